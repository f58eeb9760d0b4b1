#pragma once
// What a response is found by.
#include <cstdint>
#include <string_view>

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

/// Evenly spread, all bits alike.
std::uint64_t hash_of(const ResponseKey& key);

/// The same of a number.
std::uint64_t mixed(std::uint64_t value);

}  // namespace touchstone
