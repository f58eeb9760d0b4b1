#pragma once
// Text to JSON tree. nlohmann's lexer does the reading; this side builds the tree and keeps the places.
#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "base/error.hpp"
#include "base/json.hpp"

namespace touchstone {

/// What a text may cost. A limit that is passed is an error ("too_big", "too_deep"), never a crash.
struct JsonLimits {
#ifdef TOUCHSTONE_BENCH_LIMITS
  std::size_t bytes = 16 * 1024 * 1024;  // bench/engine.mjs; never shipped
#else
  std::size_t bytes = 256 * 1024;
#endif
  unsigned depth = 32;
};

struct JsonRead {
  /// Absent after a syntax error. Present, with errors, where names stand twice in one object (the first one counts).
  std::optional<Json> value;
  std::vector<Error> errors;
};

/// Reads one JSON value (RFC 8259) that takes up the whole text. A byte order mark in front is allowed.
/// Refused: invalid UTF-8, lone surrogates, NUL, comments, trailing commas, numbers beyond the range of a double.
JsonRead read_json(std::string_view text, const JsonLimits& limits = {});

/// Fills in line and column of the byte at `offset`. Columns count code points.
void place(Error& error, std::string_view text, std::size_t offset);

}  // namespace touchstone
