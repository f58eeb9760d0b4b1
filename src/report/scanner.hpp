#pragma once
// JSON read from left to right, without a tree: of a million records nobody needs more than some members of each.
//
// It refuses what simdjson refuses, with which the command line tool reads, so that a page counts the same lines as
// malformed (tests/unit/report_reading_test.cpp holds one against the other).
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace touchstone {

/// The bytes between a text's quotes, as they stand. Valid as long as what was read.
struct RawText {
  std::string_view bytes;
  bool has_escapes = false;
};

/// What the text says. `room` keeps it where it had escapes.
std::string_view decoded(const RawText& text, std::string& room);

/// Whether all of it is UTF-8.
bool is_utf8(std::string_view text);

/// Stands before a value, reads it or passes it over. After a mistake it is broken and stays so: every further call
/// answers nothing. Precondition: the text is UTF-8.
class JsonScanner {
 public:
  explicit JsonScanner(std::string_view text) : at_(text.data()), end_(text.data() + text.size()) {}

  enum class Kind : std::uint8_t { null, boolean, number, text, array, object, broken };
  /// Of the value that comes next.
  Kind kind();

  /// Whether that is the end: nothing but blanks may follow.
  bool ends();
  bool is_broken() const { return broken_; }

  /// Goes into an object, then to its next member, whose value is to be read or skipped before the next call. False:
  /// there is none (more), or the text is broken.
  bool enter_object() { return enter('{'); }
  bool next_member(RawText& name);
  bool enter_array() { return enter('['); }
  bool next_item();

  // Each reads the value, whatever it is. Absent where it is of another kind.
  std::optional<RawText> text();
  std::optional<double> number();
  /// A number that is written without fraction and exponent, from 0 to 2^64 - 1.
  std::optional<std::uint64_t> whole_number();
  void skip();

 private:
  static constexpr unsigned deepest = 1'024;  // as simdjson has it

  struct Number {
    std::string_view digits;
    bool is_whole = false;
  };

  void skip_blanks();
  bool enter(char bracket);
  /// To the next element, behind a comma if it is not the first. False at the closing bracket.
  bool next(char bracket);
  bool expect(std::string_view word);
  RawText read_text();
  bool read_escape(const char*& at);
  Number read_number();
  bool fail() {
    broken_ = true;
    at_ = end_;
    return false;
  }

  const char* at_;
  const char* end_;
  unsigned depth_ = 0;
  bool first_ = false;  // no element stands before, in the container that was entered last
  bool broken_ = false;
};

}  // namespace touchstone
