// What an interval promises: in 95 of 100 samples it holds the true value. Here it is computed, not drawn, where all
// samples can be gone through, and simulated where they cannot.
#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <vector>

#include "base/random.hpp"
#include "scoring/score.hpp"

using namespace touchstone;

namespace {

struct Coverage {
  double least = 1;
  double mean = 0;
};

std::vector<double> log_factorials(unsigned n) {
  std::vector<double> logs(n + 1, 0.0);
  for (unsigned i = 1; i <= n; ++i) logs[i] = logs[i - 1] + std::log(i);
  return logs;
}

/// Over true shares of detractors and promoters in steps of 1/10, none of the three classes empty: the probability that
/// a sample's interval holds the true score, summed over every sample there is.
Coverage nps_coverage(unsigned n) {
  const std::vector<double> log_factorial = log_factorials(n);
  Coverage coverage;
  int shops = 0;
  for (int d = 1; d <= 8; ++d) {
    for (int m = 1; d + m <= 9; ++m, ++shops) {
      const double shares[] = {d / 10.0, (10 - d - m) / 10.0, m / 10.0};
      double held = 0;
      for (unsigned detractors = 0; detractors <= n; ++detractors) {
        for (unsigned promoters = 0; detractors + promoters <= n; ++promoters) {
          const unsigned passives = n - detractors - promoters;
          const Interval interval = *nps_interval({detractors, passives, promoters});
          const double score = 10.0 * (m - d);
          if (score < interval.low || score > interval.high) continue;
          held += std::exp(log_factorial[n] - log_factorial[detractors] - log_factorial[passives] -
                           log_factorial[promoters] + detractors * std::log(shares[0]) +
                           passives * std::log(shares[1]) + promoters * std::log(shares[2]));
        }
      }
      coverage.least = std::min(coverage.least, held);
      coverage.mean += held;
    }
  }
  coverage.mean /= shops;
  return coverage;
}

Coverage wilson_coverage(unsigned n) {
  const std::vector<double> log_factorial = log_factorials(n);
  Coverage coverage;
  constexpr int steps = 19;
  for (int step = 1; step <= steps; ++step) {
    const double p = step / (steps + 1.0);
    double held = 0;
    for (unsigned part = 0; part <= n; ++part) {
      const Interval interval = *wilson({part, n});
      if (p < interval.low || p > interval.high) continue;
      held += std::exp(log_factorial[n] - log_factorial[part] - log_factorial[n - part] + part * std::log(p) +
                       (n - part) * std::log(1 - p));
    }
    coverage.least = std::min(coverage.least, held);
    coverage.mean += held / steps;
  }
  return coverage;
}

}  // namespace

TEST_CASE("the NPS interval holds the true score in 95 % of all samples, exactly reckoned") {
  const struct {
    unsigned n;
    double least;
    double mean;
  } facts[] = {{10, 0.90, 0.945}, {30, 0.93, 0.945}, {100, 0.93, 0.945}};
  for (const auto& fact : facts) {
    const Coverage coverage = nps_coverage(fact.n);
    CAPTURE(fact.n, coverage.least, coverage.mean);
    CHECK(coverage.least >= fact.least);
    CHECK(coverage.mean >= fact.mean);
    CHECK(coverage.mean <= 0.975);
  }
}

TEST_CASE("Wilson's interval holds the true share in 95 % of all samples, exactly reckoned") {
  for (const unsigned n : {10U, 30U, 100U, 400U}) {
    const Coverage coverage = wilson_coverage(n);
    CAPTURE(n, coverage.least, coverage.mean);
    CHECK(coverage.least >= 0.90);
    CHECK(coverage.mean >= 0.945);
    CHECK(coverage.mean <= 0.975);
  }
}

TEST_CASE("the mean's interval holds the true mean, simulated") {
  // Answers to "made it easy" as shops get them: most of them at the upper end.
  const double shares[] = {0, 0.05, 0.05, 0.08, 0.12, 0.2, 0.28, 0.22};
  double mean = 0;
  for (int value = 1; value <= 7; ++value) mean += value * shares[value];
  Random random(20'261'121);
  const auto draw = [&] {
    double left = random.fraction();
    for (int value = 1; value < 7; ++value) {
      left -= shares[value];
      if (left < 0) return value;
    }
    return 7;
  };
  for (const int n : {30, 100}) {
    int held = 0;
    constexpr int samples = 10'000;
    for (int sample = 0; sample < samples; ++sample) {
      Tally tally;
      for (int i = 0; i < n; ++i) tally.add(draw());
      const Interval interval = *score_of(Metric::ces_agreement_7, tally).interval;
      held += interval.low <= mean && mean <= interval.high ? 1 : 0;
    }
    CAPTURE(n, held);
    // The share itself varies by 0.22 percentage points, one standard deviation.
    CHECK(held >= 0.935 * samples);
    CHECK(held <= 0.965 * samples);
  }
}
