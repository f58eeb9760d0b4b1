#pragma once
#include <vector>

#include "touchpoint/decision.hpp"

namespace touchstone {

/// What else is on the page.
struct OnPage {
  /// A survey is open, or about to be.
  bool is_busy = false;
  /// Positions of the surveys that this page has shown.
  const std::vector<std::size_t>& shown;
};

/// The survey to show at this moment: of those that belong to the touchpoint and may be shown, the first in the file.
/// Null pointer: none. `decisions` has one for each survey of the file; those of the touchpoint are written anew.
const Survey* choose(const Definition& definition, const Track& track, const Visitor& visitor, const OnPage& page,
                     std::vector<Decision>& decisions);

}  // namespace touchstone
