#include "scoring/compare.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "scoring/nps_adjusted.hpp"
#include "scoring/quantile.hpp"

namespace touchstone {
namespace {

double normal_both_tails(double z) { return 2 * normal_below(-std::fabs(z)); }

double value_of(const Share& share) { return static_cast<double>(share.part) / static_cast<double>(share.n); }

double squared(double value) { return value * value; }

/// The pooled z-test, with N - 1 in the place of N. Absent where all answers of both are alike.
std::optional<double> n_minus_1_test(const Share& before, const Share& after) {
  const auto n = static_cast<double>(before.n + after.n);
  const double pooled = static_cast<double>(before.part + after.part) / n;
  const double variance =
      pooled * (1 - pooled) * (1 / static_cast<double>(before.n) + 1 / static_cast<double>(after.n));
  if (!(variance > 0)) return std::nullopt;
  const double z = (value_of(after) - value_of(before)) / std::sqrt(variance);
  return normal_both_tails(z * std::sqrt((n - 1) / n));
}

Difference in_percent(Difference shares) {
  if (shares.delta) *shares.delta *= 100;
  if (shares.interval) *shares.interval = {100 * shares.interval->low, 100 * shares.interval->high};
  return shares;
}

}  // namespace

Difference compare_nps(const NpsCounts& before, const NpsCounts& after, double confidence, double added) {
  if (before.n() == 0 || after.n() == 0) return {};
  const WeightedNps a(before, added);
  const WeightedNps b(after, added);
  const double error = std::hypot(a.standard_error(), b.standard_error());
  const double centre = b.score() - a.score();
  const double margin = critical_z(confidence) * error;
  Difference difference;
  // What is told is the difference of the scores themselves; interval and test are of the adjusted ones.
  difference.delta = WeightedNps(after, 0).score() - WeightedNps(before, 0).score();
  difference.interval = Interval{centre - margin, centre + margin};
  if (error > 0) difference.p = normal_both_tails(centre / error);
  return difference;
}

Difference compare_shares(const Share& before, const Share& after, double confidence) {
  const std::optional<Interval> a = wilson(before, confidence);
  const std::optional<Interval> b = wilson(after, confidence);
  if (!a || !b) return {};
  Difference difference;
  const double p_a = value_of(before);
  const double p_b = value_of(after);
  const double delta = p_b - p_a;
  difference.delta = delta;
  difference.interval =
      Interval{delta - std::hypot(p_b - b->low, a->high - p_a), delta + std::hypot(b->high - p_b, p_a - a->low)};
  difference.p = n_minus_1_test(before, after);
  return difference;
}

Difference compare_means(const Moments& before, const Moments& after, double confidence) {
  if (before.n == 0 || after.n == 0) return {};
  Difference difference;
  difference.delta = after.mean - before.mean;
  if (before.n < 2 || after.n < 2) return difference;
  const double a = before.variance / static_cast<double>(before.n);
  const double b = after.variance / static_cast<double>(after.n);
  if (!(a + b > 0)) return difference;
  const double freedom =
      squared(a + b) / (squared(a) / static_cast<double>(before.n - 1) + squared(b) / static_cast<double>(after.n - 1));
  const double error = std::sqrt(a + b);
  const double margin = critical_t(confidence, freedom) * error;
  difference.interval = Interval{*difference.delta - margin, *difference.delta + margin};
  difference.p = t_both_tails(*difference.delta / error, freedom);
  return difference;
}

Difference compare(Metric metric, const Tally& before, const Tally& after, double confidence) {
  switch (metric) {
    case Metric::nps:
      return compare_nps(nps_counts(before), nps_counts(after), confidence);
    case Metric::csat:
      return in_percent(compare_shares(good_share(metric, before), good_share(metric, after), confidence));
    case Metric::ces_agreement_7:
    case Metric::ces_effort_5:
    case Metric::rating:
      return compare_means(moments_of(before), moments_of(after), confidence);
  }
  return {};
}

Difference compare_if_enough(Metric metric, const Tally& before, const Tally& after) {
  Difference difference = compare(metric, before, after);
  if (before.n() < few_answers || after.n() < few_answers) {
    difference.interval.reset();
    difference.p.reset();
  }
  return difference;
}

std::vector<double> holm(const std::vector<double>& p) {
  std::vector<std::size_t> order(p.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return p[a] < p[b]; });
  std::vector<double> adjusted(p.size());
  double highest = 0;
  for (std::size_t rank = 0; rank < order.size(); ++rank) {
    highest = std::max(highest, p[order[rank]] * static_cast<double>(p.size() - rank));
    adjusted[order[rank]] = std::min(1.0, highest);
  }
  return adjusted;
}

}  // namespace touchstone
