#include "engine/engine.hpp"

#include <algorithm>

#include "base/utf8.hpp"
#include "base/words.hpp"
#include "delivery/body.hpp"
#include "logic/evaluate.hpp"
#include "logic/variables.hpp"
#include "touchpoint/explain.hpp"
#include "touchpoint/lot.hpp"

namespace touchstone {
namespace {

constexpr std::string_view show_timer = "show";
constexpr std::string_view close_timer = "close";
constexpr std::int64_t ms_per_second = 1'000;

bool reads_visits(const Rule& rule) { return variables_of(rule).find("visits") != nullptr; }

/// Questions, jumps and endings see how often the visitor was here as well.
bool reads_visits(const Survey& survey) {
  const auto reads = [](const auto& each) { return reads_visits(each.when); };
  return reads_visits(survey.show.when) || std::any_of(survey.endings.begin(), survey.endings.end(), reads) ||
         std::any_of(survey.questions.begin(), survey.questions.end(), [&](const Question& question) {
           return reads(question) || std::any_of(question.next.begin(), question.next.end(), reads);
         });
}

/// Whether what was kept of a visitor changes anything.
bool depends_on_memory(const Definition& definition) {
  return !definition.rest.none() ||
         std::any_of(definition.endpoints.begin(), definition.endpoints.end(),
                     [](const Endpoint& endpoint) { return reads_visits(endpoint.when); }) ||
         std::any_of(definition.surveys.begin(), definition.surveys.end(), [](const Survey& survey) {
           const Show& show = survey.show;
           return show.sample_percent < 100 || !show.rest.none() || show.max_shows > 0 || !survey.variants.empty() ||
                  reads_visits(survey);
         });
}

/// By a lot that is the visitor's own. Null pointer: the survey has none.
const Variant* variant_for(const Survey& survey, const Visitor& visitor) {
  double sum = 0;
  for (const Variant& variant : survey.variants) sum += variant.weight;
  double drawn = lot_of(visitor.key(), joined({survey.id, "/variant"})) * sum;
  for (const Variant& variant : survey.variants) {
    drawn -= variant.weight;
    if (drawn < 0) return &variant;
  }
  return nullptr;
}

/// What a response says of the page's address.
std::string page_named(PageNamed how, const Json& page) {
  const Json* url = page.find("url");
  // A page of another kind has an address that says nothing to others.
  if (how == PageNamed::not_at_all || url == nullptr || !url->text().starts_with("http")) return {};
  constexpr std::size_t longest = 2'000;
  const std::string_view whole = beginning(url->text(), longest);
  return std::string(how == PageNamed::full ? whole : whole.substr(0, whole.find_first_of("?#")));
}

}  // namespace

Engine::Engine(Definition definition)
    : definition_(std::move(definition)),
      needs_memory_(depends_on_memory(definition_)),
      decisions_(definition_.surveys.size()) {}

Engine::Showing::Showing(std::unique_ptr<Invitation> to, const Visitor& visitor)
    : invitation(std::move(to)),
      session(*invitation->survey, facts_of(invitation->track, visitor.visits()),
              variant_for(*invitation->survey, visitor), invitation->track.seed[1]) {}

void Engine::meet(UnixMs at, Storage storage, std::string_view stored, const Seed& seed, Effects& effects) {
  const Storage before = visitor_.storage();
  visitor_.meet(at, storage, needs_memory_ ? stored : std::string_view(), seed);
  // Told before everything the visitor does: what is there already need not be written once more. But where more may be
  // kept than before, it was kept elsewhere.
  if (storage != before || visitor_.text() != stored) remember(effects);
  if (storage != before) outbox_.allow_keeping(storage != Storage::none, effects);
}

void Engine::remember(Effects& effects) const {
  if (needs_memory_ && visitor_.storage() != Storage::none) effects.remember(visitor_.text());
}

void Engine::note(const Showing& showing, Outcome outcome, UnixMs at, Effects& effects) {
  if (showing.invitation->is_test) return;  // who tries a survey out is no visitor
  visitor_.note(showing.session.survey().id, outcome, at);
  remember(effects);
}

std::size_t Engine::position_of(const Survey& survey) const {
  return static_cast<std::size_t>(&survey - definition_.surveys.data());
}

void Engine::track(Track&& track, bool is_test, Effects& effects) {
  if (!visitor_.is_met()) visitor_.meet(track.at, Storage::none, {}, track.seed);
  if (waiting_) {
    const std::vector<Json>& enders = waiting_->survey->show.cancel_on.items();
    const bool is_over =
        std::any_of(enders.begin(), enders.end(), [&](const Json& ender) { return ender.text() == track.touchpoint; });
    if (is_over) call_off({Reason::called_off, 0, track.touchpoint}, effects);
  }
  const Survey* survey =
      choose(definition_, track, visitor_, {waiting_ != nullptr || showing_ != nullptr, shown_}, decisions_);
  if (survey == nullptr) return;
  const UnixMs at = track.at;
  std::unique_ptr<Invitation> invitation(
      new Invitation{.survey = survey, .track = std::move(track), .is_test = is_test});
  const double after_seconds = survey->show.after_seconds;
  if (after_seconds == 0) return place(std::move(invitation), at, effects);
  effects.schedule(show_timer, static_cast<std::int64_t>(after_seconds * static_cast<double>(ms_per_second)));
  decision_on(*survey) = {Reason::waiting};
  waiting_ = std::move(invitation);
}

void Engine::call_off(Decision decision, Effects& effects) {
  effects.cancel(show_timer);
  decision_on(*waiting_->survey) = std::move(decision);
  waiting_.reset();
}

void Engine::navigate(Effects& effects) {
  if (waiting_ && !waiting_->survey->show.follows) call_off({Reason::left}, effects);
}

void Engine::timer(UnixMs at, std::string_view name, bool is_payment, Effects& effects) {
  if (name == close_timer) return end(at, effects);
  if (name != show_timer) return outbox_.timer(name, effects);
  std::unique_ptr<Invitation> due = std::move(waiting_);
  if (!due) return;
  // Asked for by its name meanwhile, it has been seen; or another one was, and is still there.
  const bool was_shown = std::find(shown_.begin(), shown_.end(), position_of(*due->survey)) != shown_.end();
  if (was_shown || showing_) {
    decision_on(*due->survey) = {was_shown ? Reason::shown_here : Reason::another_open};
    return;
  }
  // While it waited another tab may have shown something, or the day may have ended.
  due->track.at = at;
  const Show& show = due->survey->show;
  Decision& decision = decision_on(*due->survey);
  decision = decide(definition_, *due->survey, due->track, visitor_);
  if (decision.reason == Reason::shown && is_payment && !show.on_payment_pages) decision = {Reason::payment};
  if (decision.reason == Reason::shown) place(std::move(due), at, effects);
}

void Engine::explain(Effects& effects) const {
  std::list<Explanation> explanations;
  for (std::size_t i = 0; i < decisions_.size(); ++i) {
    const Survey& survey = definition_.surveys[i];
    const bool is_here = session() != nullptr && &session()->survey() == &survey;
    const bool has_tab = tab_ && &tab_->session.survey() == &survey;
    Decision decision = decisions_[i];
    if (is_here) decision = {Reason::shown};
    // Its touchpoint may have come once more since.
    if (waiting_ && waiting_->survey == &survey) decision = {Reason::waiting};
    if (decision.reason == Reason::shown && !is_here && !has_tab) decision = {Reason::shown_here};
    explanations.push_back(
        {survey.id, survey.touchpoint, name_of(decision.reason), touchstone::explain(survey, decision)});
  }
  effects.explained(explanations);
}

void Engine::ask(std::unique_ptr<Invitation> invitation, Effects& effects) {
  const UnixMs at = invitation->track.at;
  if (!visitor_.is_met()) visitor_.meet(at, Storage::none, {}, invitation->track.seed);
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

void Engine::change_locale(std::string_view locale) {
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
  if (tab_) {
    decision_on(survey) = {Reason::another_open};
    return;
  }
  tab_.reset(new Showing(std::move(invitation), visitor_));
  if (tab_->session.ended()) {  // as below
    tab_.reset();
    decision_on(survey) = {Reason::nothing_to_ask};
    return;
  }
  shown_.push_back(position_of(survey));
}

void Engine::show(std::unique_ptr<Invitation> invitation, UnixMs at, Effects& effects) {
  showing_.reset(new Showing(std::move(invitation), visitor_));
  const Survey& survey = showing_->session.survey();
  if (showing_->session.ended()) {  // no question fits this visitor: there is nothing to ask
    showing_.reset();
    decision_on(survey) = {Reason::nothing_to_ask};
    return;
  }
  const Track& track = showing_->invitation->track;
  showing_->session.suggest(showing_->invitation->suggestions);
  shown_.push_back(position_of(survey));
  outbox_.reseed(track.seed[0] ^ track.seed[1]);
  Response& response = showing_->response;
  response.id = make_response_id(at, track.seed);
  response.is_test = showing_->invitation->is_test;
  response.touchpoint = survey.touchpoint;
  response.locale = wordings().locale();
  response.shown_at = at;
  response.context = declared_context(definition_.context, track.context);
  response.page = page_named(definition_.page_named, track.page);
  if (track.token.size() <= Response::longest_token) {
    response.token = track.token;
  } else {
    effects.report("a token of more than 500 bytes is none of the shop's, and left out");
  }
  note(*showing_, Outcome::shown, at, effects);
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
  if (waiting_) call_off({Reason::called_off, 0, "close()"}, effects);
  if (showing_ && !showing_->session.ended()) {
    note(*showing_, Outcome::dismissed, at, effects);
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

void Engine::find_kept(UnixMs at, std::string_view key, std::string_view text, bool is_elsewhere, Effects& effects) {
  if (is_elsewhere) return outbox_.count_elsewhere(key, text.size(), effects);
  outbox_.adopt(definition_.endpoints, at, key, text, effects);
}

std::string Engine::body_for(const Endpoint& endpoint) const {
  return write_body(endpoint, showing_->response, showing_->session);
}

void Engine::take(UnixMs at, std::string_view question, Taken taken, Effects& effects) {
  const bool ended = showing_->session.ended();
  const bool answered = taken == Taken::answered;
  if (!answered && !(taken == Taken::passed && ended)) return;
  if (answered) note(*showing_, Outcome::answered, at, effects);
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
    const bool is_time = endpoint.departure != Departure::completion || status == Status::completed;
    if (is_time && holds(endpoint.when, session.facts())) {
      outbox_.put(endpoint, response.id, response.revision, at, effects);
    } else {
      outbox_.withdraw(endpoint, response.id, response.revision, effects);
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
