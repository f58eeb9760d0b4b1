#include "responses/grouping.hpp"

#include <array>
#include <cstdio>

#include "base/suggest.hpp"
#include "base/time.hpp"

namespace touchstone {
namespace {

using Kind = Dimension::Kind;

constexpr std::array<std::string_view, 8> names = {"touchpoint", "survey", "question", "locale",
                                                   "variant",    "day",    "week",     "month"};

int number_in(std::string_view text, std::size_t at, std::size_t digits) {
  int number = 0;
  for (std::size_t i = at; i < at + digits; ++i) number = number * 10 + (text[i] - '0');
  return number;
}

/// Days since 1970-01-01, after Howard Hinnant's days_from_civil (public domain): years begin in March.
int days_since_1970(int year, int month, int day) {
  year -= month <= 2 ? 1 : 0;
  const int era = year / 400;
  const int year_of_era = year - era * 400;
  const int day_of_year = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
  return era * 146'097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719'468;
}

std::string week_of(std::string_view moment) {
  int year = number_in(moment, 0, 4);
  const int day = days_since_1970(year, number_in(moment, 5, 2), number_in(moment, 8, 2));
  const int since_monday = ((day + 3) % 7 + 7) % 7;  // 1970-01-01 was a Thursday
  const int thursday = day - since_monday + 3;
  if (thursday < days_since_1970(year, 1, 1)) --year;
  if (thursday >= days_since_1970(year + 1, 1, 1)) ++year;
  const int week = (thursday - days_since_1970(year, 1, 1)) / 7 + 1;
  std::array<char, 32> text{};
  const int length = std::snprintf(text.data(), text.size(), "%04d-W%02d", year, week);
  return {text.data(), static_cast<std::size_t>(length)};
}

}  // namespace

Result<Dimension> read_dimension(std::string_view text) {
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (text == names[i]) return Dimension{.kind = static_cast<Kind>(i), .name = std::string(text)};
  }
  constexpr std::string_view context = "context.";
  if (text.substr(0, context.size()) == context && text.size() > context.size()) {
    return Dimension{.kind = Kind::context, .name = std::string(text)};
  }
  std::string known;
  for (const std::string_view name : names) known += std::string(name) + ", ";
  return Error{.code = "unknown_word",
               .message = "responses cannot be grouped by \"" + std::string(text) + "\"",
               .hint = "there are: " + known + "context.NAME"};
}

std::string period_of(Kind kind, std::string_view moment) {
  if (!begins_with_day(moment)) return {};
  switch (kind) {
    case Kind::day:
      return std::string(moment.substr(0, 10));
    case Kind::month:
      return std::string(moment.substr(0, 7));
    case Kind::week:
      return week_of(moment);
    case Kind::touchpoint:
    case Kind::survey:
    case Kind::question:
    case Kind::locale:
    case Kind::variant:
    case Kind::context:
      break;
  }
  return {};
}

}  // namespace touchstone
