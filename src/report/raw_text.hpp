#pragma once
// A JSON text as it stands between its quotes: where it ends, whether it may stand there, what it says.
#include <cstdint>
#include <string>
#include <string_view>

namespace touchstone {

/// The bytes between a text's quotes, as they stand. Valid as long as what was read. Small enough for functions to
/// answer it in registers.
struct RawText {
  const char* begin = nullptr;
  std::uint32_t size = 0;
  std::uint32_t escapes = 0;

  std::string_view bytes() const { return {begin, size}; }
};

/// What the text says. `room` keeps it where it had escapes.
std::string_view spelled_out(const RawText& text, std::string& room);
inline std::string_view decoded(const RawText& text, std::string& room) {
  return text.escapes != 0 ? spelled_out(text, room) : text.bytes();
}

/// Whether all of it is UTF-8.
bool is_utf8(std::string_view text);

/// Whether every escape is one of JSON's, and every half of a surrogate pair has its other half.
bool has_good_escapes(std::string_view text);

}  // namespace touchstone
