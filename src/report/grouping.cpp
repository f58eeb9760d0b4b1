#include "report/grouping.hpp"

#include <algorithm>
#include <array>
#include <utility>

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

/// Precondition: the text begins with a day.
int day_number(std::string_view text) {
  return days_since_1970(number_in(text, 0, 4), number_in(text, 5, 2), number_in(text, 8, 2));
}

/// A number with leading zeros.
std::string padded(int number, std::size_t digits) {
  std::string text = std::to_string(number);
  if (text.size() < digits) text.insert(0, digits - text.size(), '0');
  return text;
}

/// The day of that number, of the years 0 to 9999.
std::string day_text(int number) {
  if (number >= 0) return timestamp(number * ms_per_day).substr(0, 10);
  // Calendars repeat after 400 years.
  constexpr int days_of_2000_years = 5 * 146'097;
  const std::string text = timestamp((number + days_of_2000_years) * ms_per_day).substr(0, 10);
  return padded(number_in(text, 0, 4) - 2'000, 4) + text.substr(4);
}

int since_monday(int day) { return ((day + 3) % 7 + 7) % 7; }  // 1970-01-01 was a Thursday

std::string week_of(std::string_view moment) {
  int year = number_in(moment, 0, 4);
  const int day = day_number(moment);
  const int thursday = day - since_monday(day) + 3;
  if (thursday < days_since_1970(year, 1, 1)) --year;
  if (thursday >= days_since_1970(year + 1, 1, 1)) ++year;
  return padded(year, 4) + "-W" + padded((thursday - days_since_1970(year, 1, 1)) / 7 + 1, 2);
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

Result<std::vector<Dimension>> read_dimensions(const std::vector<std::string>& texts) {
  std::vector<Dimension> dimensions;
  for (auto text = texts.begin(); text != texts.end(); ++text) {
    if (std::find(texts.begin(), text, *text) != text) {
      return Error{.code = "duplicate",
                   .message = "responses cannot be grouped by \"" + *text + "\" twice",
                   .hint = "leave one of the two out"};
    }
    Result<Dimension> dimension = read_dimension(*text);
    if (!dimension) return dimension.error();
    dimensions.push_back(std::move(*dimension));
  }
  return dimensions;
}

bool has_period(std::string_view moment) { return begins_with_day(moment) && moment.substr(0, 4) != "0000"; }

std::string period_of(Kind kind, std::string_view moment) {
  if (!has_period(moment)) return {};
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

std::optional<std::vector<Period>> periods_between(Kind kind, std::string_view first, std::string_view last,
                                                   std::size_t most) {
  const int end = day_number(last);
  int day = day_number(first);
  // A period has at most 31 days: whatever lies further apart need not be walked through.
  if (end - day > 31 * static_cast<int>(most)) return std::nullopt;
  if (kind == Kind::week) day -= since_monday(day);
  if (kind == Kind::month) day = day_number(std::string(first.substr(0, 8)) + "01");
  std::vector<Period> periods;
  for (; day <= end; ++day) {
    const std::string text = day_text(day);
    std::string name = period_of(kind, text);
    if (!periods.empty() && periods.back().name == name) continue;
    if (periods.size() == most) return std::nullopt;
    periods.push_back({.name = std::move(name), .start = text});
  }
  return periods;
}

}  // namespace touchstone
