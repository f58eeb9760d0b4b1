#pragma once
// What still matters at each question of a survey.
#include <vector>

#include "lint/model.hpp"

namespace touchstone {

struct Liveness {
  /// For each question: the variables that conditions read from its answer on, sorted.
  std::vector<std::vector<std::uint32_t>> variables;
  /// For each question: the questions that may be come back to from its answer on, sorted: of these it matters whether
  /// they were asked. Empty where jumps only lead forward.
  std::vector<std::vector<std::uint32_t>> questions;
};

Liveness liveness_of(const Model& model);

}  // namespace touchstone
