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
  const UnixMs at = track.at;
  std::unique_ptr<Invitation> invitation(new Invitation{.survey = survey, .track = std::move(track)});
  const double after_seconds = survey->show.after_seconds;
  if (after_seconds == 0) return place(std::move(invitation), at, effects);
  effects.schedule(show_timer, static_cast<std::int64_t>(after_seconds * static_cast<double>(ms_per_second)));
  waiting_ = std::move(invitation);
}

void Engine::timer(UnixMs at, std::string_view name, Effects& effects) {
  if (name == close_timer) return end(at, effects);
  if (name != show_timer) return outbox_.timer(name, effects);
  std::unique_ptr<Invitation> due = std::move(waiting_);
  if (due && !showing_) place(std::move(due), at, effects);
}

void Engine::ask(std::unique_ptr<Invitation> invitation, Effects& effects) {
  const UnixMs at = invitation->track.at;
  if (!showing_) return show(std::move(invitation), at, effects);
  // A button pressed twice, or two places on the page for one survey: it is there already.
  if (showing_->invitation->survey != invitation->survey) next_ = std::move(invitation);
}

void Engine::forget(std::string_view survey) {
  if (next_ && (survey.empty() || next_->survey->id == survey)) next_.reset();
}

void Engine::open(UnixMs at, const Seed& seed, Effects& effects) {
  if (tab() == nullptr) return;
  std::unique_ptr<Invitation> invitation(new Invitation(*tab_->invitation));
  invitation->track.seed = seed;
  show(std::move(invitation), at, effects);
}

void Engine::change_locale(const std::string& locale) {
  for (Invitation* each : {waiting_.get(), next_.get(), tab_ ? tab_->invitation.get() : nullptr,
                           showing_ ? showing_->invitation.get() : nullptr}) {
    if (each != nullptr) each->track.locale = locale;
  }
  if (showing_) showing_->response.locale = wordings().locale();
}

const Survey* Engine::find(std::string_view id) const {
  for (const Survey& survey : definition_.surveys) {
    if (survey.id == id) return &survey;
  }
  return nullptr;
}

/// Opens a survey whose moment has come, or puts its tab on the page, where none is yet.
void Engine::place(std::unique_ptr<Invitation> invitation, UnixMs at, Effects& effects) {
  const Survey& survey = *invitation->survey;
  if (survey.display.type != DisplayType::tab) return show(std::move(invitation), at, effects);
  if (tab_) return;
  tab_.reset(new Showing(std::move(invitation)));
  if (tab_->session.ended()) return tab_.reset();  // as below
  shown_.push_back(&survey);
}

void Engine::show(std::unique_ptr<Invitation> invitation, UnixMs at, Effects& effects) {
  showing_.reset(new Showing(std::move(invitation)));
  if (showing_->session.ended()) return showing_.reset();  // no question fits this visitor: there is nothing to ask
  const Track& track = showing_->invitation->track;
  const Survey& survey = showing_->session.survey();
  showing_->session.suggest(showing_->invitation->suggestions);
  shown_.push_back(&survey);
  outbox_.reseed(track.seed[0] ^ track.seed[1]);
  Response& response = showing_->response;
  response.id = make_response_id(at, track.seed);
  response.is_test = showing_->invitation->is_test;
  response.touchpoint = survey.touchpoint;
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
  } else if (!showing_) {
    tab_.reset();
  }
  finish(at, effects);
}

/// The ending has been read long enough.
void Engine::end(UnixMs at, Effects& effects) {
  if (!showing_ || !showing_->session.ended()) return;
  const std::string& redirect = showing_->session.ending()->redirect;
  if (!redirect.empty()) effects.redirect(redirect);
  finish(at, effects);
}

/// Takes the survey off the page, and opens the one that waited for that; its response may still be on its way.
void Engine::finish(UnixMs at, Effects& effects) {
  if (showing_) outbox_.settle();
  showing_.reset();
  if (next_) show(std::move(next_), at, effects);
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
  if (tab_ && &tab_->session.survey() == &showing_->session.survey()) tab_.reset();
  const Ending* ending = showing_->session.ending();
  // An end without words needs no closing.
  if (ending == nullptr) return finish(at, effects);
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
