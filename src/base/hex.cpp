#include "base/hex.hpp"

namespace touchstone {
namespace {

constexpr std::string_view digits_in_order = "0123456789abcdef";

}  // namespace

std::string write_hex(std::uint64_t number, unsigned digits) {
  std::string text;
  while (digits > 0) text += digits_in_order[(number >> (4 * --digits)) & 15U];
  return text;
}

bool read_hex(std::string_view text, std::uint64_t& number) {
  number = 0;
  for (const char digit : text) {
    const std::size_t value = digits_in_order.find(digit);
    if (value == std::string_view::npos) return false;
    number = (number << 4) | value;
  }
  return text.size() == 16;
}

}  // namespace touchstone
