#include "logic/variables.hpp"

#include "logic/coerce.hpp"

namespace touchstone {
namespace {

/// Whether the second argument is judged for each item of the first, which is then all it sees.
bool goes_through_items(Operator op) {
  return op == Operator::map || op == Operator::filter || op == Operator::reduce || op == Operator::all ||
         op == Operator::none || op == Operator::some;
}

void add_variables(const Rule& rule, Json& variables) {
  if (rule.op == Operator::var && !rule.arguments.empty() && rule.arguments[0].op == Operator::literal) {
    variables.set(to_text(rule.arguments[0].value), {});
  }
  for (std::size_t i = 0; i < rule.arguments.size(); ++i) {
    if (i != 1 || !goes_through_items(rule.op)) add_variables(rule.arguments[i], variables);
  }
}

}  // namespace

Json variables_of(const Rule& rule) {
  Json variables = Json::object();
  add_variables(rule, variables);
  return variables;
}

}  // namespace touchstone
