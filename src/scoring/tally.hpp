#pragma once
// Answers, counted. Scores are made of counts, and counts of any two groups, periods or machines merge exactly.
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "definition/scale.hpp"

namespace touchstone {

/// A number as an answer arrives, to the point that it names. Absent for what is no point of the scale: 11, 7.5, not a
/// number. -0 is 0, and 0 is an answer.
std::optional<int> point_of(Metric metric, double value);

/// How often each point of one scale was answered. Copying and merging are exact: no sum is rounded.
class Tally {
 public:
  static constexpr std::size_t most_points = 11;

  /// Precondition: the value is on the scale of the metric that is counted here.
  void add(int value, std::uint64_t times = 1) { at_[static_cast<std::size_t>(value)] += times; }
  void merge(const Tally& other) {
    for (std::size_t i = 0; i < most_points; ++i) at_[i] += other.at_[i];
  }
  /// Answers of that value; 0 for values that no scale has.
  std::uint64_t at(int value) const {
    return value >= 0 && value < static_cast<int>(most_points) ? at_[static_cast<std::size_t>(value)] : 0;
  }
  /// Answers from `first` to `last`.
  std::uint64_t between(int first, int last) const {
    std::uint64_t count = 0;
    for (int value = first; value <= last; ++value) count += at(value);
    return count;
  }
  /// All of them: the denominator of every score. What was skipped, dismissed or off the scale is not among them.
  std::uint64_t n() const { return between(0, most_points - 1); }

  friend bool operator==(const Tally& left, const Tally& right) { return left.at_ == right.at_; }

 private:
  std::array<std::uint64_t, most_points> at_{};
};

/// NPS answers by what they count as: 0-6, 7-8, 9-10.
struct NpsCounts {
  std::uint64_t detractors = 0;
  std::uint64_t passives = 0;
  std::uint64_t promoters = 0;

  std::uint64_t n() const { return detractors + passives + promoters; }
};

NpsCounts nps_counts(const Tally& tally);

/// The part of a whole: `part` of `n`.
struct Share {
  std::uint64_t part = 0;
  std::uint64_t n = 0;
};

/// The answers that count as good: satisfied for CSAT, easy for both kinds of CES, promoters for NPS. Of `rating`:
/// none.
Share good_share(Metric metric, const Tally& tally);

/// Mean and spread of the values answered.
struct Moments {
  std::uint64_t n = 0;
  /// 0 where there are no answers.
  double mean = 0;
  /// With n - 1 as its divisor; 0 below two answers.
  double variance = 0;
};

Moments moments_of(const Tally& tally);

/// A trend: for each period the counts of it and of the `window` - 1 periods before. Counts are pooled; an average of
/// scores would let a day with one answer weigh as much as one with a thousand.
std::vector<Tally> pool_last(const std::vector<Tally>& periods, std::size_t window);

}  // namespace touchstone
