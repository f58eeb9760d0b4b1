#pragma once
// How often somebody may come: a token bucket for each name, in a table that never grows.
//
// Each bucket is one moment, "when it will be full again" (the generic cell rate algorithm, ITU-T I.371), so that a
// bucket that is full need not be remembered. The table holds 65,536 buckets; where more are in use at once, the one
// that is nearest to full makes way, which errs on the side of letting in.
#include <array>
#include <chrono>
#include <cstdint>
#include <functional>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

namespace touchstone {

class RateLimiter {
 public:
  using Clock = std::chrono::steady_clock;

  /// `per_second`: how often on average; 0: without limit. `burst`: how often at once, at least 1.
  RateLimiter(double per_second, double burst);

  /// Takes `count` from the name's bucket. Zero: it may come in. Else how long until there would be room; nothing was
  /// taken then. More than a burst at once takes a full bucket.
  std::chrono::nanoseconds take(std::string_view name, unsigned count, Clock::time_point now);

 private:
  struct Bucket {
    std::uint64_t key = 0;
    /// When the bucket is full again.
    Clock::time_point full_at = {};
  };
  static constexpr std::size_t ways = 8;
  static constexpr std::size_t sets = 8'192;

  std::chrono::nanoseconds interval_{};
  std::chrono::nanoseconds capacity_{};
  /// Keeps strangers from choosing names that share a place.
  std::string seed_;
  std::mutex mutex_;
  std::vector<std::array<Bucket, ways>> table_;
};

/// The network an address is in, as one customer line has it: /24 of IPv4, /56 of IPv6 (RIPE-690, 4.2). The text itself
/// where it is no address.
std::string network_of(const std::string& address);

}  // namespace touchstone
