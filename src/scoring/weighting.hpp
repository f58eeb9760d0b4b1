#pragma once
// Answers that do not count alike: by order value, or so that groups stand for what they are in the shop.
#include <array>
#include <cstdint>
#include <optional>

#include "scoring/interval.hpp"

namespace touchstone {

/// Weighted answers to one kind of question. Sums merge, as counts do, but for the rounding of doubles.
class WeightedAnswers {
 public:
  /// What is a weight: beyond these bounds squares and sums would leave what a double holds.
  static constexpr double least_weight = 1e-9;
  static constexpr double most_weight = 1e15;

  /// So many answers, points of the scale. What has no `weight` within the bounds is left out and counted.
  void add(int value, double weight, std::uint64_t times = 1);
  void merge(const WeightedAnswers& other);

  std::uint64_t n() const { return n_; }
  /// Answers whose weight was no weight.
  std::uint64_t left_out() const { return left_out_; }
  /// In the unit of `Score::value`. Absent without answers.
  std::optional<double> score(Metric metric) const;
  /// Of the score, by the method that the metric has without weights, on `effective_n` answers. Of a mean absent where
  /// that is not more than one.
  std::optional<Interval> score_interval(Metric metric, double confidence = usual_confidence) const;
  /// NPS in points. Absent without answers.
  std::optional<double> nps() const;
  /// As many answers of equal weight tell as much: (sum w)^2 / sum w^2 (Kish, 1965). 0 without answers.
  double effective_n() const;
  /// Of one answer to NPS, that is 1, 0 or -1.
  double variance() const;
  /// Of NPS, by the adjusted Wald method on `effective_n` answers.
  std::optional<Interval> interval(double confidence = usual_confidence) const;

 private:
  std::uint64_t n_ = 0;
  std::uint64_t left_out_ = 0;
  double between(int first, int last) const;
  double good(Metric metric) const;
  double mean() const;

  std::array<double, Tally::most_points> weights_{};  // by point
  double weight_ = 0;
  double squares_ = 0;
};

}  // namespace touchstone
