#include "report/response_key.hpp"

#include <array>
#include <cstddef>

#include "base/random.hpp"

namespace touchstone {
namespace {

/// What each byte is as a hexadecimal digit in lower case; negative for what is none.
constexpr std::array<std::int16_t, 256> hexadecimal_digits() {
  std::array<std::int16_t, 256> digits{};
  for (std::int16_t& digit : digits) digit = -1;
  for (std::int16_t i = 0; i < 10; ++i) digits[static_cast<std::size_t>('0' + i)] = i;
  for (std::int16_t i = 10; i < 16; ++i) digits[static_cast<std::size_t>('a' + i - 10)] = i;
  return digits;
}
constexpr std::array<std::int16_t, 256> digit_of = hexadecimal_digits();

/// Reads on behind `value`. `sign` becomes negative for what is no digit.
std::uint64_t read_digits(std::string_view text, std::size_t at, std::size_t count, std::uint64_t value, int& sign) {
  for (std::size_t i = at; i < at + count; ++i) {
    const int digit = digit_of[static_cast<unsigned char>(text[i])];
    sign |= digit;
    value = value << 4 | static_cast<std::uint64_t>(digit & 15);
  }
  return value;
}

/// False for what is no UUID in lower case.
bool read_uuid(std::string_view text, ResponseKey& key) {
  if (text.size() != 36 || text[8] != '-' || text[13] != '-' || text[18] != '-' || text[23] != '-') return false;
  int sign = 0;
  key.high = read_digits(text, 0, 8, 0, sign);
  key.high = read_digits(text, 9, 4, key.high, sign);
  key.high = read_digits(text, 14, 4, key.high, sign);
  key.low = read_digits(text, 19, 4, 0, sign);
  key.low = read_digits(text, 24, 12, key.low, sign);
  return sign >= 0;
}

}  // namespace

std::uint64_t mixed(std::uint64_t value) { return Random(value).next(); }

std::uint64_t hash_of(const ResponseKey& key) { return mixed(key.high ^ (key.low * 0x9E3779B97F4A7C15U)); }

ResponseKey key_of(std::string_view response_id) {
  ResponseKey key;
  if (read_uuid(response_id, key)) return key;
  // Two hashes with different beginnings, byte by byte: such ids are rare, and 128 bits do not meet by accident.
  key = {0x6A09E667F3BCC908U, 0xBB67AE8584CAA73BU};
  for (const char c : response_id) {
    key.high = mixed(key.high ^ static_cast<unsigned char>(c));
    key.low = mixed(key.low + static_cast<unsigned char>(c));
  }
  return key;
}

}  // namespace touchstone
