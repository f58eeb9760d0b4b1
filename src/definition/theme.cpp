#include "definition/theme.hpp"

#include <algorithm>
#include <string>

#include "base/utf8.hpp"
#include "base/words.hpp"

namespace touchstone {
namespace {

bool is_hex_digit(char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }

void check_colour(const Cursor& cursor) {
  const std::string& colour = cursor.text();
  const bool is_colour = (colour.size() == 4 || colour.size() == 7) && colour[0] == '#' &&
                         std::all_of(colour.begin() + 1, colour.end(), is_hex_digit);
  if (!colour.empty() && !is_colour) {
    cursor.complain("bad_colour", [&] {
      return Said{joined({"\"", beginning(colour, 40), "\" is no colour"}), "write #rgb or #rrggbb"};
    });
  }
}

/// The list ends up in a style sheet: names, quotes, commas, spaces and hyphens are all that one needs.
void check_font(const Cursor& cursor) {
  const std::string& font = cursor.text();
  constexpr std::size_t longest = 200;
  const auto allowed = [](char c) { return c != ';' && c != '{' && c != '}' && c != '(' && c != '\\' && c != '<'; };
  if (font.size() > longest || !std::all_of(font.begin(), font.end(), allowed)) {
    cursor.complain("bad_font", [&] {
      return Said{"this is no list of font families", R"(write for example "Inter, sans-serif")"};
    });
  }
}

}  // namespace

Json read_theme(const Cursor& cursor) {
  ObjectReader object(cursor, "the theme");
  constexpr unsigned largest_radius_px = 32;
  for (const std::string_view name : {"accent", "background", "text"}) object.optional(name, check_colour);
  object.optional("radius", [](const Cursor& c) { c.count_number(0, largest_radius_px); });
  object.optional("font", check_font);
  object.optional("mode", [](const Cursor& c) { c.one_of("light dark auto"); });
  object.optional("spacing", [](const Cursor& c) { c.one_of("compact normal roomy"); });
  object.finish();
  return cursor.value();
}

}  // namespace touchstone
