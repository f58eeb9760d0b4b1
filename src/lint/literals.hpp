#pragma once
// What conditions hold a variable against.
#include <cstddef>
#include <string>
#include <vector>

#include "logic/rule.hpp"

namespace touchstone {

/// Sorted, each once.
struct Literals {
  std::vector<std::string> texts;
  /// Zero is always among them: it is where truth begins. Texts that read as numbers count as well.
  std::vector<double> numbers = {0};
  /// Some rule asks for an order (`<`, `<=`, `>`, `>=`) against a number, a truth, or nothing.
  bool ordered_by_number = false;
  /// Against a text.
  bool ordered_by_text = false;
  /// A number, or a truth, is written somewhere.
  bool has_numbers = false;
  /// False: there are more than are kept.
  bool complete = true;

  static constexpr std::size_t most = 1'000;
};

Literals literals_of(const std::vector<const Rule*>& rules);

/// `<`, `<=`, `>`, `>=`
bool is_order(Operator op);
/// `==`, `===`, `!=`, `!==`
bool is_equality(Operator op);

}  // namespace touchstone
