#pragma once
// Touchpoints that the page itself notices, without the shop's code: an address, something that appears, a while.
#include "base/reader.hpp"

namespace touchstone {

/// Checks the list of them. The page acts on it before there is an engine (widget/src/moments/), so nothing of it is
/// kept here, and in the page's own module nothing is checked: `touchstone lint` has said what is wrong.
void check_page_touchpoints(const Cursor& list);

}  // namespace touchstone
