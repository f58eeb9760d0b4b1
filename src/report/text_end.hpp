#pragma once
// Where a JSON text ends, looked for in many bytes at once: thirty-two where the processor has SSE2 (every x86-64
// does), else eight. Of all that is done for a record this is done for the most bytes.
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace touchstone {

/// What was met on the way.
struct TextSearch {
  const char* at = nullptr;
  /// A byte beyond ASCII may have been among those that were looked at; none was where this is false.
  bool beyond_ascii = false;

  /// Goes on to the next quote, backslash or control character; to `end` where there is none.
  void go_on(const char* end, const char* readable_end);
};

inline bool ends_text(char c) { return c == '"' || c == '\\' || static_cast<unsigned char>(c) < 0x20; }

#ifdef __SSE2__

/// A bit for each byte that ends a text or stands for an escape.
inline unsigned marks_in(__m128i bytes) {
  const __m128i controls = _mm_cmpeq_epi8(_mm_min_epu8(bytes, _mm_set1_epi8(0x1F)), bytes);
  const __m128i quotes = _mm_cmpeq_epi8(bytes, _mm_set1_epi8('"'));
  const __m128i escapes = _mm_cmpeq_epi8(bytes, _mm_set1_epi8('\\'));
  return static_cast<unsigned>(_mm_movemask_epi8(_mm_or_si128(controls, _mm_or_si128(quotes, escapes))));
}

inline __m128i sixteen_at(const char* at) {
  __m128i bytes;
  std::memcpy(&bytes, at, sizeof bytes);
  return bytes;
}

inline void TextSearch::go_on(const char* end, const char* readable_end) {
  // Two times sixteen, which is longer than nearly all names: that there is one round can be foreseen.
  for (; readable_end - at >= 32; at += 32) {
    const __m128i first = sixteen_at(at);
    const __m128i second = sixteen_at(at + 16);
    const unsigned marks = marks_in(first) | marks_in(second) << 16;
    beyond_ascii |= _mm_movemask_epi8(_mm_or_si128(first, second)) != 0;
    if (marks != 0) {
      at += __builtin_ctz(marks);
      if (at > end) at = end;
      return;
    }
  }
  for (; at < end && !ends_text(*at); ++at) beyond_ascii |= static_cast<unsigned char>(*at) >= 0x80;
  if (at > end) at = end;
}

/// A bit for each byte that ends a text, stands for an escape or is beyond ASCII: taken as signed numbers, those beyond
/// are less than all others.
[[gnu::always_inline]] inline unsigned odd_marks_in(__m128i bytes) {
  const __m128i quotes = _mm_cmpeq_epi8(bytes, _mm_set1_epi8('"'));
  const __m128i escapes = _mm_cmpeq_epi8(bytes, _mm_set1_epi8('\\'));
  const __m128i others = _mm_cmplt_epi8(bytes, _mm_set1_epi8(0x20));
  return static_cast<unsigned>(_mm_movemask_epi8(_mm_or_si128(others, _mm_or_si128(quotes, escapes))));
}

/// Whether a text ends there and not before, with a quote, and is plain ASCII without escapes. Precondition: `size` is
/// below 64, and as many bytes are readable.
inline bool is_plain_text(const char* at, std::size_t size) {
  const auto odd_at = [at](std::size_t offset) {
    return static_cast<std::uint64_t>(odd_marks_in(sixteen_at(at + offset))) << offset;
  };
  std::uint64_t odd = odd_at(0) | odd_at(16);
  if (size >= 32) odd |= odd_at(32) | odd_at(48);
  return static_cast<std::size_t>(std::countr_zero(odd)) == size && at[size] == '"';
}

/// A bit for each of the sixteen that is a digit.
inline unsigned digits_in_sixteen(const char* at) {
  const __m128i beyond_0 = _mm_sub_epi8(sixteen_at(at), _mm_set1_epi8('0'));
  return static_cast<unsigned>(_mm_movemask_epi8(_mm_cmpeq_epi8(_mm_min_epu8(beyond_0, _mm_set1_epi8(9)), beyond_0)));
}

#else

inline unsigned digits_in_sixteen(const char* at) {
  unsigned digits = 0;
  for (unsigned place = 0; place < 16; ++place) {
    digits |= static_cast<unsigned>(at[place] >= '0' && at[place] <= '9') << place;
  }
  return digits;
}

inline bool is_plain_text(const char*, std::size_t) { return false; }

/// After "Determine if a word has a byte less than n" (Sean Eron Anderson, Bit Twiddling Hacks, public domain); bytes
/// from 0x80 on are neither.
inline void TextSearch::go_on(const char* end, const char* readable_end) {
  constexpr std::uint64_t ones = 0x0101010101010101;
  constexpr std::uint64_t tops = 0x8080808080808080;
  const auto zero_bytes = [](std::uint64_t word) { return (word - ones) & ~word; };
  for (; readable_end - at >= 8; at += 8) {
    std::uint64_t word = 0;  // in the order of the machine, which does not matter
    std::memcpy(&word, at, sizeof word);
    const std::uint64_t found =
        zero_bytes(word ^ (ones * '"')) | zero_bytes(word ^ (ones * '\\')) | ((word - ones * 0x20) & ~word);
    if ((found & tops) != 0) break;
    beyond_ascii |= (word & tops) != 0;
  }
  for (; at < end && !ends_text(*at); ++at) beyond_ascii |= static_cast<unsigned char>(*at) >= 0x80;
  if (at > end) at = end;
}

#endif

}  // namespace touchstone
