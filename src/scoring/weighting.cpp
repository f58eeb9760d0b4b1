#include "scoring/weighting.hpp"

#include <algorithm>
#include <cmath>

#include "scoring/nps_adjusted.hpp"
#include "scoring/quantile.hpp"

namespace touchstone {

void WeightedAnswers::add(int value, double weight, std::uint64_t times) {
  if (!(weight >= least_weight && weight <= most_weight)) {
    left_out_ += times;
    return;
  }
  const auto count = static_cast<double>(times);
  n_ += times;
  weight_ += count * weight;
  squares_ += count * weight * weight;
  weights_[static_cast<std::size_t>(value)] += count * weight;
}

void WeightedAnswers::merge(const WeightedAnswers& other) {
  n_ += other.n_;
  left_out_ += other.left_out_;
  weight_ += other.weight_;
  squares_ += other.squares_;
  for (std::size_t i = 0; i < weights_.size(); ++i) weights_[i] += other.weights_[i];
}

double WeightedAnswers::between(int first, int last) const {
  double sum = 0;
  for (int value = first; value <= last; ++value) sum += weights_[static_cast<std::size_t>(value)];
  return sum;
}

/// The share of good answers, as of answers without weights.
double WeightedAnswers::good(Metric metric) const {
  double sum = 0;
  for (int value = 0; value < static_cast<int>(weights_.size()); ++value) {
    Tally one;
    one.add(value);
    if (good_share(metric, one).part > 0) sum += weights_[static_cast<std::size_t>(value)];
  }
  return sum / weight_;
}

double WeightedAnswers::mean() const {
  double sum = 0;
  for (std::size_t i = 0; i < weights_.size(); ++i) sum += static_cast<double>(i) * weights_[i];
  return sum / weight_;
}

std::optional<double> WeightedAnswers::score(Metric metric) const {
  if (n_ == 0) return std::nullopt;
  switch (metric) {
    case Metric::nps:
      return nps();
    case Metric::csat:
      return 100 * good(metric);
    case Metric::ces_agreement_7:
    case Metric::ces_effort_5:
    case Metric::rating:
      return mean();
  }
  return std::nullopt;
}

std::optional<Interval> WeightedAnswers::score_interval(Metric metric, double confidence) const {
  if (n_ == 0) return std::nullopt;
  const double n = effective_n();
  switch (metric) {
    case Metric::nps:
      return interval(confidence);
    case Metric::csat: {
      const Interval share = wilson_of(good(metric), n, confidence);
      return Interval{100 * share.low, 100 * share.high};
    }
    case Metric::ces_agreement_7:
    case Metric::ces_effort_5:
    case Metric::rating:
      break;
  }
  if (!(n > 1)) return std::nullopt;
  double spread = 0;
  for (std::size_t i = 0; i < weights_.size(); ++i) {
    const double from_mean = static_cast<double>(i) - mean();
    spread += weights_[i] * from_mean * from_mean;
  }
  const double half = critical_t(confidence, n - 1) * std::sqrt(spread / weight_ / (n - 1));
  return Interval{mean() - half, mean() + half};
}

std::optional<double> WeightedAnswers::nps() const {
  if (n_ == 0) return std::nullopt;
  return 100 * (between(9, 10) - between(0, 6)) / weight_;
}

double WeightedAnswers::effective_n() const { return n_ == 0 ? 0 : weight_ * weight_ / squares_; }

double WeightedAnswers::variance() const {
  if (n_ == 0) return 0;
  const double mean = (between(9, 10) - between(0, 6)) / weight_;
  return std::max(0.0, (between(9, 10) + between(0, 6)) / weight_ - mean * mean);
}

std::optional<Interval> WeightedAnswers::interval(double confidence) const {
  if (n_ == 0) return std::nullopt;
  const double scaled = effective_n() / weight_;
  const double n = effective_n() + adjusted_wald_answers;
  const double promoters = (between(9, 10) * scaled + adjusted_wald_answers / 4) / n;
  const double detractors = (between(0, 6) * scaled + adjusted_wald_answers / 4) / n;
  const double mean = promoters - detractors;
  const double margin = critical_z(confidence) * std::sqrt((promoters + detractors - mean * mean) / n);
  return Interval{100 * std::max(-1.0, mean - margin), 100 * std::min(1.0, mean + margin)};
}

}  // namespace touchstone
