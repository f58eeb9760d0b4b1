#pragma once
#include <string>
#include <vector>

#include "logic/rule.hpp"

namespace touchstone {

/// The paths a rule reads by its own words, each once, in the order written: "context.order.value". Left out is what is
/// computed, and what is read of an item of a list.
std::vector<std::string> variables_of(const Rule& rule);

}  // namespace touchstone
