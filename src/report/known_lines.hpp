#pragma once
// Lines that are written as others were: compared, where else they would be read.
//
// A shop's records have the same members in the same order, and most of what they say has been said before. So a line
// that was read is remembered in pieces, each of which reaches up to what is another one each time, as an id is: the
// gap behind it. Of each piece is remembered what it says, and which ones came behind it. A line of such pieces, each
// behind one that it came behind before, is JSON again and says what they said. What is no such line is read as if
// nothing were known: what is read is the same, only later.
#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "report/known_texts.hpp"

namespace touchstone {

class KnownLines {
 public:
  using Number = KnownTexts::Number;
  static constexpr Number none = KnownTexts::none;
  /// As many bytes must be readable wherever a piece is looked for.
  static constexpr std::size_t longest = 256;
  static constexpr std::size_t longest_gap = 64;

  /// What comes behind a piece.
  enum class Gap : std::uint8_t {
    none,     // the next piece
    text,     // a text, behind its first quote
    number,   // a number
    answers,  // answers, behind their bracket
    end       // nothing: the line ends
  };

  /// A text in a piece, the value of a member that is asked for.
  struct Value {
    /// That no other value has, of whichever member.
    Number number = 0;
    /// The member's place among the texts asked for.
    std::uint8_t member = 0;
    std::uint8_t at = 0;
    std::uint8_t size = 0;
  };

  /// Where a processor's lines of cache begin: a piece that lies across more of them than it must takes longer.
#ifdef __EMSCRIPTEN__
  static constexpr std::size_t alignment = 8;  // our allocator knows no other
#else
  static constexpr std::size_t alignment = 64;
#endif

  struct alignas(alignment) Piece {
    static constexpr std::uint8_t no_context = 0xFF;
    static constexpr std::size_t most_values = 8;

    /// The one piece that came behind it; null where it is not one.
    Piece* follower = nullptr;
    std::uint8_t length = 0;
    Gap gap = Gap::none;
    /// Of a text in the gap, as `Value` has it; of a number behind these if it is the whole one asked for;
    /// `Names::unasked` for any other.
    std::uint8_t member = 0;
    /// As long as the last text in the gap was, of those of less than `longest_gap`.
    std::uint8_t gap_size = 0;
    /// Where the object `context` begins.
    std::uint8_t context_at = no_context;
    /// The whole number asked for, if it stands here.
    std::uint8_t whole_number = 0;
    /// A bit for each member that has its value here: its place among the texts asked for, behind these the whole
    /// number.
    std::uint32_t present = 0;
    std::uint32_t value_count = 0;
    std::array<Value, most_values> values{};
    std::array<char, longest> bytes{};
    /// What came behind it.
    KnownTexts followers;

    std::string_view text() const { return {bytes.data(), length}; }
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

  /// Whether the next line is worth looking for, which takes its time: not where few were known.
  bool is_worth_it() {
    constexpr std::uint64_t enough = 10'000;
    constexpr std::uint64_t one_in = 16;
    const bool few_known = tried_ > enough && known_ < tried_ / 4;
    if (few_known && ++passed_over_ % one_in != 0) return false;
    ++tried_;
    return true;
  }
  /// Stands before every line's first piece.
  const Piece& begin() const { return pieces_.front(); }
  /// The piece that came behind `last` and stands there; null where none does. Precondition: `longest` bytes are
  /// readable.
  Piece* next(const Piece& last, const char* at);

  /// Remembers a line that was read without a complaint.
  void learn(std::string_view line);
  /// Told of a line that was known.
  void tell_known() { ++known_; }

 private:
  class Lesson;
  static constexpr std::size_t most_pieces = 1'000;
  /// A member of which there are more is in a gap: there would be too many pieces.
  static constexpr std::uint32_t most_values = 32;
  static constexpr std::size_t most_numbers = 30'000;
  static constexpr std::size_t longest_value = 32;
  /// So many lines are learned at most, and one more for as many as are known: what differs each time is not worth it.
  static constexpr std::uint64_t free_lessons = 4'000;
  static constexpr std::uint64_t lines_per_lesson = 16;

  void follow(Number last, Number number);
  /// All pieces. Values keep their numbers.
  void forget();

  Names names_;
  /// They stay where they are.
  std::vector<Piece> pieces_;
  /// By all that tells it from others.
  std::map<std::string, Number> numbers_;
  /// By the member's path and the value.
  std::map<std::string, Number> value_numbers_;
  /// How many there are of a member, by its path.
  std::map<std::string, std::uint32_t> value_counts_;
  /// A piece holds so many at most; fewer, once there were too many pieces.
  unsigned values_per_piece_ = 16;
  std::uint64_t tried_ = 0;
  std::uint64_t passed_over_ = 0;
  std::uint64_t known_ = 0;
  std::uint64_t lessons_ = 0;
};

inline KnownLines::Piece* KnownLines::next(const Piece& last, const char* at) {
  if (last.follower != nullptr) return stands_at(last.follower->text(), at) ? last.follower : nullptr;
  const Number number = last.followers.find(at, [&](Number each) { return stands_at(pieces_[each].text(), at); });
  return number != none ? &pieces_[number] : nullptr;
}

}  // namespace touchstone
