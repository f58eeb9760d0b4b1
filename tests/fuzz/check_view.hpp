#pragma once
#include "base/json.hpp"

namespace touchstone::fuzz {

/// Ends the program unless the view has everything that a page needs to draw it (null: nothing to draw), each of the
/// right type and in its bounds.
void check_view(const Json& view);

}  // namespace touchstone::fuzz
