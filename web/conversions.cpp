// Decimals and moments for the shop's module, in place of base/decimal.cpp and base/timestamp.cpp: the page has these
// conversions already (ECMA-262, StringToNumber, Number::toString and Date.prototype.toISOString), ours follow them
// digit for digit, and their 5 KB stay out of the page. The conformance cases hold both to the same bytes.
#include "base/decimal.hpp"
#include "base/time.hpp"

namespace {

// Given by the page; widget/src/engine/conversions.ts has them.
extern "C" {
__attribute__((import_module("page"), import_name("number"))) double page_number(const char* text, std::size_t length);
/// Writes at most 25 bytes, and answers how many.
__attribute__((import_module("page"), import_name("text"))) std::size_t page_text(double number, char* out);
/// Writes the 24 bytes of a moment, and answers how many.
__attribute__((import_module("page"), import_name("moment"))) std::size_t page_moment(double unix_ms, char* out);
}

constexpr std::size_t longest_text = 25;  // "-2.2250738585072014e-308" has 24

std::size_t count_digits(std::string_view text) { return std::min(text.find_first_not_of("0123456789"), text.size()); }

std::size_t count_sign(std::string_view text) { return text.starts_with('-') || text.starts_with('+') ? 1 : 0; }

/// How many bytes at the front of a text are a decimal number.
std::size_t count_number(std::string_view text) {
  std::size_t at = count_sign(text);
  const std::size_t whole = count_digits(text.substr(at));
  at += whole;
  const std::size_t after = text.substr(at).starts_with('.') ? count_digits(text.substr(at + 1)) : 0;
  if (whole + after == 0) return 0;
  if (text.substr(at).starts_with('.')) at += 1 + after;
  if (at < text.size() && (text[at] == 'e' || text[at] == 'E')) {
    const std::size_t sign = count_sign(text.substr(at + 1));
    const std::size_t digits = count_digits(text.substr(at + 1 + sign));
    if (digits > 0) at += 1 + sign + digits;
  }
  return at;
}

}  // namespace

namespace touchstone {

DecimalRead read_decimal(std::string_view text) {
  const std::size_t length = count_number(text);
  return {length == 0 ? 0 : page_number(text.data(), length), length};
}

std::string write_decimal(double value) {
  std::string text(longest_text, '\0');
  text.resize(page_text(value, text.data()));
  return text;
}

std::string timestamp(UnixMs moment) {
  std::string text("2026-11-21T10:15:00.000Z");
  page_moment(static_cast<double>(moment), text.data());
  return text;
}

}  // namespace touchstone
