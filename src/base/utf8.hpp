#pragma once
// UTF-8, as far as the engine looks into text: it counts code points and walks over them.
// All text that reaches this code has passed the JSON reader, which refuses invalid UTF-8.
#include <cstddef>
#include <string_view>

namespace touchstone {

/// True for every byte that begins a code point.
constexpr bool begins_code_point(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U; }

/// Number of code points; what a person would call characters, combining marks aside.
std::size_t count_code_points(std::string_view text);

/// The text's beginning, at most `bytes` long, cut between code points.
std::string_view beginning(std::string_view text, std::size_t bytes);

}  // namespace touchstone
