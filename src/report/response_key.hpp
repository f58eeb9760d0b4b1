#pragma once
// What a response is found by.
#include <cstdint>
#include <string_view>

#include "base/random.hpp"

namespace touchstone {

/// A response's id: the 128 bits of a UUID, or a hash of as many of any other text.
struct ResponseKey {
  std::uint64_t high = 0;
  std::uint64_t low = 0;

  friend bool operator==(const ResponseKey& left, const ResponseKey& right) {
    return left.high == right.high && left.low == right.low;
  }
  friend bool operator!=(const ResponseKey& left, const ResponseKey& right) { return !(left == right); }
};

ResponseKey key_of(std::string_view response_id);

/// A number from which nothing of `value` can be seen, and that no other has.
inline std::uint64_t mixed(std::uint64_t value) { return Random(value).next(); }

/// Evenly spread, all bits alike.
inline std::uint64_t hash_of(const ResponseKey& key) { return mixed(key.high ^ (key.low * 0x9E3779B97F4A7C15U)); }

}  // namespace touchstone
