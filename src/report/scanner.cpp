#include "report/scanner.hpp"

#include <cmath>
#include <cstring>

#include "base/decimal.hpp"

namespace touchstone {
namespace {

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Precondition: digits, and a number of 64 bits.
std::uint64_t whole(std::string_view digits) {
  std::uint64_t value = 0;
  for (const char digit : digits) value = value * 10 + static_cast<std::uint64_t>(digit - '0');
  return value;
}

}  // namespace

bool JsonScanner::ends() {
  skip_blanks();
  return !broken_ && at_ == end_;
}

bool JsonScanner::expect(std::string_view word) {
  if (static_cast<std::size_t>(end_ - at_) < word.size() || std::memcmp(at_, word.data(), word.size()) != 0) {
    return fail();
  }
  at_ += word.size();
  return true;
}

/// What has escapes or more than ASCII, or is broken. `found`: up to where it was searched.
RawText JsonScanner::read_odd_text(const char* found, bool beyond_ascii) {
  TextSearch search{.at = found, .beyond_ascii = beyond_ascii};
  RawText text{.begin = at_ + 1};
  while (search.at < end_ && *search.at == '\\') {
    ++text.escapes;
    if (end_ - search.at < 2) break;
    search.at += 2;  // whatever it is, it ends no text
    search.go_on(end_, readable_end_);
  }
  if (search.at < end_ && *search.at == '"') {
    text.size = static_cast<std::uint32_t>(search.at - text.begin);
    at_ = search.at + 1;
    const std::string_view bytes = text.bytes();
    if ((!search.beyond_ascii || is_utf8(bytes)) && (text.escapes == 0 || has_good_escapes(bytes))) return text;
  }
  fail();
  return {};
}

namespace {

/// Whole numbers beyond 64 bits are refused, as simdjson does.
bool fits_64_bits(std::string_view digits, bool is_negative) {
  const std::string_view most = is_negative ? "9223372036854775808" : "18446744073709551615";
  return digits.size() < most.size() || (digits.size() == most.size() && digits <= most);
}

}  // namespace

/// Precondition: a digit or a minus comes next.
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
  bool may_overflow = false;
  if (at < end_ && *at == '.') {
    ++at;
    is_whole = false;
    good = digits() > 0 && good;
    may_overflow = count > 300;
  }
  if (at < end_ && (*at == 'e' || *at == 'E')) {
    ++at;
    is_whole = false;
    may_overflow = true;
    if (at < end_ && (*at == '+' || *at == '-')) ++at;
    good = digits() > 0 && good;
  }
  const std::string_view written(at_, static_cast<std::size_t>(at - at_));
  if (good && is_whole && count >= 19) {
    good = fits_64_bits({first, static_cast<std::size_t>(count)}, is_negative);
  }
  if (good && may_overflow) good = std::isfinite(read_decimal(written).value);
  if (!good) {
    fail();
    return {};
  }
  at_ = at;
  return {written, is_whole};
}

std::optional<double> JsonScanner::read_any_number() {
  if (kind() != Kind::number) {
    skip();
    return std::nullopt;
  }
  const Number number = read_number();
  if (broken_) return std::nullopt;
  // Most answers are one digit or two.
  constexpr std::size_t exact_digits = 15;
  if (number.is_whole && number.digits.size() <= exact_digits && number.digits.front() != '-') {
    return static_cast<double>(whole(number.digits));
  }
  return read_decimal(number.digits).value;
}

std::optional<std::uint64_t> JsonScanner::read_any_whole_number() {
  if (kind() != Kind::number) {
    skip();
    return std::nullopt;
  }
  const Number number = read_number();
  if (broken_) return std::nullopt;
  if (number.digits == "-0") return 0;
  if (!number.is_whole || number.digits.front() == '-') return std::nullopt;
  return whole(number.digits);
}

void JsonScanner::skip_value() {
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
      read_number();
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
