#pragma once
// Two groups or two periods: how far apart they are, within which bounds, and how likely chance alone gives as much.
#include <cstddef>
#include <optional>
#include <vector>

#include "scoring/score.hpp"

namespace touchstone {

struct Difference {
  /// After minus before, in the unit of the figures. Absent where one of the two has no answers.
  std::optional<double> delta;
  /// Of `delta`. Absent where it cannot be computed.
  std::optional<Interval> interval;
  /// The two-sided p-value. Absent where no test is possible: no answers, or no spread at all.
  std::optional<double> p;
};

/// In points. Adjusted Wald on both samples, z-test on the same standard error (MeasuringU; brendan-r/NPS).
/// `added` 0 is plain Wald, which has no test where both samples have no spread.
Difference compare_nps(const NpsCounts& before, const NpsCounts& after, double confidence = usual_confidence,
                       double added = 3);

/// Shares, 0 to 1. Interval: Newcombe (1998), method 10. Test: two proportions, "N - 1" (Campbell, 2007).
Difference compare_shares(const Share& before, const Share& after, double confidence = usual_confidence);

/// Means, in points of their scale. Welch's t, degrees of freedom by Satterthwaite. Neither interval nor test below two
/// answers each, or where no answer differs from its mean.
Difference compare_means(const Moments& before, const Moments& after, double confidence = usual_confidence);

/// As the metric is scored: NPS in points, CSAT in percentage points, CES and ratings by their means.
Difference compare(Metric metric, const Tally& before, const Tally& after, double confidence = usual_confidence);

/// As `compare`, for a report that people read: where one side has fewer than `few_answers` nothing is tested, and only
/// `delta` is there. So it is never reliable, nor is it one of the several that others are adjusted for.
Difference compare_if_enough(Metric metric, const Tally& before, const Tally& after);

/// p-values of several tests at once, so that the chance of one false alarm among all of them stays what it is for one
/// (Holm, 1979). In the order given; at most 1.
std::vector<double> holm(const std::vector<double>& p);

/// A difference that is told apart from chance: its p-value, adjusted where there are several, is below 1 - confidence.
constexpr bool is_reliable(double adjusted_p, double confidence = usual_confidence) {
  return adjusted_p < 1 - confidence;
}

}  // namespace touchstone
