#include "scoring/planning.hpp"

#include <algorithm>
#include <cmath>

#include "scoring/nps_adjusted.hpp"
#include "scoring/quantile.hpp"

namespace touchstone {
namespace {

std::optional<double> share_of(std::uint64_t part, std::uint64_t whole) {
  if (whole == 0) return std::nullopt;
  return static_cast<double>(part) / static_cast<double>(whole);
}

double at_least_one(double answers) { return std::max(1.0, std::ceil(answers)); }

}  // namespace

double answers_for_nps(double margin, double variance, double confidence) {
  const double z = critical_z(confidence);
  const double error = margin / 100;
  return at_least_one(z * z * variance / (error * error) - adjusted_wald_answers);
}

double answers_for_share(double margin, double p, double confidence, std::optional<double> population) {
  const double z = critical_z(confidence);
  const double answers = z * z * p * (1 - p) / (margin * margin);
  return at_least_one(population ? answers / (1 + (answers - 1) / *population) : answers);
}

double answers_for_nps_difference(double delta, double variance, double power, double confidence) {
  const double z = critical_z(confidence) + normal_quantile(power);
  const double share = delta / 100;
  return at_least_one(2 * variance * z * z / (share * share) - adjusted_wald_answers);
}

Rates rates_of(const Showings& showings, double confidence) {
  return {.response = share_of(showings.completed, showings.shown),
          .start = share_of(showings.started, showings.shown),
          .completion = share_of(showings.completed, showings.started),
          .response_interval = wilson({showings.completed, showings.shown}, confidence)};
}

Interval nonresponse_bound(double nps, double response_rate) {
  const double silent = 100 * (1 - response_rate);
  return {response_rate * nps - silent, response_rate * nps + silent};
}

double nonresponse_bias(double response_rate, double points_lower) { return (1 - response_rate) * points_lower; }

}  // namespace touchstone
