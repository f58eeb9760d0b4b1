#include "report/score_table.hpp"

#include <algorithm>

#include "report/shape.hpp"

namespace touchstone {

ScoreTable::ScoreTable(const std::vector<Dimension>& by) : by_(by) {
  for (std::size_t i = 0; i < by.size(); ++i) {
    if (by[i].kind == Dimension::Kind::question) question_at_ = i;
  }
}

std::size_t ScoreTable::Hash::operator()(const GroupValues& values) const {
  std::size_t hash = 0;
  for (const std::optional<std::string>& value : values) {
    hash = hash * 31 + std::hash<std::optional<std::string>>()(value);
  }
  return hash;
}

void ScoreTable::begin(unsigned char flags, const GroupValues& group, std::optional<std::string_view> period,
                       std::optional<double> weight) {
  flags_ = flags;
  period_ = period;
  weight_ = weight;
  group_ = &groups_[group];
}

void ScoreTable::add(std::string_view answers, std::uint64_t times) {
  if ((flags_ & test_flag) == 0) {
    const Showings showings{.shown = times,
                            .started = (flags_ & started_flag) != 0 ? times : 0,
                            .completed = (flags_ & completed_flag) != 0 ? times : 0};
    group_->showings.merge(showings);
    all_.merge(showings);
  }
  for_each_scored(answers, [&](unsigned char mark, unsigned char point, std::string_view question) {
    count_answer(metrics_of(question)[mark], point, question, times);
  });
}

ScoreTable::Metrics& ScoreTable::metrics_of(std::string_view question) {
  const std::string_view name = question_at_ ? question : std::string_view();
  const auto found = group_->metrics.find(name);
  return found != group_->metrics.end() ? found->second : group_->metrics[std::string(name)];
}

void ScoreTable::count_answer(Counts& counts, unsigned char point, std::string_view question, std::uint64_t times) {
  if (weight_ && !counts.weighted) counts.weighted.emplace();
  if (!question.empty() && counts.questions.find(question) == counts.questions.end()) {
    counts.questions.emplace(question);
  }
  if ((flags_ & test_flag) != 0) {
    counts.test += times;
  } else if (point == not_on_scale) {
    counts.invalid += times;
  } else {
    counts.tally.add(point, times);
    if (weight_) counts.weighted->add(point, *weight_, times);
    if (!period_) return;
    Tally& within = counts.periods[*period_];
    within.add(point, times);
    std::uint64_t& most = most_answers_[*period_];
    most = std::max(most, within.n());
  }
}

ScoreRow ScoreTable::row_of(const GroupValues& values, const Showings& showings, unsigned char metric, Counts& counts,
                            const Periods& periods) const {
  ScoreRow row;
  for (std::size_t i = 0; i < by_.size(); ++i) row.group.emplace_back(by_[i].name, values[i]);
  row.metric = metric == unknown_ces ? std::nullopt : std::optional(static_cast<Metric>(metric));
  if (counts.questions.size() == 1) row.question = *counts.questions.begin();
  row.tally = counts.tally;
  row.weighted = counts.weighted;
  row.invalid = counts.invalid;
  row.test = counts.test;
  row.showings = showings;
  const auto& [before, after] = periods;
  if (!row.metric || before.empty()) return row;
  Change change{
      .before_period = before, .after_period = after, .before = {}, .after = {}, .difference = {}, .adjusted_p = {}};
  change.before = counts.periods[before];
  change.after = counts.periods[after];
  change.difference = compare_if_enough(*row.metric, change.before, change.after);
  row.change = change;
  return row;
}

std::vector<ScoreRow> ScoreTable::finish() {
  struct Place {
    GroupValues values;
    const Showings* showings;
    Metrics* metrics;
  };
  std::vector<Place> places;
  for (auto& [values, group] : groups_) {
    for (auto& [question, metrics] : group.metrics) {
      places.push_back({.values = values, .showings = &group.showings, .metrics = &metrics});
      if (question_at_) places.back().values[*question_at_] = question;
    }
  }
  std::sort(places.begin(), places.end(),
            [](const Place& left, const Place& right) { return left.values < right.values; });
  const Periods periods = last_periods();
  std::vector<ScoreRow> rows;
  for (const auto& [values, showings, metrics] : places) {
    for (auto& [metric, counts] : *metrics) rows.push_back(row_of(values, *showings, metric, counts, periods));
  }
  adjust(rows);
  return rows;
}

ScoreTable::Periods ScoreTable::last_periods() const {
  for (const std::uint64_t least : {few_answers, std::uint64_t{1}}) {
    Periods last;
    for (const auto& [period, most] : most_answers_) {
      if (most >= least) last = {last.second, period};
    }
    if (!last.first.empty()) return last;
  }
  return {};
}

}  // namespace touchstone
