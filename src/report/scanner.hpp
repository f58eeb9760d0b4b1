#pragma once
// JSON read from left to right, without a tree: of a million records nobody needs more than some members of each.
//
// Every byte is checked, also of what is skipped: the grammar, numbers, escapes, UTF-8. It refuses what simdjson
// refuses (tests/unit/report_simdjson_test.cpp holds one against the other). What is done for every token stands here,
// so that it becomes part of what reads records.
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>

#include "report/raw_text.hpp"
#include "report/text_end.hpp"

namespace touchstone {

inline bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

/// Stands before a value, reads it or passes it over. After a mistake it is broken and stays so: every further call
/// answers nothing.
class JsonScanner {
 public:
  /// `depth`: within so many arrays and objects.
  explicit JsonScanner(std::string_view text, std::size_t readable_behind = 0, unsigned depth = 0)
      : at_(text.data()), end_(text.data() + text.size()), readable_end_(end_ + readable_behind), depth_(depth) {}

  enum class Kind : std::uint8_t { null, boolean, number, text, array, object, broken };
  /// Of the value that comes next.
  Kind kind();

  /// Whether that is the end: nothing but blanks may follow.
  bool ends();
  bool is_broken() const { return broken_; }
  /// Behind what was read.
  const char* at() const { return at_; }

  /// Goes into an object, then to its next member, whose value is to be read or skipped before the next call. False:
  /// there is none (more), or the text is broken.
  bool enter_object() { return enter('{'); }
  bool next_member(RawText& name);
  bool enter_array() { return enter('['); }
  bool next_item() { return next(']'); }

  // Each reads the value, whatever it is. False, or absent, where it is of another kind.
  bool text(RawText& into);
  std::optional<double> number();
  /// A number that is written without fraction and exponent, from 0 to 2^64 - 1.
  std::optional<std::uint64_t> whole_number();
  /// Passes over one as prices are written, with few digits. False for all else, before which it still stands.
  bool pass_plain_number();
  void skip() {
    const Kind next = kind();
    if (next == Kind::text) {
      read_text();
    } else if (next != Kind::number || !pass_plain_number()) {
      skip_value();
    }
  }
  /// The value as it stands.
  std::string_view raw() {
    skip_blanks();
    const char* const begin = at_;
    skip();
    return broken_ ? std::string_view() : std::string_view(begin, static_cast<std::size_t>(at_ - begin));
  }

 private:
  static constexpr unsigned deepest = 1'024;  // as simdjson has it

  struct Number {
    std::string_view digits;
    bool is_whole = false;
  };

  void skip_blanks() {
    while (at_ < end_ && is_blank(*at_)) ++at_;
  }
  bool enter(char bracket);
  /// To the next element, behind a comma if it is not the first. False at the closing bracket.
  bool next(char bracket);
  bool expect(std::string_view word);
  RawText read_text();
  RawText read_odd_text(const char* found, bool beyond_ascii);
  /// One digit or two, as most answers are, with what may follow a number in an object or a list. Negative for all
  /// else.
  int read_small_number();
  std::optional<double> read_any_number();
  std::optional<std::uint64_t> read_any_whole_number();
  Number read_number();
  void skip_value();
  bool fail() {
    broken_ = true;
    at_ = end_;
    return false;
  }

  const char* at_;
  const char* end_;
  const char* readable_end_;
  unsigned depth_;
  bool first_ = false;  // no element stands before, in the container that was entered last
  bool broken_ = false;
};

inline JsonScanner::Kind JsonScanner::kind() {
  skip_blanks();
  if (at_ == end_) return Kind::broken;
  switch (*at_) {
    case '{':
      return Kind::object;
    case '[':
      return Kind::array;
    case '"':
      return Kind::text;
    case 't':
    case 'f':
      return Kind::boolean;
    case 'n':
      return Kind::null;
    default:
      return *at_ == '-' || (*at_ >= '0' && *at_ <= '9') ? Kind::number : Kind::broken;
  }
}

inline bool JsonScanner::enter(char bracket) {
  skip_blanks();
  if (at_ == end_ || *at_ != bracket || ++depth_ >= deepest) return fail();
  ++at_;
  first_ = true;
  return true;
}

inline bool JsonScanner::next(char bracket) {
  skip_blanks();
  if (at_ == end_) return fail();
  if (*at_ == bracket) {
    ++at_;
    --depth_;
    first_ = false;
    return false;
  }
  if (!first_ && *at_++ != ',') return fail();
  first_ = false;
  return true;
}

/// Precondition: a quote comes next.
inline RawText JsonScanner::read_text() {
  const char* const begin = at_ + 1;
  TextSearch search{.at = begin};
  search.go_on(end_, readable_end_);
  if (search.at == end_ || *search.at != '"' || search.beyond_ascii)
    return read_odd_text(search.at, search.beyond_ascii);
  at_ = search.at + 1;
  return {begin, static_cast<std::uint32_t>(search.at - begin)};
}

inline bool JsonScanner::next_member(RawText& name) {
  if (!next('}')) return false;
  skip_blanks();
  if (at_ == end_ || *at_ != '"') return fail();
  name = read_text();
  skip_blanks();
  if (at_ == end_ || *at_ != ':') return fail();
  ++at_;
  return true;
}

inline bool JsonScanner::text(RawText& into) {
  if (kind() != Kind::text) {
    skip();
    return false;
  }
  into = read_text();
  return !broken_;
}

inline int JsonScanner::read_small_number() {
  skip_blanks();
  const auto digit_at = [this](std::size_t place) { return at_[place] - '0'; };
  const auto ends_number = [](char c) { return c == ',' || c == '}' || c == ']'; };
  const auto is_digit = [](int digit) { return digit >= 0 && digit <= 9; };
  if (end_ - at_ < 3 || !is_digit(digit_at(0))) return -1;
  if (ends_number(at_[1])) return *at_++ - '0';
  if (digit_at(0) == 0 || !is_digit(digit_at(1)) || !ends_number(at_[2])) return -1;
  const int number = digit_at(0) * 10 + digit_at(1);
  at_ += 2;
  return number;
}

[[gnu::always_inline]] inline bool JsonScanner::pass_plain_number() {
  if (readable_end_ - at_ < 16) return false;
  // A bit for each of the next sixteen bytes that is a digit, and one behind them.
  const unsigned others = ~digits_in_sixteen(at_);
  const auto whole = static_cast<unsigned>(std::countr_zero(others));
  if (whole == 0 || (whole > 1 && *at_ == '0')) return false;
  const char* at = at_ + whole;
  if (whole < 15 && *at == '.') {
    const auto fraction = static_cast<unsigned>(std::countr_zero(others >> (whole + 1)));
    if (fraction == 0) return false;
    at += 1 + fraction;
  }
  if (at >= at_ + 16 || at >= end_ || (*at != ',' && *at != '}' && *at != ']')) return false;
  at_ = at;
  return true;
}

inline std::optional<double> JsonScanner::number() {
  if (const int small = read_small_number(); small >= 0) return small;
  return read_any_number();
}

inline std::optional<std::uint64_t> JsonScanner::whole_number() {
  if (const int small = read_small_number(); small >= 0) return static_cast<std::uint64_t>(small);
  return read_any_whole_number();
}

}  // namespace touchstone
