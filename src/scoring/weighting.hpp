#pragma once
// Answers that do not count alike: by order value, or so that groups stand for what they are in the shop.
#include <cstdint>
#include <optional>

#include "scoring/interval.hpp"

namespace touchstone {

/// An NPS of weighted answers. Sums merge, as counts do, but for the rounding of doubles.
class WeightedAnswers {
 public:
  /// One answer, 0 to 10. `weight` > 0 and finite; what is not is left out and counted.
  void add(int value, double weight);
  void merge(const WeightedAnswers& other);

  std::uint64_t n() const { return n_; }
  /// Answers whose weight was no weight.
  std::uint64_t left_out() const { return left_out_; }
  /// Points. Absent without answers.
  std::optional<double> nps() const;
  /// As many answers of equal weight tell as much: (sum w)^2 / sum w^2 (Kish, 1965). 0 without answers.
  double effective_n() const;
  /// Of one answer that is 1, 0 or -1.
  double variance() const;
  /// By the adjusted Wald method on `effective_n` answers.
  std::optional<Interval> interval(double confidence = usual_confidence) const;

 private:
  std::uint64_t n_ = 0;
  std::uint64_t left_out_ = 0;
  double weight_ = 0;
  double squares_ = 0;
  double detractors_ = 0;
  double promoters_ = 0;
};

}  // namespace touchstone
