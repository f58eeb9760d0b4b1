#include "lint/exact.hpp"

#include <algorithm>

#include "lint/literals.hpp"
#include "lint/picks.hpp"

namespace touchstone {
namespace {

using Source = Variable::Source;

/// `var` with a plain path, and perhaps a plain default.
bool is_plain_variable(const Rule& rule) {
  return rule.op == Operator::var && std::all_of(rule.arguments.begin(), rule.arguments.end(), [](const Rule& each) {
           return each.op == Operator::literal && !each.value.is_array();
         });
}

bool is_plain_literal(const Rule& rule) { return rule.op == Operator::literal && !rule.value.is_array(); }

/// A comparison of variables with plain values.
bool is_comparison(const Rule& rule) {
  const auto is_plain = [](const Rule& each) { return is_plain_variable(each) || is_plain_literal(each); };
  if (is_equality(rule.op) || is_order(rule.op)) {
    return std::all_of(rule.arguments.begin(), rule.arguments.end(), is_plain);
  }
  return rule.op == Operator::in && is_plain_variable(rule.arguments[0]) && rule.arguments[1].op == Operator::literal &&
         rule.arguments[1].value.is_array() &&
         std::none_of(rule.arguments[1].value.items().begin(), rule.arguments[1].value.items().end(),
                      [](const Json& item) { return item.is_array(); });
}

/// Some plain value that the rule compares with is of this kind. What `in` looks through is compared strictly: there
/// another kind is simply not found.
bool compares_with(const Rule& rule, bool (*is_kind)(const Json&)) {
  return std::any_of(rule.arguments.begin(), rule.arguments.end(), [&](const Rule& each) {
    return (is_plain_literal(each) && is_kind(each.value)) ||
           (is_plain_variable(each) && each.arguments.size() > 1 && is_kind(each.arguments[1].value));
  });
}

bool is_neither_text_nor_null(const Json& value) { return !value.is_text() && !value.is_null(); }
bool is_no_number(const Json& value) { return !value.is_number(); }

}  // namespace

Nature nature_of(const Variable& variable) {
  if (variable.source == Source::locale) return Nature::text;
  if (variable.source == Source::device || variable.source == Source::variant) return Nature::listed;
  if (variable.source == Source::visits) return Nature::number;
  if (variable.source == Source::page) return Nature::anything;
  if (variable.source == Source::context) {
    if (variable.declared == nullptr) return Nature::anything;
    switch (variable.declared->type) {
      case ContextType::number:
        return Nature::number;
      case ContextType::boolean:
        return Nature::listed;
      case ContextType::text:
      case ContextType::date:
        return Nature::text;
    }
  }
  switch (kind_of(*variable.question)) {
    case QuestionKind::choice:
      return form_of<ChoiceForm>(*variable.question).multiple ? Nature::picks : Nature::listed;
    case QuestionKind::text:
      return form_of<TextForm>(*variable.question).pattern == Pattern::number ? Nature::numeric_text : Nature::text;
    case QuestionKind::contact:
      return Nature::contact;
    case QuestionKind::scale:
    case QuestionKind::consent:
    case QuestionKind::message:
      break;
  }
  return Nature::listed;
}

bool asks_for_presence(const Rule& rule) {
  if (is_plain_variable(rule)) return rule.arguments.size() == 1;
  if (rule.op == Operator::missing || rule.op == Operator::missing_some) return true;
  return is_equality(rule.op) && std::all_of(rule.arguments.begin(), rule.arguments.end(), [](const Rule& each) {
           return (is_plain_variable(each) && each.arguments.size() == 1) ||
                  (each.op == Operator::literal && each.value.is_null());
         });
}

bool is_exact(const Variable& variable, const std::vector<const Rule*>& rules, const Rule& rule) {
  const bool is_truth = is_plain_variable(rule);
  const Nature nature = nature_of(variable);
  const bool is_held_against_literals =
      nature != Nature::listed && nature != Nature::contact && nature != Nature::picks;
  if (is_held_against_literals && !literals_of(rules).complete) return asks_for_presence(rule);
  switch (nature) {
    case Nature::listed:
      return true;
    case Nature::contact:
      return asks_for_presence(rule);
    case Nature::picks:
      return tells_picks_apart(*variable.question, rules, rule);
    case Nature::number:
      return is_truth || asks_for_presence(rule) || is_comparison(rule);
    case Nature::numeric_text:
      return asks_for_presence(rule) ||
             (is_comparison(rule) && rule.op != Operator::in && rule.op != Operator::strictly_equal &&
              rule.op != Operator::strictly_not_equal && !compares_with(rule, is_no_number));
    case Nature::text:
      if (is_truth || asks_for_presence(rule)) return true;
      if (!is_comparison(rule) || (rule.op != Operator::in && compares_with(rule, is_neither_text_nor_null)))
        return false;
      return !is_order(rule.op) || (variable.source != Source::answer && variable.source != Source::locale &&
                                    !compares_with(rule, [](const Json& value) { return !value.is_text(); }));
    case Nature::anything: {
      if (is_truth || asks_for_presence(rule)) return true;
      if (!is_comparison(rule)) return false;
      const Literals literals = literals_of(rules);
      return !is_order(rule.op) || !literals.ordered_by_text || !(literals.has_numbers || literals.ordered_by_number);
    }
  }
  return false;
}

}  // namespace touchstone
