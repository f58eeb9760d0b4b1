#pragma once
#include <string_view>

#include "definition/text.hpp"

namespace touchstone {

/// How a survey is laid on the page.
enum class DisplayType : unsigned char {
  /// A card over the page, which stays usable.
  popover,
  /// A card before the page, which waits.
  modal,
  /// A strip along the lower edge of the window.
  bar,
  /// A part of the page, where the shop has put an element for it.
  inline_,
  /// A button at the edge of the window that opens the survey.
  tab,
  /// A page of its own.
  page,
};

/// Where a popover stands in the window.
enum class Position : unsigned char { top_left, top, top_right, bottom_left, bottom, bottom_right };

struct Display {
  DisplayType type = DisplayType::popover;
  Position position = Position::bottom_right;
  /// What a tab says. Empty: the widget's own word.
  Text label = {};
};

/// As in surveys.json: "popover", "bottom-right".
std::string_view name_of(DisplayType type);
std::string_view name_of(Position position);

void read_display(const Cursor& cursor, Display& display);

}  // namespace touchstone
