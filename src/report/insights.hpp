#pragma once
// What responses say beside their score, counted: what goes with low scores, and what people write who give them.
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "scoring/drivers.hpp"

namespace touchstone {

/// Question and value.
using FactorKey = std::pair<std::string, std::string>;

/// What a response says for one metric.
struct Statement {
  /// Of a response that answers the metric twice the first answer counts. Absent: it does not answer it.
  std::optional<int> point;
  /// Options that were chosen, and what other scored answers count as.
  std::set<FactorKey> factors;
  /// Valid as long as what was read.
  std::vector<std::string_view> comments;
};

/// Takes answers apart that stand as in shapes (shape.hpp).
Statement read_statement(Metric metric, std::string_view answers);

/// The scores of those who gave an answer, and of all who were asked the same.
class FactorCounts {
 public:
  /// Without a point it counts for nothing.
  void add(const Statement& said, std::uint64_t times);
  std::vector<Driver> drivers(Metric metric) const;

 private:
  std::map<std::string, Tally, std::less<>> asked_;
  std::map<FactorKey, Tally> with_;
};

/// Whether the point counts as bad (detractors, dissatisfied, difficult). Absent where it counts as neither bad nor
/// good.
std::optional<bool> is_low(Metric metric, int point);

}  // namespace touchstone
