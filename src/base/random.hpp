#pragma once
#include <cstdint>

namespace touchstone {

/// Numbers that look random and follow from their seed alone (SplitMix64: Steele, Lea and Flood, 2014).
/// Not for secrets.
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}

  std::uint64_t next();

  /// Evenly from 0 up to, but not including, 1.
  double fraction();

 private:
  std::uint64_t state_;
};

}  // namespace touchstone
