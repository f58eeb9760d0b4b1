#include <catch2/catch.hpp>

#include "delivery/retry.hpp"

using namespace touchstone;

TEST_CASE("waiting times double from 1 s to 60 s, evenly spread from 0 to their bound") {
  const std::pair<unsigned, std::int64_t> bounds_ms[] = {{1, 1'000},  {2, 2'000},  {3, 4'000},
                                                         {4, 8'000},  {5, 16'000}, {6, 32'000},
                                                         {7, 60'000}, {8, 60'000}, {4'000'000'000U, 60'000}};
  Random random(1);
  for (const auto& [failures, bound_ms] : bounds_ms) {
    std::int64_t longest = 0;
    double sum = 0;
    constexpr int draws = 2'000;
    for (int i = 0; i < draws; ++i) {
      const std::int64_t delay = retry_delay_ms(failures, random);
      REQUIRE(delay >= 0);
      longest = std::max(longest, delay);
      sum += static_cast<double>(delay);
    }
    CHECK(longest < bound_ms);
    CHECK(longest > bound_ms * 95 / 100);
    CHECK(sum / draws == Approx(static_cast<double>(bound_ms) / 2).epsilon(0.1));
  }
}
