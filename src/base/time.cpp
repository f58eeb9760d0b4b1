#include "base/time.hpp"

namespace touchstone {
namespace {

std::string padded(std::int64_t value, int digits) {
  std::string text(static_cast<std::size_t>(digits), '0');
  for (int i = digits; i-- > 0; value /= 10) text[static_cast<std::size_t>(i)] = static_cast<char>('0' + value % 10);
  return text;
}

/// Whether the text begins like `shape`, in which 0 is any digit.
bool begins_like(std::string_view text, std::string_view shape) {
  if (text.size() < shape.size()) return false;
  for (std::size_t i = 0; i < shape.size(); ++i) {
    const bool digit = text[i] >= '0' && text[i] <= '9';
    if (shape[i] == '0' ? !digit : text[i] != shape[i]) return false;
  }
  return true;
}

/// The number that two digits make.
int two_digits(std::string_view text, std::size_t at) { return (text[at] - '0') * 10 + text[at + 1] - '0'; }

}  // namespace

std::string timestamp(UnixMs moment) {
  constexpr std::int64_t day_ms = 86'400'000;
  const std::int64_t of_day = moment % day_ms;
  // Days to a civil date, counted in 400-year cycles from 0000-03-01 (Hinnant, "chrono-compatible low-level date
  // algorithms"); 719,468 days lie between that day and 1970-01-01.
  const std::int64_t days = moment / day_ms + 719'468;
  const std::int64_t cycle = days / 146'097;
  const std::int64_t day_of_cycle = days % 146'097;
  const std::int64_t year_of_cycle =
      (day_of_cycle - day_of_cycle / 1'460 + day_of_cycle / 36'524 - day_of_cycle / 146'096) / 365;
  const std::int64_t day_of_year = day_of_cycle - (365 * year_of_cycle + year_of_cycle / 4 - year_of_cycle / 100);
  const std::int64_t march_month = (5 * day_of_year + 2) / 153;
  const std::int64_t day = day_of_year - (153 * march_month + 2) / 5 + 1;
  const std::int64_t month = march_month < 10 ? march_month + 3 : march_month - 9;
  const std::int64_t year = cycle * 400 + year_of_cycle + (month <= 2 ? 1 : 0);
  return padded(year, 4) + '-' + padded(month, 2) + '-' + padded(day, 2) + 'T' + padded(of_day / 3'600'000, 2) + ':' +
         padded(of_day / 60'000 % 60, 2) + ':' + padded(of_day / 1'000 % 60, 2) + '.' + padded(of_day % 1'000, 3) + 'Z';
}

bool begins_with_day(std::string_view text) {
  if (!begins_like(text, "0000-00-00")) return false;
  const int month = two_digits(text, 5);
  const int day = two_digits(text, 8);
  return month >= 1 && month <= 12 && day >= 1 && day <= 31;
}

bool is_moment(std::string_view text) {
  if (!begins_with_day(text)) return false;
  if (text.size() == 10) return true;
  return text.size() == 20 && begins_like(text.substr(10), "T00:00:00Z") && two_digits(text, 11) < 24 &&
         two_digits(text, 14) < 60 && two_digits(text, 17) < 60;
}

}  // namespace touchstone
