#pragma once
#include <cstddef>
#include <cstdint>
#include <vector>

#include "definition/question.hpp"

namespace touchstone {

/// The order in which a visitor sees a choice's options, as positions in `form.options`: as written, or, where they are
/// shuffled, drawn evenly from all orders that leave pinned options in their places (Fisher and Yates). The same seed
/// gives the same order.
std::vector<std::size_t> order_of(const ChoiceForm& form, std::uint64_t seed);

}  // namespace touchstone
