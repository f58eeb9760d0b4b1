#pragma once
#include <cstdint>
#include <string>
#include <string_view>

namespace touchstone {

/// The lowest hexadecimal digits of a number, in lower case, from 1 to 16 of them.
std::string write_hex(std::uint64_t number, unsigned digits);

/// Reads a text of 16 such digits. False for anything else.
bool read_hex(std::string_view text, std::uint64_t& number);

}  // namespace touchstone
