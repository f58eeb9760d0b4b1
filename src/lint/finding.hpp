#pragma once
// What the linter says of a surveys.json that can be read: what cannot work as written, and what could be better.
#include <cstddef>
#include <string_view>

#include "base/error.hpp"
#include "base/json.hpp"

namespace touchstone {

enum class Severity : unsigned char {
  /// Some part of the file has no effect, or traps visitors.
  error,
  /// It works; there is a reason to write it otherwise.
  advice,
};

struct Finding {
  Severity severity = Severity::error;
  Error error;
};

/// Byte offset of the value that a JSON pointer leads to, in the text that `root` was read from. Where it leads
/// nowhere: of the last value on the way.
std::size_t locate(const Json& root, std::string_view pointer);

}  // namespace touchstone
