#include "session/session.hpp"

#include <algorithm>

#include "base/random.hpp"
#include "logic/coerce.hpp"
#include "logic/evaluate.hpp"

namespace touchstone {

Session::Session(const Survey& survey, Json facts, const Variant* variant, std::uint64_t seed)
    : survey_(&survey), facts_(std::move(facts)), variant_(variant), seed_(seed), slots_(survey.questions.size()) {
  if (variant != nullptr) facts_.set("variant", variant->id);
  lay_path(0);
}

Taken Session::answer(std::string_view question, const Json& value, std::string_view other) {
  if (ended() || current().id != question) return Taken::ignored;
  Judged judged = judge(current(), value, other);
  switch (judged.verdict) {
    case Judged::Verdict::foreign:
      return Taken::ignored;
    case Judged::Verdict::blank:
      // Of contact data the fields themselves say what is missing.
      if (current().required && kind_of(current()) == QuestionKind::contact) judged.problem = Problem::contact;
      if (judged.problem == Problem::none) return skip(question);
      [[fallthrough]];
    case Judged::Verdict::refused:
      refused_ = value;
      return refuse(judged.problem);
    case Judged::Verdict::fits:
      break;
  }
  slots_[path_[step_]].answer = std::move(judged.answer);
  move_on();
  return Taken::answered;
}

void Session::suggest(std::string_view question, const Json& value) {
  if (ended() || current().id != question) return;
  if (!suggestions_.is_object()) suggestions_ = Json::object();
  suggestions_.set(question, value);
}

Answer Session::suggestion() const {
  const Json* given = suggestions_.find(current().id);
  if (given == nullptr) return {};
  // What is being typed need not be an answer yet.
  if (kind_of(current()) == QuestionKind::text && given->is_text()) return {.value = *given};
  // What comes by the address of a page is text, digits included.
  const bool is_digits = kind_of(current()) == QuestionKind::scale && given->is_text() && !given->text().empty();
  Judged judged = judge(current(), is_digits ? Json(to_number(*given)) : *given, {});
  return judged.verdict == Judged::Verdict::fits ? std::move(judged.answer) : Answer{};
}

Taken Session::refuse(Problem problem) {
  problem_ = problem;
  return Taken::refused;
}

Taken Session::skip(std::string_view question) {
  if (ended() || current().id != question) return Taken::ignored;
  if (current().required) return refuse(Problem::required);
  Answer& answer = slots_[path_[step_]].answer;
  const Taken taken = answer.value.is_null() ? Taken::passed : Taken::answered;
  answer = {};
  move_on();
  return taken;
}

void Session::back() {
  if (ended() || step_ == 0) return;
  problem_ = Problem::none;
  refused_ = {};
  --step_;
}

void Session::move_on() {
  problem_ = Problem::none;
  refused_ = {};
  const std::size_t question = path_[step_];
  const bool is_new = !slots_[question].passed;
  slots_[question].passed = true;
  bool cut = false;
  if (is_new) {
    note_fact(question);
    cut = lay_path(after(question));
  } else {
    forget_facts();
    for (const std::size_t each : path_) slots_[each].place = nowhere;
    path_.clear();
    jumped_to_ = nullptr;
    cut = lay_path(0);
  }
  step_ = std::min(step_ + 1, cut ? path_.size() - 1 : path_.size());
}

/// Lays the path on from a position among the questions, until one that is not passed. Whether it was cut instead.
bool Session::lay_path(std::size_t at) {
  while (at < slots_.size()) {
    Slot& slot = slots_[at];
    if (!holds(survey_->questions[at].when, facts_)) {
      ++at;
      continue;
    }
    if (slot.place != nowhere) {
      cut_path(slot.place);
      return true;
    }
    slot.place = path_.size();
    path_.push_back(at);
    if (!slot.passed) return false;
    note_fact(at);
    at = after(at);
  }
  return false;
}

/// Where a question's answer leads; the number of questions or more is the end.
std::size_t Session::after(std::size_t question) {
  for (const Jump& jump : survey_->questions[question].next) {
    if (!holds(jump.when, facts_)) continue;
    if (jump.target >= slots_.size()) jumped_to_ = &survey_->endings[jump.target - slots_.size()];
    return jump.target;
  }
  return question + 1;
}

/// Takes the visitor back to a place on the path: the question there and all behind it are asked anew.
void Session::cut_path(std::size_t place) {
  for (std::size_t i = place; i < path_.size(); ++i) {
    slots_[path_[i]].passed = false;
    if (i > place) slots_[path_[i]].place = nowhere;
  }
  path_.resize(place + 1);
  forget_facts();
  for (std::size_t i = 0; i < place; ++i) note_fact(path_[i]);
}

void Session::forget_facts() {
  facts_.set("answers", Json::object());
  facts_.set("segments", Json::object());
}

void Session::note_fact(std::size_t question) {
  const Json& value = slots_[question].answer.value;
  if (value.is_null()) return;
  const Question& asked = survey_->questions[question];
  facts_.find("answers")->set(asked.id, value);
  const std::string_view segment = segment_of(asked, value);
  if (!segment.empty()) facts_.find("segments")->set(asked.id, segment);
}

Answered Session::answer_to(std::string_view question) const {
  Answered found;
  each_answer([&](const Question& asked, const Answer& answer) {
    if (asked.id == question) found = {&asked, &answer};
  });
  return found;
}

std::size_t Session::most_steps() const { return step_ + slots_.size() - path_[step_]; }

std::uint64_t Session::seed_of(const Question& question) const {
  return Random(seed_ ^ static_cast<std::uint64_t>(&question - survey_->questions.data())).next();
}

const Ending* Session::ending() const {
  if (jumped_to_ != nullptr) return jumped_to_;
  for (const Ending& ending : survey_->endings) {
    if (holds(ending.when, facts_)) return &ending;
  }
  return nullptr;
}

}  // namespace touchstone
