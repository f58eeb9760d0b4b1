#pragma once
// How much of a survey can be relied on although the reader complained about some of it.
#include <vector>

#include "definition/definition.hpp"
#include "lint/faults.hpp"
#include "lint/written.hpp"

namespace touchstone {

/// Of one survey. In a file that can be read everything is true.
struct Footing {
  /// The reader had nothing to say.
  bool sound = true;
  /// The ids of all its questions are known.
  bool has_ids = true;
  /// What can be asked before what is known.
  bool has_order = true;
  /// The types of all its questions are known.
  bool has_types = true;
  /// For each question: its type is known, and whether several can be picked.
  std::vector<bool> is_typed = {};
};

/// One for each survey.
std::vector<Footing> footing_of(const Definition& definition, const Written& root, const Faults& faults);

/// Notes what stands in questions of unknown type: which keys those take, and of what type, nobody knows.
void pass_over_untyped(const Written& root, const std::vector<Footing>& footing, Faults& faults);

/// Takes out of the definition what only stands in for something unread: types of questions, declarations of context.
void forget_unread(Definition& definition, const Written& root, const std::vector<Footing>& footing,
                   const Faults& faults);

}  // namespace touchstone
