#pragma once
// UTF-8, as far as the engine looks into text: it counts code points and walks over them.
// All text that reaches this code has passed the JSON reader, which refuses invalid UTF-8.
#include <cstddef>
#include <string_view>

namespace touchstone {

/// True for every byte that begins a code point.
constexpr bool begins_code_point(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U; }

/// Number of code points; what a person would call characters, combining marks aside.
constexpr std::size_t count_code_points(std::string_view text) {
  std::size_t count = 0;
  for (const char byte : text) count += begins_code_point(byte) ? 1 : 0;
  return count;
}

/// The text's beginning, at most `bytes` long, cut between code points.
constexpr std::string_view beginning(std::string_view text, std::size_t bytes) {
  if (text.size() <= bytes) return text;
  while (bytes > 0 && !begins_code_point(text[bytes])) --bytes;
  return text.substr(0, bytes);
}

}  // namespace touchstone
