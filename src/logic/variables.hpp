#pragma once
#include "logic/rule.hpp"

namespace touchstone {

/// An object whose names are the paths a rule reads by its own words, in the order written: "context.order.value". Left
/// out is what is computed, and what is read of an item of a list.
Json variables_of(const Rule& rule);

}  // namespace touchstone
