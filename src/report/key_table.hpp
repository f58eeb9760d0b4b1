#pragma once
#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "report/response_key.hpp"

namespace touchstone {

/// A number for each key of so many words. For one thread.
template <std::size_t words>
class KeyTable {
 public:
  using Key = std::array<std::uint64_t, words>;

  /// 0 where nobody has set it. Valid until the next call.
  std::uint32_t& operator[](const Key& key) {
    if ((used_ + 1) * 2 > slots_.size()) [[unlikely]] {
      grow();
    }
    Slot& slot = slots_[place_of(key)];
    if (!slot.is_used) [[unlikely]] {
      slot = {.key = key, .number = 0, .is_used = true};
      ++used_;
    }
    return slot.number;
  }
  /// Asks memory for what the key's number will be looked up in.
  void prefetch(const Key& key) const {
    if (!slots_.empty()) __builtin_prefetch(&slots_[home_of(key)]);
  }
  std::size_t size() const { return used_; }

  /// Calls `visit(key, number)` for every key that was asked for, in no order.
  template <class Visit>
  void for_each(Visit visit) const {
    for (const Slot& slot : slots_) {
      if (slot.is_used) visit(slot.key, slot.number);
    }
  }

 private:
  struct Slot {
    Key key{};
    std::uint32_t number = 0;
    bool is_used = false;
  };

  /// Without the call that comparing arrays costs.
  static bool are_same(const Key& one, const Key& other) {
    std::uint64_t difference = 0;
    for (std::size_t i = 0; i < words; ++i) difference |= one[i] ^ other[i];
    return difference == 0;
  }
  std::size_t home_of(const Key& key) const {
    std::uint64_t hash = key[0];
    for (std::size_t i = 1; i < words; ++i) hash = std::rotl(hash, 29) * 0x9E3779B97F4A7C15U ^ key[i];
    return mixed(hash) & (slots_.size() - 1);
  }
  std::size_t place_of(const Key& key) const {
    std::size_t at = home_of(key);
    while (slots_[at].is_used && !are_same(slots_[at].key, key)) at = (at + 1) & (slots_.size() - 1);
    return at;
  }
  [[gnu::noinline]] void grow() {
    constexpr std::size_t first_slots = 1024;
    std::vector<Slot> old(std::max(first_slots, slots_.size() * 2));
    old.swap(slots_);
    for (const Slot& slot : old) {
      if (slot.is_used) slots_[place_of(slot.key)] = slot;
    }
  }

  std::vector<Slot> slots_;  // as many as a power of two
  std::size_t used_ = 0;
};

}  // namespace touchstone
