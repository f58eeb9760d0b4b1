#include "base/time.hpp"

namespace touchstone {
namespace {

std::string padded(std::int64_t value, int digits) {
  std::string text(static_cast<std::size_t>(digits), '0');
  for (int i = digits; i-- > 0; value /= 10) text[static_cast<std::size_t>(i)] = static_cast<char>('0' + value % 10);
  return text;
}

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

}  // namespace touchstone
