#pragma once
// Which of many texts stands at a place: looked up by some of its bytes, those in which the texts differ.
//
// One comparison after the other would be made for nothing most of the time, and which of them is the last no processor
// foresees. Here a few words of eight bytes are looked at, wherever they stand in the text; what has them in common is
// told apart by others.
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <vector>

#include "report/text_end.hpp"

namespace touchstone {

class KnownTexts {
 public:
  using Number = std::uint16_t;
  static constexpr Number none = 0xFFFF;
  /// So many bytes behind a text, and behind a place where one is looked for, are looked at.
  static constexpr std::size_t looked_at_behind = 16;
  /// Texts have numbers below this one.
  static constexpr Number first_fork = 0x8000;

  struct Text {
    Number number = none;
    std::string_view bytes;
  };

  /// Adds one, unless it is there; its bytes must stay where they are, with those that are looked at behind them. It
  /// can be found at once or, where there are many already, once some were added in vain: what tells them apart is then
  /// looked for anew.
  void add(const Text& text);
  /// The one that can be found, if it is one.
  Number only() const { return forks_.empty() && rest_.empty() ? root_ : none; }
  /// The one for which `stands_at(number)`, which is asked of as few as possible; `none` where there is none.
  /// Precondition: as many bytes are readable as the longest of the texts has, and those behind it.
  template <class StandsAt>
  Number find(const char* at, StandsAt stands_at) const;

 private:
  static constexpr std::size_t samples = 4;
  using Word = std::uint64_t;

  struct Fork {
    /// Where the words begin. The same one more than once where fewer will do.
    std::array<std::uint8_t, samples> at{};
    /// What of a word is looked at: less than all where a text is shorter.
    Word mask = ~Word{0};
    /// What a hash is shifted by to be a place among the slots.
    std::uint8_t shift = 0;
    std::uint32_t first_slot = 0;
  };

  static Word word_at(const char* at) {
    Word word = 0;
    std::memcpy(&word, at, sizeof word);
    return word;
  }
  /// Among the fork's slots.
  static std::size_t place_of(const Fork& fork, const char* at) {
    static_assert(samples == 4);
    const auto word = [&](std::size_t place) { return word_at(at + fork.at[place]) & fork.mask; };
    const Word words = word(0) ^ std::rotl(word(1), 13) ^ std::rotl(word(2), 29) ^ std::rotl(word(3), 43);
    // By 2^64 by the golden ratio: what is low becomes high.
    return static_cast<std::size_t>((words * 0x9E3779B97F4A7C15) >> fork.shift);
  }
  void build();
  // Each answers what stands in a slot for these texts.
  Number add_these(const std::vector<Text>& texts);
  Number add_fork(const std::vector<Text>& texts);

  /// As in a slot.
  Number root_ = none;
  std::vector<Text> texts_;
  /// So many of them can be found.
  std::size_t built_ = 0;
  std::size_t missed_ = 0;
  std::vector<Fork> forks_;
  /// Numbers of texts, and of forks from `first_fork` on.
  std::vector<Number> slots_;
  /// Those that are the beginning of another one, or that nothing tells apart: one is looked for after the other, at
  /// last.
  std::vector<Number> rest_;
};

/// Whether the text stands there. Precondition: `KnownTexts::looked_at_behind` bytes behind it are readable, there and
/// in the text.
inline bool stands_at(std::string_view text, const char* at) {
#ifdef __SSE2__
  alignas(16) static constexpr std::array<std::uint8_t, 32> ones_then_zeros = {
      0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF};
  __m128i different = _mm_setzero_si128();
  const auto difference = [&](std::size_t offset) {
    return _mm_xor_si128(sixteen_at(at + offset), sixteen_at(text.data() + offset));
  };
  std::size_t offset = 0;
  for (; offset + 16 <= text.size(); offset += 16) different = _mm_or_si128(different, difference(offset));
  const char* const mask = reinterpret_cast<const char*>(ones_then_zeros.data()) + 16 - text.size() % 16;
  different = _mm_or_si128(different, _mm_and_si128(difference(offset), sixteen_at(mask)));
  return _mm_movemask_epi8(_mm_cmpeq_epi8(different, _mm_setzero_si128())) == 0xFFFF;
#else
  return std::memcmp(text.data(), at, text.size()) == 0;
#endif
}

template <class StandsAt>
inline KnownTexts::Number KnownTexts::find(const char* at, StandsAt stands_at) const {
  Number found = root_;
  while (found >= first_fork && found != none) {
    const Fork& fork = forks_[found - first_fork];
    found = slots_[fork.first_slot + place_of(fork, at)];
  }
  if (found != none && stands_at(found)) [[likely]]
    return found;
  for (const Number number : rest_) {
    if (stands_at(number)) return number;
  }
  return none;
}

}  // namespace touchstone
