#pragma once
#include "base/json.hpp"
#include "base/reader.hpp"

namespace touchstone {

/// Reads the theme tokens: accent, background, text (colours as #rgb or #rrggbb), radius (px, 0 to 32), font (a CSS
/// font-family list), mode (light, dark, auto), spacing (compact, normal, roomy). What it answers goes into the view as
/// it is.
Json read_theme(const Cursor& cursor);

}  // namespace touchstone
