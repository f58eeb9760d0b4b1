// nps_twice, nps_lookalike, score_optional, scale_direction, no_free_text_after_score.
#include <algorithm>
#include <optional>

#include "base/words.hpp"
#include "lint/checks.hpp"

namespace touchstone {
namespace {

std::optional<Metric> metric_of(const Question& question) {
  if (kind_of(question) != QuestionKind::scale) return std::nullopt;
  return form_of<ScaleForm>(question).metric;
}

bool is_score(const Question& question) { return metric_of(question).value_or(Metric::rating) != Metric::rating; }

bool is_text(const Question& question) { return kind_of(question) == QuestionKind::text; }

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool asks_to_recommend(const Written& text) {
  std::string small(text.text());
  std::transform(small.begin(), small.end(), small.begin(), lower);
  const bool here = small.find("recommend") != std::string::npos || small.find("weiterempf") != std::string::npos ||
                    small.find("empfehlen") != std::string::npos;
  for (std::size_t i = 0; !here && i < text.count(); ++i) {
    if (asks_to_recommend(text.item(i))) return true;
  }
  return here;
}

/// NPS by another name: its scale, or nearly its scale and its question.
bool looks_like_nps(const Question& question, const Written& written) {
  constexpr std::size_t nps_points = 11;
  if (kind_of(question) == QuestionKind::choice) {
    return form_of<ChoiceForm>(question).options.size() == nps_points && asks_to_recommend(written.member("text"));
  }
  if (metric_of(question) != Metric::rating) return false;
  const Scale scale = form_of<ScaleForm>(question).scale();
  if (scale.first == 0 && scale.last == 10) return true;
  return scale.points() >= 10 && asks_to_recommend(written.member("text"));
}

void check_nps(const Survey& survey, const Written& questions, const Faults& faults, Report& report) {
  const Question* first = nullptr;
  for (std::size_t i = 0; i < survey.questions.size(); ++i) {
    const Question& question = survey.questions[i];
    const Written written = questions.item(i);
    if (!faults.touch(written.pointer()) && looks_like_nps(question, written)) {
      report.advise("nps_lookalike", written.member("type"), "this is asked like NPS, and counts as nothing",
                    R"(write "type": "nps", or ask on another scale)");
    }
    if (metric_of(question) != Metric::nps) continue;
    if (first != nullptr) {
      report.advise("nps_twice", written.member("type"),
                    joined({"this survey asks for NPS already, as \"", first->id, "\""}),
                    "ask once: the second answer echoes the first, and both would count");
    } else {
      first = &question;
    }
  }
}

void check_optional(const Survey& survey, const Written& questions, Report& report) {
  for (std::size_t i = 0; i < survey.questions.size(); ++i) {
    if (!is_score(survey.questions[i]) || survey.questions[i].required) continue;
    report.advise("score_optional", questions.item(i).member("required"),
                  "who may pass over a score does so for a reason, and the score no longer speaks for all",
                  "leave \"required\" out; the survey can always be closed");
  }
}

void check_direction(const Survey& survey, const Written& questions, Report& report) {
  const auto is_upward = [](const Question& question) {
    return kind_of(question) == QuestionKind::scale && metric_of(question) != Metric::ces_effort_5;
  };
  const auto upward = std::find_if(survey.questions.begin(), survey.questions.end(), is_upward);
  if (upward == survey.questions.end()) return;
  for (std::size_t i = 0; i < survey.questions.size(); ++i) {
    if (metric_of(survey.questions[i]) != Metric::ces_effort_5) continue;
    report.advise(
        "scale_direction", questions.item(i).member("variant"),
        joined({"here less is better, in \"", upward->id, "\" more is: some will answer the wrong way round"}),
        "ask with \"agreement_7\", where more is better, too");
  }
}

void check_free_text(const Survey& survey, const Written& questions, Report& report) {
  const auto score = std::find_if(survey.questions.begin(), survey.questions.end(), is_score);
  if (score == survey.questions.end() || std::any_of(score, survey.questions.end(), is_text)) return;
  report.advise("no_free_text_after_score", questions.item(static_cast<std::size_t>(score - survey.questions.begin())),
                "the score will say how many, and nothing will say why",
                R"(add a question of "type": "text" behind it)");
}

}  // namespace

void check_scores(const Checked& file, Report& report) {
  const Written surveys = file.root.list("surveys");
  for (std::size_t i = 0; i < file.definition.surveys.size(); ++i) {
    const Survey& survey = file.definition.surveys[i];
    const Written questions = surveys.item(i).list("questions");
    check_nps(survey, questions, file.faults, report);
    check_optional(survey, questions, report);
    check_direction(survey, questions, report);
    if (file.footing[i].has_types) check_free_text(survey, questions, report);
  }
}

}  // namespace touchstone
