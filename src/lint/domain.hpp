#pragma once
// What a visitor can be, as far as conditions see it: the values of answers and of the page's context, so few of them
// that all can be tried, and so many that none which conditions tell apart is left out.
#include <vector>

#include "lint/variable.hpp"
#include "logic/rule.hpp"

namespace touchstone {

/// One value that stands for itself or, `open`, for all that the exact rules (`is_exact`) cannot tell from it.
struct Sample {
  Json value;
  bool open = false;
};

/// Values of a variable, the absent one first where there is one; an answer can always be absent, as it is until the
/// question is asked. `rules`: the conditions' atoms that read it.
std::vector<Sample> samples_of(const Variable& variable, const std::vector<const Rule*>& rules);

/// Texts and numbers that the rules hold a variable against, and combinations of them: candidates for what an open
/// sample stands for.
std::vector<Json> candidates_of(const Variable& variable, const std::vector<const Rule*>& rules);

}  // namespace touchstone
