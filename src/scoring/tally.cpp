#include "scoring/tally.hpp"

#include <cmath>

namespace touchstone {

std::optional<int> point_of(Metric metric, double value) {
  const Scale scale = scale_of(metric);
  // Comparisons with what is not a number are false.
  if (!(value >= scale.first && value <= scale.last) || std::floor(value) != value) return std::nullopt;
  return static_cast<int>(value);
}

NpsCounts nps_counts(const Tally& tally) {
  return {.detractors = tally.between(0, 6), .passives = tally.between(7, 8), .promoters = tally.between(9, 10)};
}

Share good_share(Metric metric, const Tally& tally) {
  switch (metric) {
    case Metric::nps:
      return {tally.between(9, 10), tally.n()};
    case Metric::csat:
      return {tally.between(4, 5), tally.n()};
    case Metric::ces_agreement_7:
      return {tally.between(5, 7), tally.n()};
    case Metric::ces_effort_5:
      return {tally.between(1, 2), tally.n()};
    case Metric::rating:
      return {0, tally.n()};
  }
  return {};
}

Moments moments_of(const Tally& tally) {
  Moments moments{.n = tally.n()};
  if (moments.n == 0) return moments;
  // Both sums are whole numbers: exact as long as they fit 53 bits, that is for 9e13 answers.
  double sum = 0;
  for (int value = 0; value < static_cast<int>(Tally::most_points); ++value) {
    sum += value * static_cast<double>(tally.at(value));
  }
  const auto n = static_cast<double>(moments.n);
  moments.mean = sum / n;
  double squares = 0;
  for (int value = 0; value < static_cast<int>(Tally::most_points); ++value) {
    const double distance = value - moments.mean;
    squares += distance * distance * static_cast<double>(tally.at(value));
  }
  if (moments.n > 1) moments.variance = squares / (n - 1);
  return moments;
}

std::vector<Tally> pool_last(const std::vector<Tally>& periods, std::size_t window) {
  std::vector<Tally> pooled(periods.size());
  for (std::size_t at = 0; at < periods.size(); ++at) {
    const std::size_t first = at + 1 > window ? at + 1 - window : 0;
    for (std::size_t i = first; i <= at; ++i) pooled[at].merge(periods[i]);
  }
  return pooled;
}

}  // namespace touchstone
