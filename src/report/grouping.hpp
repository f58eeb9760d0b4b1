#pragma once
// By what responses are told apart: what somebody writes behind --by, and the periods among it.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"

namespace touchstone {

/// One key of a group.
struct Dimension {
  enum class Kind : unsigned char { touchpoint, survey, question, locale, variant, day, week, month, context };
  Kind kind = Kind::touchpoint;
  /// As it is called in reports: "touchpoint", "context.order.country".
  std::string name;
  /// Of the context: only numbers are meant, "12" in quotes is none.
  bool is_number = false;

  bool is_period() const { return kind == Kind::day || kind == Kind::week || kind == Kind::month; }
  /// The member of a record's `context` that is meant.
  std::string_view context_key() const { return std::string_view(name).substr(std::string_view("context.").size()); }
};

/// Reads "touchpoint", "week", "context.order.country". Anything else is refused, with a suggestion.
Result<Dimension> read_dimension(std::string_view text);

/// Reads several, of which none may stand twice.
Result<std::vector<Dimension>> read_dimensions(const std::vector<std::string>& texts);

/// Whether it begins with the day of a period. The year 0 is nobody's, and its first week would be of none.
bool has_period(std::string_view moment);

/// The period of a moment such as "2026-11-21T10:15:00.000Z", in UTC: "2026-11-21", "2026-W47" (ISO 8601; a week
/// belongs to the year that its Thursday is in), "2026-11". Empty where it has none.
std::string period_of(Dimension::Kind kind, std::string_view moment);

struct Period {
  /// As `period_of` has it.
  std::string name;
  /// Its first day.
  std::string start;
};

/// Every period from that of the day `first` to that of the day `last`, those in between too. Absent where there are
/// more than `most`. Precondition: both are days, and the kind is one of a period.
std::optional<std::vector<Period>> periods_between(Dimension::Kind kind, std::string_view first, std::string_view last,
                                                   std::size_t most);

}  // namespace touchstone
