#include "collector/formats.hpp"

#include <algorithm>
#include <chrono>

namespace touchstone {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// The shape says for each character what may stand there: `d` a digit, `x` a hexadecimal digit in lower case, `v` the
/// variant digit of a UUID, anything else itself.
bool has_shape(std::string_view text, std::string_view shape) {
  return std::equal(text.begin(), text.end(), shape.begin(), shape.end(), [](char c, char place) {
    switch (place) {
      case 'd':
        return is_digit(c);
      case 'x':
        return is_digit(c) || (c >= 'a' && c <= 'f');
      case 'v':
        return c == '8' || c == '9' || c == 'a' || c == 'b';
    }
    return c == place;
  });
}

/// Precondition: digits.
unsigned number_of(std::string_view digits) {
  unsigned number = 0;
  for (const char digit : digits) number = number * 10 + static_cast<unsigned>(digit - '0');
  return number;
}

}  // namespace

bool is_uuid_v7(std::string_view text) { return has_shape(text, "xxxxxxxx-xxxx-7xxx-vxxx-xxxxxxxxxxxx"); }

bool is_definition_hash(std::string_view text) { return has_shape(text, "xxxxxxxx"); }

bool is_utc_timestamp(std::string_view text) {
  constexpr std::string_view to_the_second = "dddd-dd-ddTdd:dd:dd";
  if (!has_shape(text.substr(0, to_the_second.size()), to_the_second) || text.back() != 'Z') return false;
  const std::string_view decimals = text.substr(to_the_second.size(), text.size() - to_the_second.size() - 1);
  constexpr std::size_t most_decimals = 9;
  const bool decimals_fit =
      decimals.empty() || (decimals[0] == '.' && decimals.size() >= 2 && decimals.size() <= 1 + most_decimals &&
                           std::all_of(decimals.begin() + 1, decimals.end(), is_digit));
  const std::chrono::year_month_day day(std::chrono::year(static_cast<int>(number_of(text.substr(0, 4)))),
                                        std::chrono::month(number_of(text.substr(5, 2))),
                                        std::chrono::day(number_of(text.substr(8, 2))));
  return decimals_fit && day.ok() && number_of(text.substr(11, 2)) < 24 && number_of(text.substr(14, 2)) < 60 &&
         number_of(text.substr(17, 2)) < 60;
}

}  // namespace touchstone
