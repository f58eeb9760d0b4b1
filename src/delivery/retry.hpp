#pragma once
// When a request that failed is worth another attempt, and how long to wait before it.
#include <cstdint>

#include "base/random.hpp"

namespace touchstone {

/// How a request ended. 0: without an answer, as when the network is gone.
using HttpStatus = int;

constexpr bool is_confirmed(HttpStatus status) { return status >= 200 && status <= 299; }

/// Failures that time may heal (RFC 9110, 15.5.9 and 15.6; RFC 8470; RFC 6585): no answer, 408, 425, 429, and server
/// errors but for "not implemented" and "version not supported". Every other refusal is final: the same body would be
/// refused again.
constexpr bool is_worth_retrying(HttpStatus status) {
  return status == 0 || status == 408 || status == 425 || status == 429 ||
         (status >= 500 && status <= 599 && status != 501 && status != 505);
}

/// Milliseconds before the attempt that follows `failures` failed ones: evenly from 0 to 1 s * 2^(failures - 1), at
/// most 60 s ("full jitter": Brooker, "Exponential Backoff and Jitter", 2015), so that pages that failed together do
/// not come back together.
inline std::int64_t retry_delay_ms(unsigned failures, Random& random) {
  constexpr double first_ms = 1'000;
  constexpr double longest_ms = 60'000;
  double bound = first_ms;
  for (unsigned i = 1; i < failures && bound < longest_ms; ++i) bound *= 2;
  return static_cast<std::int64_t>(random.fraction() * (bound < longest_ms ? bound : longest_ms));
}

/// The longest that an endpoint can ask for with `Retry-After` (RFC 9110, 10.2.3): what says more is mistaken, or does
/// not want to hear of us, and the next page will ask again anyway.
constexpr std::int64_t longest_asked_ms = 3'600'000;

/// As above, for an endpoint that asked for patience: not before that is over, and not all at once then.
inline std::int64_t asked_delay_ms(std::int64_t asked_ms, Random& random) {
  const std::int64_t bound = asked_ms < longest_asked_ms ? asked_ms : longest_asked_ms;
  return bound + retry_delay_ms(1, random);
}

}  // namespace touchstone
