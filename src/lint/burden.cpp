// too_many_questions, required_free_text, no_rest, never_shown, unused_touchpoint.
#include <algorithm>

#include "base/decimal.hpp"
#include "base/suggest.hpp"
#include "base/time.hpp"
#include "base/words.hpp"
#include "lint/checks.hpp"

namespace touchstone {
namespace {

/// Length drives visitors away (docs/lint.md); in the corner of a shop's page five questions are many.
constexpr std::size_t most_questions = 5;

bool is_asked(const Survey& survey, std::string_view id) {
  const auto found = std::find_if(survey.questions.begin(), survey.questions.end(),
                                  [&](const Question& each) { return each.id == id; });
  return found != survey.questions.end() && kind_of(*found) != QuestionKind::message;
}

/// Questions on the longest way; where that could not be told, those that nobody is spared.
std::size_t longest_way(const Survey& survey, const Written& questions, const PathAccount& account) {
  std::size_t count = 0;
  if (account.longest) {
    for (const std::string& id : account.longest->questions) count += is_asked(survey, id) ? 1 : 0;
    return count;
  }
  for (std::size_t i = 0; i < survey.questions.size(); ++i) {
    if (is_asked(survey, survey.questions[i].id) && !questions.item(i).member("when")) ++count;
  }
  return count;
}

void check_length(const Survey& survey, const Written& questions, const PathAccount& account, Report& report) {
  const std::size_t count = longest_way(survey, questions, account);
  if (count <= most_questions) return;
  report.advise_key("too_many_questions", questions,
                    joined({"a visitor may be asked ", write_decimal(static_cast<double>(count)), " questions"}),
                    "ask five at most, and the rest at another touchpoint");
}

void check_required_text(const Survey& survey, const Written& questions, Report& report) {
  for (std::size_t i = 0; i < survey.questions.size(); ++i) {
    const Question& question = survey.questions[i];
    if (kind_of(question) != QuestionKind::text || !question.required) continue;
    report.advise("required_free_text", questions.item(i).member("required"),
                  "who has nothing to say writes anything, or leaves", "leave \"required\" out");
  }
}

bool rests(const Written& survey) {
  const Written show = survey.member("show");
  return show.member("not_again_for_days") || show.member("max_shows");
}

/// When it is shown is known: nothing there is at fault.
bool shows_itself(const Written& survey, const Faults& faults) {
  return !faults.has_unknown_key(survey.pointer()) && !faults.touch(joined({survey.pointer(), "/show"}));
}

/// Several surveys may ask at one touchpoint when one of them rests, or when conditions tell them apart: all but the
/// last need one. Said once for each touchpoint, at its last survey.
void check_rest(const Written& root, const Faults& faults, Report& report) {
  const Written surveys = root.list("surveys");
  const bool overall = static_cast<bool>(root.member("not_again_for_days"));
  for (std::size_t i = 0; i < surveys.count(); ++i) {
    const Written touchpoint = surveys.item(i).member("touchpoint");
    if (touchpoint.text().empty()) continue;
    bool is_doubtful = !shows_itself(surveys.item(i), faults);
    bool is_last = true;
    bool has_rest = overall || rests(surveys.item(i));
    bool is_pressing = false;  // a survey before this one takes every visitor
    for (std::size_t j = 0; j < surveys.count(); ++j) {
      const Written other = surveys.item(j);
      if (j == i || other.member("touchpoint").text() != touchpoint.text()) continue;
      is_doubtful = is_doubtful || !shows_itself(other, faults);
      is_last = is_last && j < i;
      has_rest = has_rest || rests(other);
      is_pressing = is_pressing || !other.member("show").member("when");
    }
    if (!is_last || has_rest || !is_pressing || is_doubtful) continue;
    report.advise("no_rest", touchpoint,
                  joined({"several surveys ask at \"", touchpoint.text(), "\", and none of them ever rests"}),
                  R"(give each a "show" with "not_again_for_days", or a "when" that tells them apart)");
  }
}

void check_days(const Written& show, Report& report) {
  const std::string_view from = show.member("from").text();
  const Written until = show.member("until");
  // A day lasts to its end.
  if (!is_moment(from) || !is_moment(until.text()) || until.text() >= from.substr(0, until.text().size())) return;
  report.error("never_shown", until, joined({"this is before ", from, ", so nobody ever sees the survey"}),
               "let it end after it begins");
}

/// What the page notices and nobody asks at.
void check_touchpoints(const Written& root, const Faults& faults, Report& report) {
  const Written touchpoints = root.list("touchpoints");
  const Written surveys = root.list("surveys");
  std::vector<std::string_view> used;
  for (std::size_t i = 0; i < surveys.count(); ++i) {
    used.push_back(surveys.item(i).member("touchpoint").text());
    const Written enders = surveys.item(i).member("show").list("cancel_on");
    for (std::size_t j = 0; j < enders.count(); ++j) used.push_back(enders.item(j).text());
  }
  for (std::size_t i = 0; faults.none() && i < touchpoints.count(); ++i) {
    const Written name = touchpoints.item(i).member("name");
    if (std::find(used.begin(), used.end(), name.text()) != used.end()) continue;
    report.advise("unused_touchpoint", name, joined({"no survey asks at \"", name.text(), "\""}),
                  used.empty() ? "leave it out" : suggest(name.text(), used));
  }
}

}  // namespace

void check_burden(const Checked& file, Report& report) {
  const Written surveys = file.root.list("surveys");
  for (std::size_t i = 0; i < file.definition.surveys.size(); ++i) {
    const Written questions = surveys.item(i).list("questions");
    check_length(file.definition.surveys[i], questions, file.accounts[i], report);
    check_required_text(file.definition.surveys[i], questions, report);
  }
  check_rest(file.root, file.faults, report);
}

void check_moments(const Checked& file, Report& report) {
  const Written surveys = file.root.list("surveys");
  for (std::size_t i = 0; i < surveys.count(); ++i) {
    check_days(surveys.item(i).member("show"), report);
  }
  check_touchpoints(file.root, file.faults, report);
}

}  // namespace touchstone
