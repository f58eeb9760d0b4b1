#pragma once
#include <cstddef>
#include <cstdint>
#include <vector>

namespace touchstone {

/// A number for each pair of two numbers. For one thread.
class PairTable {
 public:
  static constexpr std::uint64_t pair(std::uint32_t first, std::uint32_t second) {
    return std::uint64_t{first} << 32 | second;
  }

  /// 0 where nobody has set it. Valid until the next call. Precondition: the pair is not that of the two highest
  /// numbers.
  std::uint32_t& operator[](std::uint64_t pair);
  std::size_t size() const { return used_; }

  /// Calls `visit(first, second, number)` for every pair that was asked for, in no order.
  template <class Visit>
  void for_each(Visit visit) const {
    for (const Slot& slot : slots_) {
      if (slot.pair == free) continue;
      visit(static_cast<std::uint32_t>(slot.pair >> 32), static_cast<std::uint32_t>(slot.pair), slot.number);
    }
  }

 private:
  static constexpr std::uint64_t free = 0xFFFFFFFFFFFFFFFF;
  struct Slot {
    std::uint64_t pair = free;
    std::uint32_t number = 0;
  };
  std::size_t place_of(std::uint64_t pair) const;
  void grow();

  std::vector<Slot> slots_;  // as many as a power of two
  std::size_t used_ = 0;
};

}  // namespace touchstone
