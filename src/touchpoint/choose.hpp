#pragma once
#include <vector>

#include "definition/definition.hpp"
#include "touchpoint/track.hpp"

namespace touchstone {

/// The survey to show at this moment: the first in the file that belongs to the touchpoint, has not been shown on this
/// page, and whose `show.when` holds. Null pointer: none.
const Survey* choose(const Definition& definition, const Track& track, const std::vector<const Survey*>& shown);

}  // namespace touchstone
