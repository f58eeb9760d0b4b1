#pragma once
// Several picks at once: which sets of options conditions can tell apart.
#include <vector>

#include "definition/question.hpp"
#include "lint/domain.hpp"

namespace touchstone {

/// {"in": ["option", {"var": "answers.q"}]}
bool asks_for_pick(const Rule& rule);

/// Every set of options that fits is a sample: there are few options, and some rule does more than `asks_for_pick`.
bool picks_are_listed(const Question& question, const std::vector<const Rule*>& rules);

/// Whether the samples are fine enough for this rule, as `is_exact` has it.
bool tells_picks_apart(const Question& question, const std::vector<const Rule*>& rules, const Rule& rule);

/// Sets of options that obey limits and exclusion. Where they are not all listed: one for each set of the options that
/// rules ask for, filled up with others as the limits demand. More than twelve asked for: open samples, few.
std::vector<Sample> pick_samples(const Question& question, const std::vector<const Rule*>& rules);

/// Some set that fits.
Json some_picks(const ChoiceForm& form);

}  // namespace touchstone
