#include "report/scanner.hpp"

#include <cmath>
#include <cstring>

#include "base/decimal.hpp"
#include "base/utf8.hpp"

namespace touchstone {
namespace {

constexpr bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }
constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Eight bytes at once; what they are in the order of the machine does not matter.
std::uint64_t eight_bytes(const char* at) {
  std::uint64_t bytes = 0;
  std::memcpy(&bytes, at, sizeof bytes);
  return bytes;
}

/// Whether a byte of the eight is a quote, a backslash or a control character. After "Determine if a word has a byte
/// less than n" (Sean Eron Anderson, Bit Twiddling Hacks, public domain); bytes from 0x80 on are neither.
constexpr std::uint64_t ones = 0x0101010101010101;
constexpr std::uint64_t tops = 0x8080808080808080;
constexpr std::uint64_t zero_bytes(std::uint64_t word) { return (word - ones) & ~word & tops; }
constexpr bool ends_text(std::uint64_t word) {
  return (zero_bytes(word ^ (ones * '"')) | zero_bytes(word ^ (ones * '\\')) | ((word - ones * 0x20) & ~word & tops)) !=
         0;
}

/// The four hexadecimal digits at `at` as a number; negative for what is none.
int hexadecimal(const char* at) {
  int number = 0;
  for (int i = 0; i < 4; ++i) {
    const char c = at[i];
    const int digit = is_digit(c)              ? c - '0'
                      : (c >= 'a' && c <= 'f') ? c - 'a' + 10
                      : (c >= 'A' && c <= 'F') ? c - 'A' + 10
                                               : -1;
    if (digit < 0) return -1;
    number = number << 4 | digit;
  }
  return number;
}

constexpr bool is_high_surrogate(int unit) { return unit >= 0xD800 && unit < 0xDC00; }
constexpr bool is_low_surrogate(int unit) { return unit >= 0xDC00 && unit < 0xE000; }

void append_code_point(std::string& text, unsigned point) {
  const auto byte = [&](unsigned value) { text += static_cast<char>(value); };
  if (point < 0x80) return byte(point);
  if (point < 0x800) {
    byte(0xC0 | point >> 6);
  } else if (point < 0x10000) {
    byte(0xE0 | point >> 12);
    byte(0x80 | (point >> 6 & 0x3F));
  } else {
    byte(0xF0 | point >> 18);
    byte(0x80 | (point >> 12 & 0x3F));
    byte(0x80 | (point >> 6 & 0x3F));
  }
  byte(0x80 | (point & 0x3F));
}

char meant_by(char escape) {
  switch (escape) {
    case 'b':
      return '\b';
    case 'f':
      return '\f';
    case 'n':
      return '\n';
    case 'r':
      return '\r';
    case 't':
      return '\t';
    default:
      return escape;
  }
}

/// How many bytes follow the first of a code point, and between what the first of these lies (Unicode 15, table 3-7:
/// well-formed UTF-8 byte sequences).
struct Following {
  std::ptrdiff_t count = 0;
  unsigned least = 0x80;
  unsigned most = 0xBF;
};

/// Absent for a byte that begins none.
std::optional<Following> following(unsigned char first) {
  if (first < 0x80) return Following{};
  if (first < 0xC2 || first > 0xF4) return std::nullopt;
  if (first < 0xE0) return Following{.count = 1};
  if (first < 0xF0) {
    return Following{.count = 2, .least = first == 0xE0 ? 0xA0U : 0x80U, .most = first == 0xED ? 0x9FU : 0xBFU};
  }
  return Following{.count = 3, .least = first == 0xF0 ? 0x90U : 0x80U, .most = first == 0xF4 ? 0x8FU : 0xBFU};
}

/// How long the code point is that begins there; 0: none does.
std::ptrdiff_t code_point_at(const char* at, const char* end) {
  const std::optional<Following> rest = following(static_cast<unsigned char>(*at));
  if (!rest || end - at <= rest->count) return 0;
  if (rest->count == 0) return 1;
  const auto second = static_cast<unsigned char>(at[1]);
  if (second < rest->least || second > rest->most) return 0;
  for (std::ptrdiff_t i = 2; i <= rest->count; ++i) {
    if (begins_code_point(at[i])) return 0;
  }
  return rest->count + 1;
}

}  // namespace

std::string_view decoded(const RawText& text, std::string& room) {
  if (!text.has_escapes) return text.bytes;
  room.clear();
  const char* const end = text.bytes.data() + text.bytes.size();
  for (const char* at = text.bytes.data(); at < end; ++at) {
    if (*at != '\\') {
      room += *at;
      continue;
    }
    ++at;
    if (*at != 'u') {
      room += meant_by(*at);
      continue;
    }
    int point = hexadecimal(at + 1);
    at += 4;
    if (is_high_surrogate(point)) {
      point = 0x10000 + ((point - 0xD800) << 10) + (hexadecimal(at + 3) - 0xDC00);
      at += 6;
    }
    append_code_point(room, static_cast<unsigned>(point));
  }
  return room;
}

bool is_utf8(std::string_view text) {
  const char* at = text.data();
  const char* const end = at + text.size();
  while (at < end) {
    if (end - at >= 8 && (eight_bytes(at) & tops) == 0) {
      at += 8;
    } else if (const std::ptrdiff_t length = code_point_at(at, end); length > 0) {
      at += length;
    } else {
      return false;
    }
  }
  return true;
}

void JsonScanner::skip_blanks() {
  while (at_ < end_ && is_blank(*at_)) ++at_;
}

JsonScanner::Kind JsonScanner::kind() {
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
      return *at_ == '-' || is_digit(*at_) ? Kind::number : Kind::broken;
  }
}

bool JsonScanner::ends() {
  skip_blanks();
  return !broken_ && at_ == end_;
}

