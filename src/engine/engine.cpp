#include "engine/engine.hpp"

#include "delivery/body.hpp"
#include "logic/evaluate.hpp"
#include "touchpoint/choose.hpp"

namespace touchstone {
namespace {

constexpr std::string_view show_timer = "show";
constexpr std::string_view close_timer = "close";
constexpr std::int64_t ms_per_second = 1'000;

}  // namespace

void Engine::track(Track track, Effects& effects) {
  if (waiting_ || showing_) return;
  const Survey* survey = choose(definition_, track, shown_);
  if (survey == nullptr) return;
  if (survey->show.after_seconds == 0) return show(*survey, track, track.at, effects);
  effects.schedule(show_timer,
                   static_cast<std::int64_t>(survey->show.after_seconds * static_cast<double>(ms_per_second)));
  waiting_.reset(new Waiting{survey, std::move(track)});
}

void Engine::timer(UnixMs at, std::string_view name, Effects& effects) {
  if (name == close_timer) return end(effects);
  if (name != show_timer) return outbox_.timer(name, effects);
  if (!waiting_) return;
  const std::unique_ptr<Waiting> due = std::move(waiting_);
  show(*due->survey, due->track, at, effects);
}

void Engine::show(const Survey& survey, const Track& track, UnixMs at, Effects& effects) {
  Session session(survey, facts_of(track), track.seed[1]);
  if (session.ended()) return;  // no question fits this visitor: there is nothing to ask
  shown_.push_back(&survey);
  outbox_.reseed(track.seed[0] ^ track.seed[1]);
  showing_.reset(new Showing{.session = std::move(session), .asked_locale = track.locale, .response = {}});
  Response& response = showing_->response;
  response.id = make_response_id(at, track.seed);
  response.touchpoint = track.touchpoint;
  response.locale = wordings().locale();
  response.shown_at = at;
  response.context = declared_context(definition_.context, track.context);
  update(at, Status::shown, effects);
  emit("shown", {}, effects);
}

void Engine::answer(UnixMs at, std::string_view question, const Json& value, std::string_view other, Effects& effects) {
  if (showing_) take(at, question, showing_->session.answer(question, value, other), effects);
}

void Engine::skip(UnixMs at, std::string_view question, Effects& effects) {
  if (showing_) take(at, question, showing_->session.skip(question), effects);
}

void Engine::back() {
  if (showing_) showing_->session.back();
}

void Engine::close(UnixMs at, Effects& effects) {
  if (waiting_) effects.cancel(show_timer);
  waiting_.reset();
  if (showing_ && !showing_->session.ended()) {
    update(at, Status::dismissed, effects);
    emit("dismissed", {}, effects);
  } else if (showing_ && showing_->session.ending()->close_after_seconds > 0) {
    effects.cancel(close_timer);
  }
  finish();
}

/// The ending has been read long enough.
void Engine::end(Effects& effects) {
  if (!showing_ || !showing_->session.ended()) return;
  const std::string& redirect = showing_->session.ending()->redirect;
  if (!redirect.empty()) effects.redirect(redirect);
  finish();
}

/// Takes the survey off the page; its response may still be on its way.
void Engine::finish() {
  if (showing_) outbox_.settle();
  showing_.reset();
}

std::string Engine::body_for(const Endpoint& endpoint) const {
  return write_body(endpoint, showing_->response, showing_->session);
}

void Engine::take(UnixMs at, std::string_view question, Taken taken, Effects& effects) {
  const bool ended = showing_->session.ended();
  const bool answered = taken == Taken::answered;
  if (!answered && !(taken == Taken::passed && ended)) return;
  update(at, ended ? Status::completed : Status::partial, effects);
  if (answered) emit("answered", question, effects);
  if (!ended) return;
  emit("completed", {}, effects);
  const Ending* ending = showing_->session.ending();
  // An end without words needs no closing.
  if (ending == nullptr) return finish();
  if (ending->close_after_seconds > 0) effects.schedule(close_timer, ending->close_after_seconds * ms_per_second);
}

/// Makes the next revision of the response and hands it to every endpoint that wants it.
void Engine::update(UnixMs at, Status status, Effects& effects) {
  Response& response = showing_->response;
  const Session& session = showing_->session;
  ++response.revision;
  response.status = status;
  response.updated_at = at;
  for (const Endpoint& endpoint : definition_.endpoints) {
    if (holds(endpoint.when, session.facts())) {
      outbox_.put(endpoint, response.id, response.revision, effects);
    } else {
      outbox_.withdraw(endpoint, response.id);
    }
  }
}

void Engine::emit(std::string_view name, std::string_view question, Effects& effects) const {
  effects.emit({.name = name,
                .survey = showing_->session.survey().id,
                .touchpoint = showing_->response.touchpoint,
                .response_id = showing_->response.id,
                .question = question,
                .revision = showing_->response.revision});
}

}  // namespace touchstone
