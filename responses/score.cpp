#include "responses/score.hpp"

#include <map>
#include <set>
#include <tuple>

#include "responses/shape.hpp"

namespace touchstone {
namespace {

/// What a row is found by. `metric` as in shapes.
struct RowKey {
  std::vector<std::optional<std::string>> group;
  unsigned char metric = 0;

  friend bool operator<(const RowKey& left, const RowKey& right) {
    return std::tie(left.group, left.metric) < std::tie(right.group, right.metric);
  }
};

struct RowCounts {
  Tally tally;
  std::uint64_t invalid = 0;
  std::uint64_t test = 0;
  std::set<std::string, std::less<>> questions;
  /// By period, where periods are compared.
  std::map<std::string, Tally> periods;
};

class Report {
 public:
  explicit Report(const ScoreOptions& options) : options_(options), compares_(options.compare.has_value()) {
    for (std::size_t i = 0; i < options.by.size(); ++i) {
      if (options.by[i].kind == Dimension::Kind::question) question_at_ = i;
    }
  }

  void add(std::string_view shape, std::uint64_t times) {
    ShapeReader reader(shape);
    const unsigned char flags = reader.byte();
    const bool test = (flags & test_flag) != 0;
    RowKey key;
    for (std::size_t i = 0; i < options_.by.size(); ++i) {
      const auto value = reader.text();
      key.group.push_back(value ? std::optional<std::string>(*value) : std::nullopt);
    }
    std::optional<std::string_view> period;
    if (compares_) period = reader.text();
    if (!test) count_showing(key.group, flags, times);
    while (!reader.at_end()) {
      key.metric = reader.byte();
      const unsigned char point = reader.byte();
      const std::string_view question = reader.text().value_or("");
      if (question_at_) key.group[*question_at_] = std::string(question);
      count_answer(rows_[key], point, question, test, period, times);
    }
  }

  ScoreRun finish() {
    ScoreRun run;
    run.showings = all_;
    const auto [before, after] = last_periods();
    for (auto& [key, counts] : rows_) {
      ScoreRow row;
      for (std::size_t i = 0; i < options_.by.size(); ++i) row.group.emplace_back(options_.by[i].name, key.group[i]);
      if (key.metric != unknown_ces) {
        row.metric = static_cast<Metric>(key.metric);
      } else {
        row.metric = std::nullopt;
      }
      if (counts.questions.size() == 1) row.question = *counts.questions.begin();
      row.tally = counts.tally;
      row.invalid = counts.invalid;
      row.test = counts.test;
      auto showings_key = key.group;
      if (question_at_) showings_key[*question_at_].reset();
      row.showings = showings_[showings_key];
      if (compares_ && row.metric && !before.empty()) {
        Change change{.before_period = before,
                      .after_period = after,
                      .before = {},
                      .after = {},
                      .difference = {},
                      .adjusted_p = {}};
        change.before = counts.periods[before];
        change.after = counts.periods[after];
        change.difference = compare(*row.metric, change.before, change.after);
        row.change = change;
      }
      run.rows.push_back(std::move(row));
    }
    adjust(run.rows);
    return run;
  }

 private:
  void count_showing(const std::vector<std::optional<std::string>>& group, unsigned char flags, std::uint64_t times) {
    const Showings showings{.shown = times,
                            .started = (flags & started_flag) != 0 ? times : 0,
                            .completed = (flags & completed_flag) != 0 ? times : 0};
    showings_[group].merge(showings);
    all_.merge(showings);
  }

  void count_answer(RowCounts& counts, unsigned char point, std::string_view question, bool test,
                    const std::optional<std::string_view>& period, std::uint64_t times) {
    if (!question.empty()) counts.questions.emplace(question);
    if (test) {
      counts.test += times;
    } else if (point == not_on_scale) {
      counts.invalid += times;
    } else {
      counts.tally.add(point, times);
      if (!period) return;
      counts.periods[std::string(*period)].add(point, times);
      periods_.emplace(*period);
    }
  }

  /// The last period in which anybody answered anything, and the one that had answers before it.
  std::pair<std::string, std::string> last_periods() const {
    if (periods_.size() < 2) return {};
    return {*std::next(periods_.rbegin()), *periods_.rbegin()};
  }

  const ScoreOptions& options_;
  bool compares_;
  std::optional<std::size_t> question_at_;
  std::map<RowKey, RowCounts> rows_;
  std::map<std::vector<std::optional<std::string>>, Showings> showings_;
  std::set<std::string, std::less<>> periods_;
  Showings all_;
};

}  // namespace

Result<ScoreRun> score_responses(const std::vector<Input>& inputs, const ScoreOptions& options) {
  std::vector<Dimension> dimensions = options.by;
  if (options.compare) dimensions.push_back(*options.compare);
  Result<LatestResponses> read = read_responses(inputs, dimensions, {}, options.reading);
  if (!read) return read.error();
  Report report(options);
  for (ShapeNumber number = 0; number < read->counts.size(); ++number) {
    if (read->counts[number] > 0) report.add(read->shapes->shape(number), read->counts[number]);
  }
  ScoreRun run = report.finish();
  run.summary = std::move(read->summary);
  return run;
}

}  // namespace touchstone