bool JsonScanner::enter(char bracket) {
  skip_blanks();
  if (at_ == end_ || *at_ != bracket || ++depth_ >= deepest) return fail();
  ++at_;
  first_ = true;
  return true;
}

bool JsonScanner::next(char bracket) {
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

bool JsonScanner::next_member(RawText& name) {
  if (!next('}')) return false;
  skip_blanks();
  if (at_ == end_ || *at_ != '"') return fail();
  name = read_text();
  skip_blanks();
  if (at_ == end_ || *at_ != ':') return fail();
  ++at_;
  return true;
}

bool JsonScanner::next_item() { return next(']'); }

bool JsonScanner::expect(std::string_view word) {
  if (static_cast<std::size_t>(end_ - at_) < word.size() || std::memcmp(at_, word.data(), word.size()) != 0) {
    return fail();
  }
  at_ += word.size();
  return true;
}

bool JsonScanner::read_escape(const char*& at) {
  if (end_ - at < 2) return fail();
  if (at[1] != 'u') {
    if (std::strchr("\"\\/bfnrt", at[1]) == nullptr || at[1] == '\0') return fail();
    at += 2;
    return true;
  }
  const int unit = end_ - at < 6 ? -1 : hexadecimal(at + 2);
  if (unit < 0 || is_low_surrogate(unit)) return fail();
  at += 6;
  if (!is_high_surrogate(unit)) return true;
  if (end_ - at < 6 || at[0] != '\\' || at[1] != 'u' || !is_low_surrogate(hexadecimal(at + 2))) return fail();
  at += 6;
  return true;
}

RawText JsonScanner::read_text() {
  const char* const begin = at_ + 1;
  const char* at = begin;
  RawText text;
  for (;;) {
    while (end_ - at >= 8 && !ends_text(eight_bytes(at))) at += 8;
    while (at < end_ && *at != '"' && *at != '\\' && static_cast<unsigned char>(*at) >= 0x20) ++at;
    if (at == end_ || static_cast<unsigned char>(*at) < 0x20) {
      fail();
      return {};
    }
    if (*at == '"') break;
    text.has_escapes = true;
    if (!read_escape(at)) return {};
  }
  text.bytes = {begin, static_cast<std::size_t>(at - begin)};
  at_ = at + 1;
  return text;
}

JsonScanner::Number JsonScanner::read_number() {
  const char* at = at_;
  const auto digits = [&] {
    const char* const first = at;
    while (at < end_ && is_digit(*at)) ++at;
    return at - first;
  };
  const bool is_negative = *at == '-';
  if (is_negative) ++at;
  const char* const first = at;
  const std::ptrdiff_t count = digits();
  bool good = count == 1 || (count > 1 && *first != '0');
  bool is_whole = true;
  if (at < end_ && *at == '.') {
    ++at;
    is_whole = false;
    good = digits() > 0 && good;
  }
  if (at < end_ && (*at == 'e' || *at == 'E')) {
    ++at;
    is_whole = false;
    if (at < end_ && (*at == '+' || *at == '-')) ++at;
    good = digits() > 0 && good;
  }
  const std::string_view written(at_, static_cast<std::size_t>(at - at_));
  if (good && is_whole && count >= 19) {
    // Whole numbers beyond 64 bits are refused, as simdjson does.
    const std::string_view most = is_negative ? "9223372036854775808" : "18446744073709551615";
    const std::string_view number(first, static_cast<std::size_t>(count));
    good = number.size() < most.size() || (number.size() == most.size() && number <= most);
  }
  if (!good) {
    fail();
    return {};
  }
  at_ = at;
  return {written, is_whole};
}

std::optional<RawText> JsonScanner::text() {
  if (kind() != Kind::text) {
    skip();
    return std::nullopt;
  }
  const RawText text = read_text();
  return broken_ ? std::nullopt : std::optional(text);
}

std::optional<double> JsonScanner::number() {
  if (kind() != Kind::number) {
    skip();
    return std::nullopt;
  }
  const Number number = read_number();
  if (broken_) return std::nullopt;
  // Most answers are a single digit.
  if (number.digits.size() == 1) return number.digits.front() - '0';
  const double value = read_decimal(number.digits).value;
  if (!std::isfinite(value)) {
    fail();
    return std::nullopt;
  }
  return value;
}

std::optional<std::uint64_t> JsonScanner::whole_number() {
  if (kind() != Kind::number) {
    skip();
    return std::nullopt;
  }
  const Number number = read_number();
  if (broken_ || !number.is_whole || number.digits.front() == '-') {
    if (!broken_ && !number.is_whole && !std::isfinite(read_decimal(number.digits).value)) fail();
    return number.digits == "-0" ? std::optional<std::uint64_t>(0) : std::nullopt;
  }
  std::uint64_t value = 0;
  for (const char digit : number.digits) value = value * 10 + static_cast<std::uint64_t>(digit - '0');
  return value;
}

void JsonScanner::skip() {
  switch (kind()) {
    case Kind::object: {
      RawText name;
      // As deep as `deepest`, no more.
      for (bool more = enter_object() && next_member(name); more; more = next_member(name)) skip();
      return;
    }
    case Kind::array:
      for (bool more = enter_array() && next_item(); more; more = next_item()) skip();
      return;
    case Kind::text:
      read_text();
      return;
    case Kind::number:
      // Only written with an exponent can it be beyond what a double holds.
      if (const Number number = read_number(); !number.is_whole && !std::isfinite(read_decimal(number.digits).value)) {
        fail();
      }
      return;
    case Kind::boolean:
      expect(*at_ == 't' ? "true" : "false");
      return;
    case Kind::null:
      expect("null");
      return;
    case Kind::broken:
      fail();
      return;
  }
}

}  // namespace touchstone
