#include "report/score_table.hpp"

#include <iterator>

#include "report/shape.hpp"

namespace touchstone {

ScoreTable::ScoreTable(const std::vector<Dimension>& by, bool compares) : by_(by), compares_(compares) {
  for (std::size_t i = 0; i < by.size(); ++i) {
    if (by[i].kind == Dimension::Kind::question) question_at_ = i;
  }
}

void ScoreTable::add(unsigned char flags, const GroupValues& group, std::optional<std::string_view> period,
                     std::string_view answers, std::uint64_t times, std::optional<double> weight) {
  const bool test = (flags & test_flag) != 0;
  if (lately_.group != group) lately_ = {.group = group};
  GroupValues asked;
  if (question_at_) {
    asked = group;
    asked[*question_at_].reset();
  }
  if (!test) {
    const Showings showings{.shown = times,
                            .started = (flags & started_flag) != 0 ? times : 0,
                            .completed = (flags & completed_flag) != 0 ? times : 0};
    if (lately_.showings == nullptr) lately_.showings = &showings_[question_at_ ? asked : group];
    lately_.showings->merge(showings);
    all_.merge(showings);
  }
  for_each_scored(answers, [&](unsigned char mark, unsigned char point, std::string_view question) {
    if (question_at_) {
      asked[*question_at_] = std::string(question);
      lately_.metrics = &groups_[asked];
    } else if (lately_.metrics == nullptr) {
      lately_.metrics = &groups_[group];
    }
    count_answer((*lately_.metrics)[mark], point, question, test, period, times, weight);
  });
}

void ScoreTable::count_answer(Counts& counts, unsigned char point, std::string_view question, bool test,
                              const std::optional<std::string_view>& period, std::uint64_t times,
                              const std::optional<double>& weight) {
  if (weight && !counts.weighted) counts.weighted.emplace();
  if (!question.empty() && counts.questions.find(question) == counts.questions.end()) {
    counts.questions.emplace(question);
  }
  if (test) {
    counts.test += times;
  } else if (point == not_on_scale) {
    counts.invalid += times;
  } else {
    counts.tally.add(point, times);
    if (weight) counts.weighted->add(point, *weight, times);
    if (!period) return;
    auto found = counts.periods.find(*period);
    if (found == counts.periods.end()) {
      found = counts.periods.emplace(*period, Tally()).first;
      periods_.emplace(*period);
    }
    found->second.add(point, times);
  }
}

ScoreRow ScoreTable::row_of(const GroupValues& group, unsigned char metric, Counts& counts) {
  ScoreRow row;
  for (std::size_t i = 0; i < by_.size(); ++i) row.group.emplace_back(by_[i].name, group[i]);
  row.metric = metric == unknown_ces ? std::nullopt : std::optional(static_cast<Metric>(metric));
  if (counts.questions.size() == 1) row.question = *counts.questions.begin();
  row.tally = counts.tally;
  row.weighted = counts.weighted;
  row.invalid = counts.invalid;
  row.test = counts.test;
  GroupValues asked = group;
  if (question_at_) asked[*question_at_].reset();
  row.showings = showings_[asked];
  const auto [before, after] = last_periods();
  if (!compares_ || !row.metric || before.empty()) return row;
  Change change{
      .before_period = before, .after_period = after, .before = {}, .after = {}, .difference = {}, .adjusted_p = {}};
  change.before = counts.periods[before];
  change.after = counts.periods[after];
  change.difference = compare(*row.metric, change.before, change.after);
  row.change = change;
  return row;
}

std::vector<ScoreRow> ScoreTable::finish() {
  std::vector<ScoreRow> rows;
  for (auto& [group, metrics] : groups_) {
    for (auto& [metric, counts] : metrics) rows.push_back(row_of(group, metric, counts));
  }
  adjust(rows);
  return rows;
}

/// The last period in which anybody answered anything, and the one that had answers before it.
std::pair<std::string, std::string> ScoreTable::last_periods() const {
  if (periods_.size() < 2) return {};
  return {*std::next(periods_.rbegin()), *periods_.rbegin()};
}

}  // namespace touchstone
