#pragma once
#include <string_view>

#include "definition/scale.hpp"

namespace touchstone {

/// The metrics that have a score, as questions and commands name them, in the order of the enum.
constexpr std::string_view metric_names = "nps csat ces_agreement_7 ces_effort_5";
constexpr unsigned metric_count = 4;

}  // namespace touchstone
