#include "session/session.hpp"

#include "base/utf8.hpp"
#include "logic/evaluate.hpp"

namespace touchstone {
namespace {

bool is_on(Scale scale, const Json& value) {
  for (int point = scale.first; point <= scale.last; ++point) {
    if (value.is_number() && value.number() == point) return true;
  }
  return false;
}

bool is_blank(std::string_view text) { return text.find_first_not_of(" \t\r\n") == std::string_view::npos; }

}  // namespace

std::string_view segment_of(const Question& question, const Json& value) {
  const auto* scale = std::get_if<ScaleForm>(&question.form);
  return scale == nullptr ? std::string_view() : segment_of(scale->metric, static_cast<int>(value.number()));
}

Session::Session(const Survey& survey, Json facts)
    : survey_(&survey), facts_(std::move(facts)), slots_(survey.questions.size()) {
  extend_path(0);
}

Taken Session::answer(std::string_view question, const Json& value) {
  if (ended() || current().id != question) return Taken::ignored;
  if (const auto* scale = std::get_if<ScaleForm>(&current().form)) {
    if (!is_on(scale_of(scale->metric), value)) return Taken::ignored;
  } else {
    if (!value.is_text()) return Taken::ignored;
    if (is_blank(value.text())) return skip(question);
    if (count_code_points(value.text()) > std::get_if<TextForm>(&current().form)->max_length) {
      problem_ = Problem::too_long;
      return Taken::refused;
    }
  }
  slots_[path_[step_]].value = value;
  move_on();
  return Taken::answered;
}

Taken Session::skip(std::string_view question) {
  if (ended() || current().id != question) return Taken::ignored;
  if (current().required) {
    problem_ = Problem::required;
    return Taken::refused;
  }
  Json& value = slots_[path_[step_]].value;
  const Taken taken = value.is_null() ? Taken::passed : Taken::answered;
  value = {};
  move_on();
  return taken;
}

void Session::back() {
  if (ended() || step_ == 0) return;
  problem_ = Problem::none;
  --step_;
}

void Session::move_on() {
  problem_ = Problem::none;
  const std::size_t question = path_[step_];
  const bool is_new = !slots_[question].passed;
  slots_[question].passed = true;
  if (is_new) {
    note_fact(question);
    extend_path(question + 1);
  } else {
    facts_.set("answers", Json::object());
    facts_.set("segments", Json::object());
    path_.clear();
    extend_path(0);
  }
  ++step_;
}

void Session::extend_path(std::size_t from) {
  for (std::size_t i = from; i < slots_.size(); ++i) {
    if (!holds(survey_->questions[i].when, facts_)) continue;
    path_.push_back(i);
    if (!slots_[i].passed) return;
    note_fact(i);
  }
}

void Session::note_fact(std::size_t question) {
  const Json& value = slots_[question].value;
  if (value.is_null()) return;
  const Question& asked = survey_->questions[question];
  facts_.find("answers")->set(asked.id, value);
  const std::string_view segment = segment_of(asked, value);
  if (!segment.empty()) facts_.find("segments")->set(asked.id, segment);
}

std::size_t Session::most_steps() const { return step_ + slots_.size() - path_[step_]; }

const Ending* Session::ending() const {
  for (const Ending& ending : survey_->endings) {
    if (holds(ending.when, facts_)) return &ending;
  }
  return nullptr;
}

}  // namespace touchstone
