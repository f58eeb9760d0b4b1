#pragma once
// A condition or computation in JsonLogic (jsonlogic.com), read once and evaluated often.
//
// A rule is data: an object with one member, the operator, over its arguments. Everything else stands for itself.
// `read_rule` refuses what cannot work (unknown operators, missing arguments), so that `evaluate` never fails.
#include <cstdint>
#include <string_view>
#include <vector>

#include "base/json.hpp"
#include "base/reader.hpp"

namespace touchstone {

enum class Operator : std::uint8_t {
  literal,  // not JsonLogic's word: a value that stands for itself
  list,     // not JsonLogic's word: an array whose elements are rules
  var,
  missing,
  missing_some,
  if_else,
  equal,
  strictly_equal,
  not_equal,
  strictly_not_equal,
  not_,
  truthy,
  or_,
  and_,
  greater,
  greater_or_equal,
  less,
  less_or_equal,
  max,
  min,
  plus,
  minus,
  times,
  divide,
  remainder,
  map,
  filter,
  reduce,
  all,
  none,
  some,
  merge,
  in,
  cat,
  substr,
  log,
};

struct Rule {
  Operator op = Operator::literal;
  /// What a literal stands for; null for operators. A rule that was not written is always true.
  Json value = true;
  std::vector<Rule> arguments = {};
};

/// Complains through the cursor about what is no rule, and puts what can be read of it into `rule`.
void read_rule(const Cursor& cursor, Rule& rule);

/// Likewise of an object's member, if it is there.
void optional_rule(ObjectReader& object, std::string_view name, Rule& rule);

}  // namespace touchstone
