#pragma once
// Which rules the samples of a variable (domain.hpp) are fine enough for.
#include <vector>

#include "lint/variable.hpp"
#include "logic/rule.hpp"

namespace touchstone {

/// How values of a variable are told apart.
enum class Nature : unsigned char {
  /// There are only so many values, and all are samples.
  listed,
  contact,
  /// Of several picks.
  picks,
  /// Numbers, or texts that read as numbers.
  number,
  numeric_text,
  text,
  /// Whatever a page passes.
  anything,
};

Nature nature_of(const Variable& variable);

/// Whether the samples are fine enough for this rule: it says the same of all values that an open one stands for.
bool is_exact(const Variable& variable, const std::vector<const Rule*>& rules, const Rule& rule);

/// It asks only whether there is a value: {"!!": [{"var": ...}]}, {"==": [{"var": ...}, null]}, {"missing": [...]}.
bool asks_for_presence(const Rule& rule);

}  // namespace touchstone
