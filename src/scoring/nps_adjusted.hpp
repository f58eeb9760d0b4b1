#pragma once
// NPS counts with answers added that nobody gave, which adjusted Wald intervals reckon with.
#include <cmath>

#include "scoring/tally.hpp"

namespace touchstone {

/// Added to each sample: a quarter as detractors, half as passives, a quarter as promoters (Rocks, 2016). The interval
/// of small samples then holds what it promises, which Wald's own does not.
constexpr double adjusted_wald_answers = 3;

class WeightedNps {
 public:
  /// Precondition: there are answers, given or added.
  WeightedNps(const NpsCounts& counts, double added)
      : n_(static_cast<double>(counts.n()) + added),
        detractors_(static_cast<double>(counts.detractors) + added / 4),
        promoters_(static_cast<double>(counts.promoters) + added / 4) {}

  double n() const { return n_; }
  /// Points, -100 to 100.
  double score() const { return 100 * (promoters_ - detractors_) / n_; }
  /// Of one answer that is 1, 0 or -1. 0 where there are no answers.
  double variance() const {
    if (n_ == 0) return 0;
    const double mean = (promoters_ - detractors_) / n_;
    // Rounding must not make it negative where all answers are alike.
    return std::fmax(0, (promoters_ + detractors_) / n_ - mean * mean);
  }
  /// Points.
  double standard_error() const { return 100 * std::sqrt(variance() / n_); }

 private:
  double n_;
  double detractors_;
  double promoters_;
};

}  // namespace touchstone
