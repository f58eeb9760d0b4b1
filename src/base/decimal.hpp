#pragma once
// Doubles to decimal text and back: exact, small, the same on every platform.
//
// The C library's own functions would do natively, but in the shop's page they cost some 10 KB (long doubles, locales,
// format strings), and std::to_chars for doubles is missing from the libc++ that the module is built with. Natively it
// writes what is written here, twenty times as fast: reports have tens of thousands of figures.
#include <string>
#include <string_view>

namespace touchstone {

/// A decimal number read from the front of a text.
struct DecimalRead {
  /// Correctly rounded (to nearest, ties to even); infinite where it overflows. 0 if nothing was read.
  double value = 0;
  /// How many bytes belong to the number. 0: the text does not begin with one.
  std::size_t length = 0;
};

/// Reads `[+-]digits[.digits][(e|E)[+-]digits]`, as strtod does in the C locale; no white space, no hex, no names.
DecimalRead read_decimal(std::string_view text);

/// The shortest decimal that reads back as the same double, written as JavaScript's Number::toString writes it
/// (ECMA-262, 6.1.6.1.20). Finite values give valid JSON. The others: "NaN", "Infinity", "-Infinity".
std::string write_decimal(double value);
/// The same, as the module does it: by exact arithmetic alone.
std::string write_decimal_exactly(double value);

}  // namespace touchstone
