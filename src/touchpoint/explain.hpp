#pragma once
#include <string>

#include "touchpoint/decision.hpp"

namespace touchstone {

/// A decision in words, for those who wonder why a survey does not appear: "rests until 2027-03-03".
std::string explain(const Survey& survey, const Decision& decision);

}  // namespace touchstone
