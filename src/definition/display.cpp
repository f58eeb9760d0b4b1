#include "definition/display.hpp"

#include "base/words.hpp"

namespace touchstone {
namespace {

/// In the order of the enumerations.
constexpr std::string_view types = "popover modal bar inline tab page";
constexpr std::string_view positions = "top-left top top-right bottom-left bottom bottom-right";

}  // namespace

std::string_view name_of(DisplayType type) { return word_at(types, static_cast<std::size_t>(type)); }

std::string_view name_of(Position position) { return word_at(positions, static_cast<std::size_t>(position)); }

void read_display(const Cursor& cursor, Display& display) {
  ObjectReader object(cursor, "\"display\"");
  object.optional_word("type", types, display.type);
  if (display.type == DisplayType::popover) object.optional_word("position", positions, display.position);
  if (display.type == DisplayType::tab) optional_text(object, "label", display.label);
  object.finish();
}

}  // namespace touchstone
