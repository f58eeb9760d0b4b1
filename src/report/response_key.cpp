#include "report/response_key.hpp"

#include <cstddef>

namespace touchstone {
namespace {

constexpr std::uint64_t ones = 0x0101010101010101;
constexpr std::uint64_t tops = 0x8080808080808080;

/// The bytes that come first are the lowest.
std::uint64_t four_bytes(const char* at) {
  std::uint64_t word = 0;
  for (unsigned i = 0; i < 4; ++i) word |= std::uint64_t{static_cast<unsigned char>(at[i])} << (8 * i);
  return word;
}

/// Eight hexadecimal digits in lower case at once, the first byte the lowest; `strange` becomes other than 0 for what
/// is none. Sums of a byte and less than 0x80 stay in their byte, and their top bit says which is the greater.
std::uint64_t eight_digits(std::uint64_t word, std::uint64_t& strange) {
  const std::uint64_t from_0 = word + ones * (0x80 - '0');
  const std::uint64_t beyond_9 = word + ones * (0x7F - '9');
  const std::uint64_t from_a = word + ones * (0x80 - 'a');
  const std::uint64_t beyond_f = word + ones * (0x7F - 'f');
  strange |= ((from_0 & ~beyond_f & (~beyond_9 | from_a) & ~word) & tops) ^ tops;
  std::uint64_t digits = (word & ones * 15) + ((from_a & tops) >> 7) * 9;
  digits = (digits << 4 | digits >> 8) & 0x00FF00FF00FF00FF;  // bytes of two digits, in every second place
  digits = (digits << 8 | digits >> 16) & 0x0000FFFF0000FFFF;
  return (digits << 16 | digits >> 32) & 0xFFFFFFFF;
}

/// False for what is no UUID in lower case.
bool read_uuid(std::string_view text, ResponseKey& key) {
  if (text.size() != 36 || text[8] != '-' || text[13] != '-' || text[18] != '-' || text[23] != '-') return false;
  std::uint64_t strange = 0;
  const auto digits_at = [&](std::size_t first, std::size_t second) {
    return eight_digits(four_bytes(text.data() + first) | four_bytes(text.data() + second) << 32, strange);
  };
  key.high = digits_at(0, 4) << 32 | digits_at(9, 14);
  key.low = digits_at(19, 24) << 32 | digits_at(28, 32);
  return strange == 0;
}

}  // namespace

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
