#pragma once
// Numbers and days as people of a language write them.
#include <string>
#include <string_view>

namespace touchstone {

/// A number with the locale's decimal mark and, from four or five digits on, its groups: "1.234,5" in German, "1,234.5"
/// in English. Digits are always 0-9. After CLDR 48; a language that is not known writes as English does.
std::string number_in(std::string_view locale, double number);

/// A day, given as text that begins YYYY-MM-DD, in the locale's numeric order: "5.11.2026" in German, "05/11/2026" in
/// British, "11/5/2026" in American English. After CLDR 48; for a language that is not known: YYYY-MM-DD.
std::string day_in(std::string_view locale, std::string_view day);

}  // namespace touchstone
