#include "report/response_key.hpp"

#include <bit>
#include <cstddef>
#include <cstring>

#include "report/text_end.hpp"

namespace touchstone {
namespace {

#ifdef __SSE2__

/// Thirty-two hexadecimal digits in lower case, sixteen at once. False where others are among them.
bool read_digits(const char* digits, ResponseKey& key) {
  __m128i strange = _mm_setzero_si128();
  // The numbers of each two digits, in lanes of two bytes.
  const auto numbers_at = [&](const char* at) {
    const __m128i bytes = sixteen_at(at);
    const auto between = [&](char least, char most) {
      return _mm_and_si128(_mm_cmpgt_epi8(bytes, _mm_set1_epi8(static_cast<char>(least - 1))),
                           _mm_cmplt_epi8(bytes, _mm_set1_epi8(static_cast<char>(most + 1))));
    };
    const __m128i letters = between('a', 'f');
    const __m128i good = _mm_or_si128(between('0', '9'), letters);
    strange = _mm_or_si128(strange, _mm_xor_si128(good, _mm_set1_epi8(-1)));
    const __m128i halves =
        _mm_add_epi8(_mm_and_si128(bytes, _mm_set1_epi8(15)), _mm_and_si128(letters, _mm_set1_epi8(9)));
    const __m128i both = _mm_or_si128(_mm_slli_epi16(halves, 4), _mm_srli_epi16(halves, 8));
    return _mm_and_si128(both, _mm_set1_epi16(0xFF));
  };
  const __m128i numbers = _mm_packus_epi16(numbers_at(digits), numbers_at(digits + 16));
  std::uint64_t words[2];
  std::memcpy(words, &numbers, sizeof words);
  key = {__builtin_bswap64(words[0]), __builtin_bswap64(words[1])};
  return _mm_movemask_epi8(strange) == 0;
}

#else

/// The same, eight at once, the first byte the lowest; `strange` becomes other than 0 for what is none. Sums of a byte
/// and less than 0x80 stay in their byte, and their top bit says which is the greater.
std::uint64_t eight_digits(const char* at, std::uint64_t& strange) {
  constexpr std::uint64_t ones = 0x0101010101010101;
  constexpr std::uint64_t tops = 0x8080808080808080;
  static_assert(std::endian::native == std::endian::little);
  std::uint64_t word = 0;
  std::memcpy(&word, at, sizeof word);
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

bool read_digits(const char* digits, ResponseKey& key) {
  std::uint64_t strange = 0;
  const auto at = [&](std::size_t first) { return eight_digits(digits + first, strange); };
  key = {at(0) << 32 | at(8), at(16) << 32 | at(24)};
  return strange == 0;
}

#endif

/// False for what is no UUID in lower case.
bool read_uuid(std::string_view text, ResponseKey& key) {
  if (text.size() != 36 || text[8] != '-' || text[13] != '-' || text[18] != '-' || text[23] != '-') return false;
  char digits[32];
  std::memcpy(digits, text.data(), 8);
  std::memcpy(digits + 8, &text[9], 4);
  std::memcpy(digits + 12, &text[14], 4);
  std::memcpy(digits + 16, &text[19], 4);
  std::memcpy(digits + 20, &text[24], 12);
  return read_digits(digits, key);
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
