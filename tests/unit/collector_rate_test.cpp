#include <catch2/catch.hpp>

#include <string>

#include "collector/rate.hpp"

using namespace touchstone;
using namespace std::chrono_literals;

TEST_CASE("a bucket empties and fills") {
  RateLimiter limiter(10, 5);
  RateLimiter::Clock::time_point now = {};
  now += 1h;
  for (int i = 0; i < 5; ++i) CHECK(limiter.take("a", 1, now) == 0ns);
  CHECK(limiter.take("a", 1, now) == 100ms);
  CHECK(limiter.take("b", 1, now) == 0ns);
  now += 99ms;
  CHECK(limiter.take("a", 1, now) == 1ms);
  now += 1ms;
  CHECK(limiter.take("a", 1, now) == 0ns);
  CHECK(limiter.take("a", 3, now) == 300ms);
  now += 1h;
  CHECK(limiter.take("a", 5, now) == 0ns);
  CHECK(limiter.take("a", 1, now) == 100ms);
  now += 1h;
  // More than a burst takes a full bucket, or could never come.
  CHECK(limiter.take("a", 50, now) == 0ns);
  CHECK(limiter.take("a", 1, now) == 100ms);
}

TEST_CASE("no limit") {
  RateLimiter limiter(0, 0);
  for (int i = 0; i < 1'000; ++i) CHECK(limiter.take("a", 100, {}) == 0ns);
}

TEST_CASE("a million strangers do not make one forget a busy neighbour, nor shut anybody out") {
  RateLimiter limiter(1, 10);
  RateLimiter::Clock::time_point now = {};
  now += 1h;
  for (int i = 0; i < 10; ++i) limiter.take("busy", 1, now);
  int refused = 0;
  for (int i = 0; i < 1'000'000; ++i) refused += limiter.take("s" + std::to_string(i), 1, now) > 0ns ? 1 : 0;
  CHECK(refused == 0);
  CHECK(limiter.take("busy", 1, now) > 0ns);
}

TEST_CASE("networks") {
  const auto [left, right, same] = GENERATE(table<std::string, std::string, bool>({
      {"192.0.2.1", "192.0.2.200", true},
      {"192.0.2.1", "192.0.3.1", false},
      {"::ffff:192.0.2.1", "192.0.2.9", true},
      {"2001:db8:0:aa00::1", "2001:db8:0:aaff:1::", true},
      {"2001:db8:0:aa00::1", "2001:db8:0:ab00::1", false},
      {"unknown", "unknown", true},
      {"unknown", "", false},
  }));
  CAPTURE(left, right);
  CHECK((network_of(left) == network_of(right)) == same);
}
