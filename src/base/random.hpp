#pragma once
#include <cstdint>

namespace touchstone {

/// Numbers that look random and follow from their seed alone (SplitMix64: Steele, Lea and Flood, 2014).
/// Not for secrets.
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}

  std::uint64_t next() {
    state_ += 0x9E3779B97F4A7C15U;
    std::uint64_t mixed = state_;
    mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9U;
    mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EBU;
    return mixed ^ (mixed >> 31);
  }

  /// Evenly from 0 up to, but not including, 1.
  double fraction();

 private:
  std::uint64_t state_;
};

}  // namespace touchstone
