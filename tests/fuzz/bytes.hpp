#pragma once
// What the fuzz targets share: choices made by the fuzzer's bytes, and the way they fail.
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <initializer_list>
#include <string>
#include <string_view>

#include "base/json.hpp"
#include "base/json_read.hpp"

namespace touchstone::fuzz {

/// A choice for every byte. Once they are used up every choice is the first one, so that what is made of them ends.
class Bytes {
 public:
  Bytes(const std::uint8_t* data, std::size_t size) : data_(data), size_(size) {}

  bool empty() const { return at_ == size_; }
  /// From 0 to `count` - 1; `count` from 1 to 65,536.
  std::size_t below(std::size_t count) {
    std::size_t number = next();
    if (count > 256) number = number * 256 + next();
    return number % count;
  }
  bool coin() { return below(2) == 1; }
  /// True once in `count` times, and never when the bytes are used up.
  bool seldom(std::size_t count) { return below(count) == count - 1; }
  template <class Value>
  Value pick(std::initializer_list<Value> values) {
    return *(values.begin() + below(values.size()));
  }
  std::string_view text(std::initializer_list<std::string_view> values) { return pick(values); }

 private:
  std::size_t next() { return empty() ? 0 : data_[at_++]; }

  const std::uint8_t* data_;
  std::size_t size_;
  std::size_t at_ = 0;
};

/// Ends the program where a promise is broken; the fuzzer keeps the input.
inline void require(bool kept, std::string_view promise, std::string_view about = {}) {
  if (kept) return;
  std::fprintf(stderr, "BROKEN: %.*s\n%.*s\n", static_cast<int>(promise.size()), promise.data(),
               static_cast<int>(about.size()), about.data());
  std::abort();
}

/// What the engine wrote, which must be JSON.
inline Json parse(std::string_view text, unsigned depth = 64) {
  JsonRead read = read_json(text, {.bytes = std::size_t{1} << 26U, .depth = depth});
  require(read.value.has_value(), "every answer is JSON", text);
  require(read.errors.empty(), "no answer names a member twice", text);
  return std::move(*read.value);
}

/// The member, which must be there.
inline const Json& member(const Json& object, std::string_view name) {
  const Json* found = object.find(name);
  require(found != nullptr, "a member is there", name);
  return *found;
}

}  // namespace touchstone::fuzz
