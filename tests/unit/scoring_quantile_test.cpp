#include <catch2/catch.hpp>
#include <cmath>
#include <limits>

#include "scoring/quantile.hpp"

using namespace touchstone;

namespace {

void near(double actual, double expected, double relative) {
  CAPTURE(expected, actual);
  CHECK(std::fabs(actual - expected) <= relative * std::fabs(expected));
}

}  // namespace

// The expected values were computed with mpmath 1.2.1 to 40 digits.

TEST_CASE("the normal distribution, far into its tail") {
  const double facts[][2] = {
      {-30, 4.9067139271481870595e-198}, {-8, 6.2209605742717841235e-16}, {-1.5, 0.066807201268858066004}, {0, 0.5},
      {0.25, 0.59870632568292372424},    {3, 0.99865010196836990547},
  };
  for (const auto& [z, below] : facts) near(normal_below(z), below, 1e-12);
}

TEST_CASE("normal quantiles") {
  const double facts[][2] = {
      {1e-300, -37.047096299361199237}, {1e-10, -6.3613409024040562047}, {0.01, -2.3263478740408411009},
      {0.3, -0.52440051270804078404},   {0.999, 3.0902323061678135415},
  };
  for (const auto& [p, z] : facts) near(normal_quantile(p), z, 1e-13);
  CHECK(std::fabs(normal_quantile(0.5)) < 1e-15);
  CHECK(normal_quantile(0) == -std::numeric_limits<double>::infinity());
  CHECK(normal_quantile(1) == std::numeric_limits<double>::infinity());
  // The usual one, which is not worked out, and the same worked out.
  near(critical_z(0.95), 1.9599639845400542355, 1e-15);
  near(normal_quantile(0.975), 1.9599639845400542355, 1e-14);
}

TEST_CASE("both tails of Student's t, from one degree of freedom to ten million") {
  const double facts[][3] = {
      {1, 1, 0.5},
      {2, 2, 0.18350341907227396727},
      {0.1, 5, 0.92423014115466037028},
      {12.7, 1, 0.050024327689344160055},
      {2.2621571627982, 9, 0.050000000000000452534},
      {30, 4, 7.3528560976613221245e-6},
      {2, 99, 0.048239693372632922738},
      {1.96, 1000, 0.050273184955748718435},
      {5, 100'000, 5.7427016786416728533e-7},
      {0.5, 10'000'000, 0.61707508845401508392},
      {4, 10'000'000, 0.000063342938690168755979},
  };
  for (const auto& [t, freedom, both] : facts) {
    near(t_both_tails(t, freedom), both, 1e-12);
    near(t_both_tails(-t, freedom), both, 1e-12);
  }
  CHECK(t_both_tails(0, 7) == 1);
  CHECK(t_both_tails(std::numeric_limits<double>::infinity(), 7) == 0);
}

TEST_CASE("critical t gives back its confidence, whatever the degrees of freedom") {
  for (const double freedom : {0.5, 1.0, 1.9, 4.0, 30.0, 1e3, 1e6, 1e9}) {
    for (const double confidence : {0.5, 0.8, 0.95, 0.999}) {
      CAPTURE(freedom, confidence);
      near(t_both_tails(critical_t(confidence, freedom), freedom), 1 - confidence, 1e-11);
    }
  }
  near(critical_t(0.95, 1), 12.706204736174707, 1e-12);  // tan(0.475 pi)
}
