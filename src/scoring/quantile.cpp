#include "scoring/quantile.hpp"

#include <cmath>
#include <limits>

namespace touchstone {
namespace {

constexpr double pi = 3.14159265358979323846;
constexpr double infinity = std::numeric_limits<double>::infinity();

double normal_density(double z) { return std::exp(-z * z / 2) / std::sqrt(2 * pi); }

/// gamma(a + 1/2) / gamma(a), for a > 0. Differences of lgamma would lose seven digits at a million responses.
double gamma_ratio(double a) {
  constexpr double large = 20;  // from here the series is exact to the last digit (DLMF 5.11.13)
  double below = 1;
  while (a < large) {
    below *= a / (a + 0.5);
    a += 1;
  }
  const double square = a * a;
  return below * std::sqrt(a) *
         std::exp((-1.0 / 8 + (1.0 / 192 + (-1.0 / 640 + 17.0 / 14336 / square) / square) / square) / a);
}

/// The continued fraction of the incomplete beta function by Lentz's method (DLMF 8.17.22, 3.10).
/// Converges quickly for x < (a + 1) / (a + b + 2).
double beta_fraction(double x, double a, double b) {
  constexpr double tiny = 1e-300;
  const auto never_zero = [](double value) { return std::fabs(value) < tiny ? tiny : value; };
  double c = 1;
  double d = 1 / never_zero(1 - (a + b) * x / (a + 1));
  double fraction = d;
  constexpr int most_steps = 10'000;  // grows with the root of the larger parameter
  for (int step = 1; step < most_steps; ++step) {
    const double m = step;
    const double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / never_zero(1 + even * d);
    c = never_zero(1 + even / c);
    fraction *= c * d;
    const double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / never_zero(1 + odd * d);
    c = never_zero(1 + odd / c);
    fraction *= c * d;
    if (std::fabs(c * d - 1) < 1e-15) break;
  }
  return fraction;
}

/// Hill's transformation of t to a normal deviate (1970, CACM algorithm 395), from where it is exact to the last
/// digits.
constexpr double hill_from = 1'000;
double hill_both_tails(double square, double freedom) {
  const double a = freedom - 0.5;
  const double b = 48 * a * a;
  const double y = a * std::log1p(square / freedom);
  const double more = (((-0.4 * y - 3.3) * y - 24) * y - 85.5) / (0.8 * y * y + 100 + b);
  const double z = ((more + y + 3) / b + 1) * std::sqrt(y);
  return std::erfc(z / std::sqrt(2.0));
}

double t_density(double t, double freedom) {
  return gamma_ratio(freedom / 2) / std::sqrt(freedom * pi) *
         std::exp(-(freedom + 1) / 2 * std::log1p(t * t / freedom));
}

}  // namespace

double normal_below(double z) { return std::erfc(-z / std::sqrt(2.0)) / 2; }

double normal_quantile(double p) {
  if (!(p > 0)) return -infinity;
  if (!(p < 1)) return infinity;
  if (p > 0.5) return -normal_quantile(1 - p);
  const double t = std::sqrt(-2 * std::log(p));
  double z = (2.515517 + (0.802853 + 0.010328 * t) * t) / (1 + (1.432788 + (0.189269 + 0.001308 * t) * t) * t) - t;
  for (int step = 0; step < 3; ++step) {
    const double off = (normal_below(z) - p) / normal_density(z);
    z -= off / (1 + z * off / 2);
  }
  return z;
}

double critical_z(double confidence) {
  constexpr double usual = 0.95;  // which nearly all intervals have, and a report has thousands
  return confidence == usual ? 1.959963984540054 : -normal_quantile((1 - confidence) / 2);
}

double t_both_tails(double t, double freedom) {
  const double square = t * t;
  if (square == 0) return 1;
  if (!std::isfinite(square)) return 0;
  if (freedom >= hill_from) return hill_both_tails(square, freedom);
  const double a = freedom / 2;
  const double x = freedom / (freedom + square);
  const double rest = square / (freedom + square);
  // x^a rest^(1/2) / B(a, 1/2)
  const double front = std::exp(-a * std::log1p(square / freedom)) * std::sqrt(rest) * gamma_ratio(a) / std::sqrt(pi);
  if (x < (a + 1) / (a + 2.5)) return front * beta_fraction(x, a, 0.5) / a;
  return 1 - front * beta_fraction(rest, 0.5, a) / 0.5;
}

double critical_t(double confidence, double freedom) {
  const double wanted = 1 - confidence;
  // Close to it already where there is some freedom (Abramowitz and Stegun 1964, 26.7.5); below it, where there is not.
  const double z = critical_z(confidence);
  double t = z + z * (z * z + 1) / (4 * freedom);
  double low = 0;
  double high = infinity;
  constexpr int most_steps = 200;
  for (int step = 0; step < most_steps; ++step) {
    const double excess = t_both_tails(t, freedom) - wanted;
    (excess > 0 ? low : high) = t;
    double next = t + excess / (2 * t_density(t, freedom));
    if (!(next > low && next < high)) next = high < infinity ? low + (high - low) / 2 : 2 * t;
    if (std::fabs(next - t) <= 1e-15 * t) break;
    t = next;
  }
  return t;
}

}  // namespace touchstone
