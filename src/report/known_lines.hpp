#pragma once
// Lines that are written as others were: compared, where else they would be read.
//
// A shop's records have the same members in the same order, and most of what they say has been said before. So a line
// that was read is remembered in pieces: from one value's end to the next one's or, where a value is likely to be
// another each time, to where it begins; and of each piece, which ones came behind it. A line of such pieces, each
// behind one that it came behind before, is JSON again and says what they said. What is no such line is read as if
// nothing were known: what is read is the same, only later.
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "report/text_end.hpp"

namespace touchstone {

class KnownLines {
 public:
  using Number = std::uint16_t;
  static constexpr Number begin = 0;  // stands before every line's first piece
  static constexpr Number none = 0xFFFF;
  /// As many bytes must be readable wherever a piece is looked for.
  static constexpr std::size_t longest = 64;

  /// What comes behind a piece.
  enum class Gap : std::uint8_t {
    none,     // the next piece
    whole,    // the same; this one ends in the whole number and a comma
    text,     // a text, behind its first quote
    number,   // a number
    answers,  // answers, behind their bracket
    end       // nothing: the line ends
  };

  struct Piece {
    static constexpr std::uint8_t no_context = 0xFF;

    // The last eight of its bytes, or what there is, and where they stand: what differs, differs mostly there.
    std::uint64_t tail = 0;
    std::uint64_t tail_mask = 0;
    std::uint8_t tail_at = 0;

    std::uint8_t length = 0;
    Gap gap = Gap::none;
    /// The member whose value is a text in this piece, or is in the gap behind it: its place among the texts asked for,
    /// behind these the whole number, `Names::unasked` for any other.
    std::uint8_t member = 0;
    /// Where in this piece that text stands.
    std::uint8_t value_at = 0;
    /// Of a text in the gap behind it: as long as the last one was. Of the whole number: the number itself.
    std::uint8_t value_size = 0;
    /// Where in this piece the object `context` begins.
    std::uint8_t context_at = no_context;
    /// What came behind it, the most frequent ones first, as it turns out; the last one is none.
    std::array<Number, 20> followers{};
    std::array<char, longest> bytes{};
  };

  struct Names {
    /// Of the members asked for.
    std::vector<std::string_view> texts;
    std::string_view whole_number;
    std::string_view answers;
    std::string_view context;
    /// Of these the values are never remembered, for each is another.
    std::vector<std::string_view> unique;
    std::uint8_t unasked = 0;
  };
  explicit KnownLines(Names names);

  /// The piece that comes next behind `last`, if one of its followers does. Precondition: `longest` bytes are readable.
  Number next(Number last, const char* at);
  const Piece& operator[](Number number) const { return pieces_[number]; }
  /// How long the text was that the gap behind a piece held.
  void tell_size(Number number, std::size_t size) {
    if (size < longest) pieces_[number].value_size = static_cast<std::uint8_t>(size);
  }

  /// Remembers a line that was read without a complaint.
  void learn(std::string_view line);
  /// Told of a line that was known.
  void tell_known() { ++known_; }

 private:
  class Lesson;

  static constexpr std::size_t most_pieces = 1'000;
  /// A value of which there are more is not remembered: it takes longer to find than to read.
  static constexpr std::uint32_t most_values = 8;
  static constexpr std::size_t longest_value = 32;
  /// So many lines are learned at most, and one more for as many as are known: what differs each time is not worth it.
  static constexpr std::uint64_t free_lessons = 4'000;
  static constexpr std::uint64_t lines_per_lesson = 16;

  static bool stands_at(const Piece& piece, const char* at);

  Names names_;
  std::vector<Piece> pieces_;
  /// By all that tells it from others.
  std::map<std::string, Number> numbers_;
  /// How many values were remembered, by the member's path.
  std::map<std::string, std::uint32_t> values_;
  std::uint64_t known_ = 0;
  std::uint64_t lessons_ = 0;
};

inline bool KnownLines::stands_at(const Piece& piece, const char* at) {
  std::uint64_t tail = 0;
  std::memcpy(&tail, at + piece.tail_at, sizeof tail);
  if ((tail & piece.tail_mask) != piece.tail) return false;
#ifdef __SSE2__
  const auto same = [&](std::size_t offset) {
    const __m128i equal = _mm_cmpeq_epi8(sixteen_at(at + offset), sixteen_at(piece.bytes.data() + offset));
    return static_cast<std::uint64_t>(_mm_movemask_epi8(equal));
  };
  std::uint64_t all = same(0) | same(16) << 16;
  if (piece.length > 32) all |= same(32) << 32 | same(48) << 48;
  return std::countr_one(all) >= piece.length;
#else
  for (std::size_t offset = 0; offset + sizeof tail < piece.length; offset += sizeof tail) {
    if (std::memcmp(piece.bytes.data() + offset, at + offset, sizeof tail) != 0) return false;
  }
  return true;
#endif
}

inline KnownLines::Number KnownLines::next(Number last, const char* at) {
  auto& followers = pieces_[last].followers;
  for (std::size_t place = 0; followers[place] != none; ++place) {
    const Number number = followers[place];
    if (!stands_at(pieces_[number], at)) continue;
    if (place > 0) {
      followers[place] = followers[place - 1];
      followers[place - 1] = number;
    }
    return number;
  }
  return none;
}

}  // namespace touchstone
