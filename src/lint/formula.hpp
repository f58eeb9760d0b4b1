#pragma once
// A condition as a formula of truths: its `and`, `or`, `!`, `!!` and `if` on top, and below them atoms, which are
// whatever else is true or false of a visitor: {"==": [{"var": "segments.q"}, "promoter"]}.
#include <cstddef>
#include <string>
#include <vector>

#include "logic/rule.hpp"

namespace touchstone {

struct Formula {
  enum class Kind : unsigned char { no, yes, atom, all, any, negation };
  Kind kind = Kind::yes;
  /// Of an atom: the rule. The definition it is a part of must outlive this.
  const Rule* rule = nullptr;
  /// Of an atom: its number among the survey's; given by the model.
  std::size_t atom = 0;
  std::vector<Formula> parts = {};
};

/// The formula that is true where the rule holds. What is constant is already worked out.
Formula formula_of(const Rule& rule);

/// What a rule reads of the facts.
struct Reads {
  /// Dotted paths, each once, sorted: "answers.recommend", "context.order.value".
  std::vector<std::string> paths;
  /// It also reads what cannot be told without running it: a path that is computed, or everything at once.
  bool anything = false;
};

Reads reads_of(const Rule& rule);

/// Same operators, same values.
bool same_rule(const Rule& a, const Rule& b);

/// One is `!=` where the other is `==`, or `!==` where it is `===`; else they are the same.
bool opposite_rules(const Rule& a, const Rule& b);

/// Both ask whether the same piece of text is a certain one, and not the same one: {"==": [{"substr": ...}, "de"]}
/// and {"==": [{"substr": ...}, "en"]}.
bool exclude_each_other(const Rule& a, const Rule& b);

}  // namespace touchstone
