#pragma once
// What lists of answers say of one metric, looked up once for all responses that have the same.
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "report/store.hpp"
#include "scoring/tally.hpp"

namespace touchstone {

/// A scored answer.
struct ScoredPoint {
  Metric metric = Metric::nps;
  int point = 0;
};

/// Every point that answers the metric, by the number of the list.
class Points {
 public:
  /// `question`: of that one alone; empty: of every question. `store` must not change meanwhile.
  Points(const ResponseStore& store, Metric metric, std::string_view question);

  void add(std::uint32_t answers, Tally& tally) const {
    for (std::uint32_t at = begins_[answers]; at < begins_[answers + 1]; ++at) tally.add(points_[at]);
  }

 private:
  std::vector<std::uint32_t> begins_;  // of each list, and the end of the last one
  std::vector<unsigned char> points_;
};

/// The first point that answers the metric, or any where none is named, by the number of the list.
std::vector<std::optional<ScoredPoint>> first_points(const ResponseStore& store, std::optional<Metric> metric);

}  // namespace touchstone
