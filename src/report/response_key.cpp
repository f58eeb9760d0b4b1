#include "report/response_key.hpp"

#include <array>
#include <bit>
#include <cstddef>
#include <cstring>

#include "report/text_end.hpp"

namespace touchstone {
namespace {

#ifdef __SSE2__

/// The numbers of each two of sixteen hexadecimal digits in lower case, in lanes of two bytes; `strange` becomes other
/// than 0 for what is none.
inline __m128i numbers_of(__m128i digits, __m128i& strange) {
  const auto between = [&](char least, char most) {
    return _mm_and_si128(_mm_cmpgt_epi8(digits, _mm_set1_epi8(static_cast<char>(least - 1))),
                         _mm_cmplt_epi8(digits, _mm_set1_epi8(static_cast<char>(most + 1))));
  };
  const __m128i letters = between('a', 'f');
  const __m128i good = _mm_or_si128(between('0', '9'), letters);
  strange = _mm_or_si128(strange, _mm_xor_si128(good, _mm_set1_epi8(-1)));
  const __m128i halves =
      _mm_add_epi8(_mm_and_si128(digits, _mm_set1_epi8(15)), _mm_and_si128(letters, _mm_set1_epi8(9)));
  const __m128i both = _mm_or_si128(_mm_slli_epi16(halves, 4), _mm_srli_epi16(halves, 8));
  return _mm_and_si128(both, _mm_set1_epi16(0xFF));
}

/// Four words of eight digits each, the first byte the lowest. False where other bytes are among them.
bool read_digits(const std::array<std::uint64_t, 4>& words, ResponseKey& key) {
  const auto word = [&](std::size_t place) { return static_cast<long long>(words[place]); };
  __m128i strange = _mm_setzero_si128();
  const __m128i numbers = _mm_packus_epi16(numbers_of(_mm_set_epi64x(word(1), word(0)), strange),
                                           numbers_of(_mm_set_epi64x(word(3), word(2)), strange));
  const auto half = [](__m128i bytes) {
    return __builtin_bswap64(static_cast<std::uint64_t>(_mm_cvtsi128_si64(bytes)));
  };
  key = {half(numbers), half(_mm_unpackhi_epi64(numbers, numbers))};
  return _mm_movemask_epi8(strange) == 0;
}

#else

/// Eight hexadecimal digits in lower case, the first byte the lowest; `strange` becomes other than 0 for what is none.
/// Sums of a byte and less than 0x80 stay in their byte, and their top bit says which is the greater.
std::uint64_t eight_digits(std::uint64_t word, std::uint64_t& strange) {
  constexpr std::uint64_t ones = 0x0101010101010101;
  constexpr std::uint64_t tops = 0x8080808080808080;
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

/// Four words of eight digits each. False where other bytes are among them.
bool read_digits(const std::array<std::uint64_t, 4>& words, ResponseKey& key) {
  std::uint64_t strange = 0;
  const auto at = [&](std::size_t place) { return eight_digits(words[place], strange); };
  key = {at(0) << 32 | at(1), at(2) << 32 | at(3)};
  return strange == 0;
}

#endif

/// False for what is no UUID in lower case.
bool read_uuid(std::string_view text, ResponseKey& key) {
  if (text.size() != 36 || text[8] != '-' || text[13] != '-' || text[18] != '-' || text[23] != '-') return false;
  static_assert(std::endian::native == std::endian::little);
  const auto eight = [&](std::size_t at) {
    std::uint64_t word = 0;
    std::memcpy(&word, &text[at], sizeof word);
    return word;
  };
  // Put together in registers: what was written to memory in parts is long in coming back as a whole.
  const auto two_fours = [&](std::size_t first, std::size_t second) {
    return (eight(first) & 0xFFFFFFFF) | eight(second) << 32;
  };
  return read_digits({eight(0), two_fours(9, 14), two_fours(19, 24), eight(28)}, key);
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
