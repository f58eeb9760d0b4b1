#include "lint/literals.hpp"

#include <algorithm>
#include <cmath>

#include "logic/coerce.hpp"

namespace touchstone {
namespace {

void collect_value(const Json& value, Literals& literals) {
  if (value.is_array()) {
    for (const Json& item : value.items()) collect_value(item, literals);
    return;
  }
  if (value.is_text()) literals.texts.push_back(value.text());
  if (value.is_number() || value.kind() == Json::Kind::boolean) literals.has_numbers = true;
  const double number = to_number(value);
  if (std::isfinite(number)) literals.numbers.push_back(number);
}

void collect(const Rule& rule, Literals& literals) {
  if (rule.op == Operator::literal) return collect_value(rule.value, literals);
  if (rule.op == Operator::missing || rule.op == Operator::missing_some) return;  // paths
  for (std::size_t i = 0; i < rule.arguments.size(); ++i) {
    const Rule& argument = rule.arguments[i];
    if (rule.op == Operator::var && i == 0 && argument.op == Operator::literal) continue;  // a path
    if (is_order(rule.op)) {
      const bool is_literal = argument.op == Operator::literal;
      literals.ordered_by_text = literals.ordered_by_text || (is_literal && argument.value.is_text());
      literals.ordered_by_number = literals.ordered_by_number || (is_literal && !argument.value.is_text());
    }
    collect(argument, literals);
  }
}

template <class T>
void sort_once(std::vector<T>& values) {
  std::sort(values.begin(), values.end());
  values.erase(std::unique(values.begin(), values.end()), values.end());
}

}  // namespace

Literals literals_of(const std::vector<const Rule*>& rules) {
  Literals literals;
  for (const Rule* rule : rules) collect(*rule, literals);
  sort_once(literals.texts);
  sort_once(literals.numbers);
  // Lists of that length are data, not a condition. What is left out, nobody can tell apart (`complete`).
  literals.complete = literals.texts.size() <= Literals::most && literals.numbers.size() <= Literals::most;
  literals.texts.resize(std::min(literals.texts.size(), Literals::most));
  literals.numbers.resize(std::min(literals.numbers.size(), Literals::most));
  return literals;
}

bool is_order(Operator op) {
  return op == Operator::less || op == Operator::less_or_equal || op == Operator::greater ||
         op == Operator::greater_or_equal;
}

bool is_equality(Operator op) {
  return op == Operator::equal || op == Operator::strictly_equal || op == Operator::not_equal ||
         op == Operator::strictly_not_equal;
}

}  // namespace touchstone
