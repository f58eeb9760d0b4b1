#pragma once
#include <cstdint>

#include "report/key_table.hpp"

namespace touchstone {

/// A number for each pair of two numbers. For one thread.
class PairTable {
 public:
  static constexpr std::uint64_t pair(std::uint32_t first, std::uint32_t second) {
    return std::uint64_t{first} << 32 | second;
  }

  /// 0 where nobody has set it. Valid until the next call.
  std::uint32_t& operator[](std::uint64_t pair) { return numbers_[{pair}]; }
  void prefetch(std::uint64_t pair) const { numbers_.prefetch({pair}); }
  std::size_t size() const { return numbers_.size(); }

  /// Calls `visit(first, second, number)` for every pair that was asked for, in no order.
  template <class Visit>
  void for_each(Visit visit) const {
    numbers_.for_each([&](const KeyTable<1>::Key& key, std::uint32_t number) {
      visit(static_cast<std::uint32_t>(key[0] >> 32), static_cast<std::uint32_t>(key[0]), number);
    });
  }

 private:
  KeyTable<1> numbers_;
};

}  // namespace touchstone
