#pragma once
// From what responses say to the rows of a report.
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "report/grouping.hpp"
#include "scoring/row.hpp"

namespace touchstone {

/// A value for each dimension; absent where responses do not say.
using GroupValues = std::vector<std::optional<std::string>>;

class ScoreTable {
 public:
  /// `compares`: the last period is compared with the one before. `by` must outlive this.
  ScoreTable(const std::vector<Dimension>& by, bool compares);

  /// Responses that say the same. `group`: in the order of `by`; what stands for the question does not matter.
  /// `flags` and `answers`: as in shapes (shape.hpp). `period`: by which is compared. `weight`: of each response, where
  /// answers are weighted; 0 for one that says none.
  void add(unsigned char flags, const GroupValues& group, std::optional<std::string_view> period,
           std::string_view answers, std::uint64_t times, std::optional<double> weight = std::nullopt);

  /// By group, then by metric. Groups without a scored answer have none. To be called once.
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

  /// What was looked up for the responses that came last: mostly the next ones are of the same group.
  struct Lately {
    GroupValues group = {};
    Showings* showings = nullptr;
    Metrics* metrics = nullptr;
  };
  void count_answer(Counts& counts, unsigned char point, std::string_view question, bool test,
                    const std::optional<std::string_view>& period, std::uint64_t times,
                    const std::optional<double>& weight);
  ScoreRow row_of(const GroupValues& group, unsigned char metric, Counts& counts);
  std::pair<std::string, std::string> last_periods() const;

  const std::vector<Dimension>& by_;
  bool compares_;
  std::optional<std::size_t> question_at_;
  std::map<GroupValues, Metrics> groups_;
  /// Without the question.
  std::map<GroupValues, Showings> showings_;
  Lately lately_;
  std::set<std::string, std::less<>> periods_;
  Showings all_;
};

}  // namespace touchstone
