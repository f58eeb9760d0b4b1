#pragma once
// From what responses say to the rows of a report.
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "report/grouping.hpp"
#include "scoring/row.hpp"

namespace touchstone {

/// A value for each dimension; absent where responses do not say.
using GroupValues = std::vector<std::optional<std::string>>;

class ScoreTable {
 public:
  /// `by` must outlive this.
  explicit ScoreTable(const std::vector<Dimension>& by);

  /// Of what the responses are that are added next. `flags`: as in shapes (shape.hpp). `group`: in the order of `by`,
  /// nothing for the question. `period`: by which is compared, where that is asked for. `weight`: of each response,
  /// where answers are weighted; 0 for those that say none.
  void begin(unsigned char flags, const GroupValues& group, std::optional<std::string_view> period,
             std::optional<double> weight = std::nullopt);
  /// So many responses that say the same: `answers`, as in shapes.
  void add(std::string_view answers, std::uint64_t times);

  /// By group, then by metric. Groups without a scored answer have none. To be called once. The last period is compared
  /// with the one before, of those in which a row has as many answers as it takes to compare (`few_answers`), so that
  /// single responses with a wrong clock do not decide what is; where there are not two such periods, of all that have
  /// answers.
  std::vector<ScoreRow> finish();
  /// Over all responses, without those in test mode.
  const Showings& showings() const { return all_; }

 private:
  struct Counts {
    Tally tally;
    std::optional<WeightedAnswers> weighted;
    std::uint64_t invalid = 0;
    std::uint64_t test = 0;
    std::set<std::string, std::less<>> questions;
    /// By period, where periods are compared.
    std::map<std::string, Tally, std::less<>> periods;
  };
  /// By metric, as in shapes.
  using Metrics = std::map<unsigned char, Counts>;
  struct Group {
    Showings showings;
    /// By question where groups are told apart by it, otherwise one for all.
    std::map<std::string, Metrics, std::less<>> metrics;
  };
  struct Hash {
    std::size_t operator()(const GroupValues& values) const;
  };

  /// What is compared, before and after; empty where there are not two.
  using Periods = std::pair<std::string, std::string>;

  Metrics& metrics_of(std::string_view question);
  void count_answer(Counts& counts, unsigned char point, std::string_view question, std::uint64_t times);
  ScoreRow row_of(const GroupValues& values, const Showings& showings, unsigned char metric, Counts& counts,
                  const Periods& periods) const;
  Periods last_periods() const;

  const std::vector<Dimension>& by_;
  std::optional<std::size_t> question_at_;
  /// Without the question.
  std::unordered_map<GroupValues, Group, Hash> groups_;
  /// By period, the most answers that any row has in it.
  std::map<std::string, std::uint64_t, std::less<>> most_answers_;
  // Of what is added now.
  Group* group_ = nullptr;
  unsigned char flags_ = 0;
  std::optional<std::string> period_;
  std::optional<double> weight_;
  Showings all_;
};

}  // namespace touchstone
