#include "base/time.hpp"

namespace touchstone {
namespace {

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

bool begins_with_day(std::string_view text) {
  if (!begins_like(text, "0000-00-00")) return false;
  const int month = two_digits(text, 5);
  const int day = two_digits(text, 8);
  if (month < 1 || month > 12 || day < 1) return false;
  // A year that ends a century leaps where the number of the century does.
  const int year = two_digits(text, 2) != 0 ? two_digits(text, 2) : two_digits(text, 0);
  const int days = month != 2 ? 30 + (month + month / 8) % 2 : year % 4 == 0 ? 29 : 28;
  return day <= days;
}

bool is_moment(std::string_view text) {
  if (!begins_with_day(text)) return false;
  if (text.size() == 10) return true;
  return text.size() == 20 && begins_like(text.substr(10), "T00:00:00Z") && two_digits(text, 11) < 24 &&
         two_digits(text, 14) < 60 && two_digits(text, 17) < 60;
}

UnixMs moment_of(std::string_view text, bool as_end) {
  // Years that begin in March have their leap day last: then the days before a month follow from its number alone.
  const int month = (two_digits(text, 5) + 9) % 12;
  const int year = two_digits(text, 0) * 100 + two_digits(text, 2) - (month >= 10 ? 1 : 0);
  constexpr int days_before_1970 = 719'468;  // from March of the year 0
  const int days = year * 365 + year / 4 - year / 100 + year / 400 + (month * 153 + 2) / 5 + two_digits(text, 8) - 1 -
                   days_before_1970;
  const UnixMs begin = days * ms_per_day;
  if (text.size() == 10) return as_end ? begin + ms_per_day - 1 : begin;
  const int seconds = (two_digits(text, 11) * 60 + two_digits(text, 14)) * 60 + two_digits(text, 17);
  return begin + seconds * UnixMs{1'000};
}

}  // namespace touchstone
