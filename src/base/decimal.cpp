#include "base/decimal.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <iterator>
#include <limits>

#include "base/natural.hpp"

namespace touchstone {
namespace {

constexpr int mantissa_bits = 53;
constexpr int lowest_exponent = -1074;  // of the last bit of the smallest double
// Beyond 767 digits no further digit can move a halfway case other than by being there at all.
constexpr int digits_kept = 800;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

double from_bits(std::uint64_t bits) {
  double value = 0;
  std::memcpy(&value, &bits, sizeof value);
  return value;
}

/// digits * 10^exponent10, correctly rounded, by exact division of whole numbers.
double divide_exactly(Natural numerator, int exponent10) {
  Natural denominator(1);
  (exponent10 >= 0 ? numerator : denominator).multiply_by_power_of_ten(exponent10 >= 0 ? exponent10 : -exponent10);

  // Scale so that the quotient has 54 or 55 bits: one or two more than kept, so that rounding sees what it drops.
  int exponent = numerator.bit_length() - denominator.bit_length() - (mantissa_bits + 1);
  if (exponent > 0) {
    denominator.shift_left(exponent);
  } else {
    numerator.shift_left(-exponent);
  }
  denominator.shift_left(mantissa_bits + 1);
  std::uint64_t quotient = 0;
  for (int bit = 0; bit <= mantissa_bits + 1; ++bit) {
    quotient <<= 1;
    if (numerator.compare(denominator) >= 0) {
      numerator.subtract(denominator);
      quotient |= 1;
    }
    numerator.shift_left(1);
  }

  int drop = quotient >> (mantissa_bits + 1) != 0 ? 2 : 1;
  drop = std::max(drop, lowest_exponent - exponent);
  if (drop > mantissa_bits + 2) return 0;
  exponent += drop;
  const std::uint64_t half = std::uint64_t{1} << (drop - 1);
  const std::uint64_t dropped = quotient & (2 * half - 1);
  quotient >>= drop;
  const bool is_tie = dropped == half && numerator.is_zero();
  if (is_tie ? (quotient & 1) != 0 : dropped >= half) ++quotient;

  constexpr std::uint64_t hidden_bit = std::uint64_t{1} << (mantissa_bits - 1);
  if (quotient < hidden_bit) return from_bits(quotient);
  // A quotient rounded up to 2^53 carries into the exponent by itself.
  const auto biased = static_cast<std::uint64_t>(exponent - lowest_exponent + 1);
  const std::uint64_t bits = (biased << (mantissa_bits - 1)) + (quotient - hidden_bit);
  constexpr std::uint64_t infinity = std::uint64_t{0x7FF} << (mantissa_bits - 1);
  return from_bits(std::min(bits, infinity));
}

/// A decimal number as it is written: `leading * 10^exponent`, but for digits beyond the 19th.
struct Written {
  std::string_view digits;    // with the point among them
  std::uint64_t leading = 0;  // the first 19 significant digits
  int significant = 0;        // how many there are
  int exponent = 0;
  std::size_t length = 0;  // 0: there is no number
};

constexpr int digits_in_leading = 19;

/// Reads `e+12` at the front of a text, if that is what stands there.
void scan_power(std::string_view text, Written& written) {
  if (!text.starts_with('e') && !text.starts_with('E')) return;
  const bool down = text.substr(1).starts_with('-');
  const std::size_t first = down || text.substr(1).starts_with('+') ? 2 : 1;
  constexpr int far_enough = 1'000'000;
  int exponent = 0;
  std::size_t at = first;
  for (; at < text.size() && is_digit(text[at]); ++at)
    exponent = std::min(exponent * 10 + (text[at] - '0'), far_enough);
  if (at == first) return;
  written.exponent += down ? -exponent : exponent;
  written.length += at;
}

Written scan(std::string_view text) {
  Written written;
  std::size_t at = 0;
  bool any = false;
  bool after_point = false;
  for (; at < text.size() && (is_digit(text[at]) || (text[at] == '.' && !after_point)); ++at) {
    if (text[at] == '.') {
      after_point = true;
      continue;
    }
    any = true;
    if (written.significant > 0 || text[at] != '0') ++written.significant;
    const bool fits = written.significant <= digits_in_leading;
    if (fits) written.leading = written.leading * 10 + static_cast<unsigned>(text[at] - '0');
    if (fits == after_point) written.exponent += fits ? -1 : 1;
  }
  if (!any) return {};
  written.digits = text.substr(0, at);
  written.length = at;
  scan_power(text.substr(at), written);
  return written;
}

/// All digits that can matter, as one number. `exponent`: of its last digit.
Natural all_digits(const Written& written, int& exponent) {
  Natural number(0);
  int kept = 0;
  bool rest = false;
  for (const char c : written.digits) {
    if (!is_digit(c) || (kept == 0 && c == '0')) continue;
    if (kept < digits_kept) {
      number.multiply_add(10, static_cast<unsigned>(c - '0'));
      ++kept;
    } else {
      rest = rest || c != '0';
    }
  }
  if (rest) {
    number.multiply_add(10, 1);
    ++kept;
  }
  exponent = written.exponent + digits_in_leading - kept;
  return number;
}

double value_of(const Written& written) {
  if (written.leading == 0) return 0;
  // Both factors are exact doubles, so one rounding happens, and it is the right one (Clinger, 1990).
  constexpr double powers[] = {1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,  1e8,  1e9,  1e10, 1e11,
                               1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};
  constexpr int exact_power = 22;
  constexpr int exact_digits = 15;
  int exponent = written.exponent;
  if (written.significant <= exact_digits && exponent >= -exact_power && exponent <= exact_power) {
    const auto digits = static_cast<double>(written.leading);
    return exponent < 0 ? digits / powers[-exponent] : digits * powers[exponent];
  }
  const int magnitude = std::min(written.significant, digits_in_leading) + exponent;
  if (magnitude > 310) return std::numeric_limits<double>::infinity();
  if (magnitude < -330) return 0;
  if (written.significant <= digits_in_leading) return divide_exactly(Natural(written.leading), exponent);
  Natural digits = all_digits(written, exponent);
  return divide_exactly(std::move(digits), exponent);
}

struct Digits {
  std::string text;  // '1'..'9' first, no zeros at the end
  int point = 0;     // the value is 0.text * 10^point
};

/// The shortest digits that identify a positive double (Burger and Dybvig, 1996, free-format printing).
Digits shortest_digits(std::uint64_t mantissa, int exponent) {
  constexpr std::uint64_t hidden_bit = std::uint64_t{1} << (mantissa_bits - 1);
  // The neighbour below is only half as far where the mantissa is a power of two.
  const int narrow = mantissa == hidden_bit && exponent > lowest_exponent ? 1 : 0;
  const bool even = (mantissa & 1) == 0;

  Natural value(mantissa);
  Natural scale(1);
  Natural below(1);
  Natural above(1);
  value.shift_left(1 + narrow + std::max(exponent, 0));
  scale.shift_left(1 + narrow + std::max(-exponent, 0));
  below.shift_left(std::max(exponent, 0));
  above.shift_left(narrow + std::max(exponent, 0));

  const auto reaches = [&](const Natural& part, const Natural& whole) {
    return even ? part.compare(whole) >= 0 : part.compare(whole) > 0;
  };
  // 1233 / 4096 is log10(2) to five digits; the estimate is never too high, and the loop below raises it.
  int bits = exponent;
  for (std::uint64_t rest = mantissa; rest > 1; rest >>= 1) ++bits;
  int point = (bits * 1233 >> 12) - 1;
  scale.multiply_by_power_of_ten(std::max(point, 0));
  for (Natural* part : {&value, &below, &above}) part->multiply_by_power_of_ten(std::max(-point, 0));
  for (;; ++point) {
    Natural upper = value;
    upper.add(above);
    if (!reaches(upper, scale)) break;
    scale.multiply_add(10, 0);
  }

  Digits digits;
  digits.point = point;
  for (;;) {
    for (Natural* part : {&value, &below, &above}) part->multiply_add(10, 0);
    char digit = '0';
    for (; value.compare(scale) >= 0; ++digit) value.subtract(scale);
    Natural upper = value;
    upper.add(above);
    const bool low_enough = even ? value.compare(below) <= 0 : value.compare(below) < 0;
    const bool high_enough = reaches(upper, scale);
    if (!low_enough && !high_enough) {
      digits.text += digit;
      continue;
    }
    Natural twice = value;
    twice.shift_left(1);
    const int half = twice.compare(scale);
    const bool nearer_above = half > 0 || (half == 0 && (digit - '0') % 2 == 1);  // of two equally near, the even one
    const bool up = high_enough && (!low_enough || nearer_above);
    digits.text += static_cast<char>(digit + (up ? 1 : 0));
    return digits;
  }
}

std::string write_whole(std::uint64_t value) {
  std::string text;
  do {
    text.insert(text.begin(), static_cast<char>('0' + value % 10));
    value /= 10;
  } while (value != 0);
  return text;
}

/// Places point and exponent as ECMA-262 does: plain from 1e-6 up to, but not including, 1e21.
std::string lay_out(const Digits& digits) {
  const int count = static_cast<int>(digits.text.size());
  const int point = digits.point;
  if (point > 21 || point < -5) {
    std::string text = digits.text.substr(0, 1);
    if (count > 1) text += '.' + digits.text.substr(1);
    const int exponent = point - 1;
    text += exponent < 0 ? "e-" : "e+";
    return text + write_whole(static_cast<std::uint64_t>(exponent < 0 ? -exponent : exponent));
  }
  if (point <= 0) return "0." + std::string(static_cast<std::size_t>(-point), '0') + digits.text;
  const auto whole = static_cast<std::size_t>(point);
  if (point >= count) return digits.text + std::string(whole - digits.text.size(), '0');
  return digits.text.substr(0, whole) + '.' + digits.text.substr(whole);
}

}  // namespace

DecimalRead read_decimal(std::string_view text) {
  const bool negative = text.starts_with('-');
  const std::size_t sign = negative || text.starts_with('+') ? 1 : 0;
  const Written written = scan(text.substr(sign));
  if (written.length == 0) return {};
  const double value = value_of(written);
  return {negative ? -value : value, sign + written.length};
}

namespace {

Digits shortest_digits_of(double value) {
  std::uint64_t bits = 0;
  std::memcpy(&bits, &value, sizeof bits);
  constexpr std::uint64_t hidden_bit = std::uint64_t{1} << (mantissa_bits - 1);
  const int biased = static_cast<int>(bits >> (mantissa_bits - 1));
  const std::uint64_t fraction = bits & (hidden_bit - 1);
  if (biased == 0) return shortest_digits(fraction, lowest_exponent);
  return shortest_digits(fraction | hidden_bit, biased - 1 + lowest_exponent);
}

/// `shortest`: answers the digits of a positive number.
template <class Shortest>
std::string write_with(double value, Shortest shortest) {
  if (value != value) return "NaN";
  if (value == 0) return "0";
  if (value < 0) return '-' + write_with(-value, shortest);
  if (value > std::numeric_limits<double>::max()) return "Infinity";
  constexpr double exact_limit = 9007199254740992.0;  // 2^53
  if (value < exact_limit && value == static_cast<double>(static_cast<std::uint64_t>(value))) {
    return write_whole(static_cast<std::uint64_t>(value));
  }
  return lay_out(shortest(value));
}

}  // namespace

std::string write_decimal_exactly(double value) { return write_with(value, shortest_digits_of); }

#ifdef __EMSCRIPTEN__

std::string write_decimal(double value) { return write_decimal_exactly(value); }

#else

std::string write_decimal(double value) {
  char room[32];
  // As JavaScript writes it; what is smaller or greater may be written with a power, or with zeros at the end.
  const double size = std::fabs(value);
  if (size < 1e15 && value == std::trunc(value)) {
    return {room, std::to_chars(room, std::end(room), static_cast<std::int64_t>(value)).ptr};
  }
  if (size >= 1e-6 && size < 1e15) {
    return {room, std::to_chars(room, std::end(room), value, std::chars_format::fixed).ptr};
  }
  return write_with(value, [&](double positive) {  // as "1.2345e-67"
    const std::string_view text(room, std::to_chars(room, std::end(room), positive, std::chars_format::scientific).ptr);
    const std::size_t power = text.find('e');
    Digits digits{.text = std::string(text.substr(0, power)), .point = 0};
    std::erase(digits.text, '.');
    int exponent = 0;
    std::from_chars(&text[power] + (text[power + 1] == '+' ? 2 : 1), text.end(), exponent);
    digits.point = exponent + 1;
    return digits;
  });
}

#endif

}  // namespace touchstone
