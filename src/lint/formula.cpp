#include "lint/formula.hpp"

#include <algorithm>

#include "logic/coerce.hpp"
#include "logic/evaluate.hpp"

namespace touchstone {
namespace {

using Kind = Formula::Kind;

Formula constant(bool truth) { return {.kind = truth ? Kind::yes : Kind::no, .rule = nullptr, .atom = 0, .parts = {}}; }

Formula negated(Formula formula) {
  if (formula.kind == Kind::yes) return constant(false);
  if (formula.kind == Kind::no) return constant(true);
  Formula negation{.kind = Kind::negation, .rule = nullptr, .atom = 0, .parts = {}};
  negation.parts.push_back(std::move(formula));
  return negation;
}

/// All of them, or any of them; one that decides by itself is the whole.
Formula joined_by(Kind kind, std::vector<Formula> parts) {
  const Kind deciding = kind == Kind::all ? Kind::no : Kind::yes;
  const Kind idle = kind == Kind::all ? Kind::yes : Kind::no;
  std::vector<Formula> kept;
  for (Formula& part : parts) {
    if (part.kind == deciding) return constant(deciding == Kind::yes);
    if (part.kind != idle) kept.push_back(std::move(part));
  }
  if (kept.empty()) return constant(idle == Kind::yes);
  if (kept.size() == 1) return std::move(kept[0]);
  return {.kind = kind, .rule = nullptr, .atom = 0, .parts = std::move(kept)};
}

Formula pair(Kind kind, Formula a, Formula b) {
  std::vector<Formula> parts;
  parts.push_back(std::move(a));
  parts.push_back(std::move(b));
  return joined_by(kind, std::move(parts));
}

/// Pairs of condition and value from `first` on, and at the end perhaps a value for "else".
Formula formula_of_if(const Rule& rule, std::size_t first) {
  if (first >= rule.arguments.size()) return constant(false);
  if (first + 1 == rule.arguments.size()) return formula_of(rule.arguments[first]);
  const Formula condition = formula_of(rule.arguments[first]);
  return pair(Kind::any, pair(Kind::all, condition, formula_of(rule.arguments[first + 1])),
              pair(Kind::all, negated(condition), formula_of_if(rule, first + 2)));
}

Formula of_each(Kind kind, const Rule& rule) {
  std::vector<Formula> parts;
  for (const Rule& each : rule.arguments) parts.push_back(formula_of(each));
  return joined_by(kind, std::move(parts));
}

/// The second argument looks at one item at a time, not at the facts.
bool walks_over_items(Operator op) {
  return op == Operator::map || op == Operator::filter || op == Operator::reduce || op == Operator::all ||
         op == Operator::none || op == Operator::some;
}

void collect_paths(const Json& paths, Reads& reads) {
  for (const Json& path : paths.items()) reads.paths.push_back(to_text(path));
}

void collect(const Rule& rule, Reads& reads) {
  if (rule.op == Operator::var) {
    const bool is_plain = !rule.arguments.empty() && rule.arguments[0].op == Operator::literal;
    const std::string path = is_plain ? to_text(rule.arguments[0].value) : std::string();
    if (!is_plain || rule.arguments[0].value.is_null() || path.empty()) {
      reads.anything = true;
    } else {
      reads.paths.push_back(path);
    }
  } else if (rule.op == Operator::missing) {
    for (const Rule& each : rule.arguments) {
      if (each.op != Operator::literal) {
        reads.anything = true;
      } else if (each.value.is_array()) {
        collect_paths(each.value, reads);
      } else {
        reads.paths.push_back(to_text(each.value));
      }
    }
  } else if (rule.op == Operator::missing_some) {
    if (rule.arguments[1].op == Operator::literal) {
      collect_paths(rule.arguments[1].value, reads);
    } else {
      reads.anything = true;
    }
  }
  for (std::size_t i = 0; i < rule.arguments.size(); ++i) {
    if (i != 1 || !walks_over_items(rule.op)) collect(rule.arguments[i], reads);
  }
}

}  // namespace

Formula formula_of(const Rule& rule) {
  switch (rule.op) {
    case Operator::literal:
      return constant(truthy(rule.value));
    case Operator::list:
      return constant(!rule.arguments.empty());
    case Operator::and_:
      return of_each(Kind::all, rule);
    case Operator::or_:
      return of_each(Kind::any, rule);
    case Operator::not_:
      return negated(rule.arguments.empty() ? constant(false) : formula_of(rule.arguments[0]));
    case Operator::truthy:
      return rule.arguments.empty() ? constant(false) : formula_of(rule.arguments[0]);
    case Operator::log:
      return formula_of(rule.arguments[0]);
    case Operator::if_else:
      return formula_of_if(rule, 0);
    case Operator::var:
    case Operator::missing:
    case Operator::missing_some:
    case Operator::equal:
    case Operator::strictly_equal:
    case Operator::not_equal:
    case Operator::strictly_not_equal:
    case Operator::greater:
    case Operator::greater_or_equal:
    case Operator::less:
    case Operator::less_or_equal:
    case Operator::max:
    case Operator::min:
    case Operator::plus:
    case Operator::minus:
    case Operator::times:
    case Operator::divide:
    case Operator::remainder:
    case Operator::map:
    case Operator::filter:
    case Operator::reduce:
    case Operator::all:
    case Operator::none:
    case Operator::some:
    case Operator::merge:
    case Operator::in:
    case Operator::cat:
    case Operator::substr:
      break;
  }
  const Reads reads = reads_of(rule);
  if (reads.paths.empty() && !reads.anything) return constant(holds(rule, Json::object()));
  return {.kind = Kind::atom, .rule = &rule, .atom = 0, .parts = {}};
}

Reads reads_of(const Rule& rule) {
  Reads reads;
  collect(rule, reads);
  std::sort(reads.paths.begin(), reads.paths.end());
  reads.paths.erase(std::unique(reads.paths.begin(), reads.paths.end()), reads.paths.end());
  return reads;
}

bool same_rule(const Rule& a, const Rule& b) {
  return a.op == b.op && a.value == b.value &&
         std::equal(a.arguments.begin(), a.arguments.end(), b.arguments.begin(), b.arguments.end(), same_rule);
}

bool opposite_rules(const Rule& a, const Rule& b) {
  const bool are_opposite = (a.op == Operator::equal && b.op == Operator::not_equal) ||
                            (a.op == Operator::not_equal && b.op == Operator::equal) ||
                            (a.op == Operator::strictly_equal && b.op == Operator::strictly_not_equal) ||
                            (a.op == Operator::strictly_not_equal && b.op == Operator::strictly_equal);
  return are_opposite &&
         std::equal(a.arguments.begin(), a.arguments.end(), b.arguments.begin(), b.arguments.end(), same_rule);
}

bool exclude_each_other(const Rule& a, const Rule& b) {
  const auto asks_for_text = [](const Rule& rule) {
    return (rule.op == Operator::equal || rule.op == Operator::strictly_equal) &&
           (rule.arguments[0].op == Operator::substr || rule.arguments[0].op == Operator::cat) &&
           rule.arguments[1].op == Operator::literal && rule.arguments[1].value.is_text();
  };
  return asks_for_text(a) && asks_for_text(b) && same_rule(a.arguments[0], b.arguments[0]) &&
         !same_rule(a.arguments[1], b.arguments[1]);
}

}  // namespace touchstone
