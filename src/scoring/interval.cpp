#include "scoring/interval.hpp"

#include <algorithm>
#include <cmath>

#include "scoring/nps_adjusted.hpp"
#include "scoring/quantile.hpp"

namespace touchstone {

std::optional<double> nps_of(const NpsCounts& counts) {
  if (counts.n() == 0) return std::nullopt;
  const double difference = static_cast<double>(counts.promoters) - static_cast<double>(counts.detractors);
  return 100 * difference / static_cast<double>(counts.n());
}

std::optional<int> displayed_nps(const NpsCounts& counts) {
  const std::uint64_t n = counts.n();
  if (n == 0) return std::nullopt;
  const bool negative = counts.detractors > counts.promoters;
  const std::uint64_t difference =
      negative ? counts.detractors - counts.promoters : counts.promoters - counts.detractors;
  const auto points = static_cast<int>((200 * difference + n) / (2 * n));
  return negative ? -points : points;
}

double nps_variance(const NpsCounts& counts) { return WeightedNps(counts, 0).variance(); }

std::optional<Interval> nps_interval(const NpsCounts& counts, double confidence) {
  if (counts.n() == 0) return std::nullopt;
  const WeightedNps adjusted(counts, adjusted_wald_answers);
  const double margin = critical_z(confidence) * adjusted.standard_error();
  return Interval{std::max(-100.0, adjusted.score() - margin), std::min(100.0, adjusted.score() + margin)};
}

Interval wilson_of(double share, double n, double confidence) {
  const double z = critical_z(confidence);
  const double centre = (share + z * z / (2 * n)) / (1 + z * z / n);
  const double half = z / (1 + z * z / n) * std::sqrt(share * (1 - share) / n + z * z / (4 * n * n));
  // At the ends exactly: rounding must not keep them away.
  return Interval{share <= 0 ? 0 : std::max(0.0, centre - half), share >= 1 ? 1 : std::min(1.0, centre + half)};
}

std::optional<Interval> wilson(const Share& share, double confidence) {
  if (share.n == 0) return std::nullopt;
  const auto n = static_cast<double>(share.n);
  return wilson_of(static_cast<double>(share.part) / n, n, confidence);
}

std::optional<Interval> mean_interval(const Moments& moments, double confidence) {
  if (moments.n < 2) return std::nullopt;
  const auto n = static_cast<double>(moments.n);
  const double half = critical_t(confidence, n - 1) * std::sqrt(moments.variance / n);
  return Interval{moments.mean - half, moments.mean + half};
}

}  // namespace touchstone
