#include "scoring/weighting.hpp"

#include <algorithm>
#include <cmath>

#include "scoring/nps_adjusted.hpp"
#include "scoring/quantile.hpp"

namespace touchstone {

void WeightedAnswers::add(int value, double weight) {
  if (!(weight > 0) || !std::isfinite(weight)) {
    ++left_out_;
    return;
  }
  ++n_;
  weight_ += weight;
  squares_ += weight * weight;
  if (value <= 6) detractors_ += weight;
  if (value >= 9) promoters_ += weight;
}

void WeightedAnswers::merge(const WeightedAnswers& other) {
  n_ += other.n_;
  left_out_ += other.left_out_;
  weight_ += other.weight_;
  squares_ += other.squares_;
  detractors_ += other.detractors_;
  promoters_ += other.promoters_;
}

std::optional<double> WeightedAnswers::nps() const {
  if (n_ == 0) return std::nullopt;
  return 100 * (promoters_ - detractors_) / weight_;
}

double WeightedAnswers::effective_n() const { return n_ == 0 ? 0 : weight_ * weight_ / squares_; }

double WeightedAnswers::variance() const {
  if (n_ == 0) return 0;
  const double mean = (promoters_ - detractors_) / weight_;
  return std::max(0.0, (promoters_ + detractors_) / weight_ - mean * mean);
}

std::optional<Interval> WeightedAnswers::interval(double confidence) const {
  if (n_ == 0) return std::nullopt;
  const double scaled = effective_n() / weight_;
  const double n = effective_n() + adjusted_wald_answers;
  const double promoters = (promoters_ * scaled + adjusted_wald_answers / 4) / n;
  const double detractors = (detractors_ * scaled + adjusted_wald_answers / 4) / n;
  const double mean = promoters - detractors;
  const double margin = critical_z(confidence) * std::sqrt((promoters + detractors - mean * mean) / n);
  return Interval{100 * std::max(-1.0, mean - margin), 100 * std::min(1.0, mean + margin)};
}

}  // namespace touchstone
