#include "logic/evaluate.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>

#include "base/utf8.hpp"
#include "logic/coerce.hpp"

namespace touchstone {
namespace {

using Rules = std::vector<Rule>;

constexpr double infinity = std::numeric_limits<double>::infinity();

/// What one evaluation may cost, in values made. A rule can double a list with every step ({"reduce": ...}), and a page
/// must not hang on it; honest conditions need some dozens.
constexpr int most_steps = 100'000;

/// What a rule is evaluated over.
struct Scope {
  const Json& data;
  /// Left of `most_steps`, for the whole evaluation. Spent: everything further is null.
  int& steps;
};

Json value_of(const Rule& rule, const Scope& scope);

/// The argument's value; null where it was left out.
Json argument(const Rule& rule, std::size_t i, const Scope& scope) {
  return i < rule.arguments.size() ? value_of(rule.arguments[i], scope) : Json();
}

/// All arguments as an array.
Json all_arguments(const Rule& rule, const Scope& scope) {
  Json values = Json::array();
  for (const Rule& each : rule.arguments) values.push(value_of(each, scope));
  return values;
}

Json variable(const Rule& rule, const Scope& scope) {
  const Json path = argument(rule, 0, scope);
  if (path.is_null()) return scope.data;
  const Json* found = look_up(scope.data, to_text(path));
  return found != nullptr && !(found->is_null() && rule.arguments.size() > 1) ? *found : argument(rule, 1, scope);
}

Json missing_of(const Json& paths, const Scope& scope) {
  Json missing = Json::array();
  for (const Json& path : paths.items()) {
    const Json* found = look_up(scope.data, to_text(path));
    if (found == nullptr || found->is_null() || (found->is_text() && found->text().empty())) missing.push(path);
  }
  return missing;
}

Json missing(const Rule& rule, const Scope& scope) {
  const Json values = all_arguments(rule, scope);
  const bool is_list = !values.items().empty() && values.items()[0].is_array();
  return missing_of(is_list ? values.items()[0] : values, scope);
}

Json missing_some(const Rule& rule, const Scope& scope) {
  const Json wanted = argument(rule, 0, scope);
  const Json paths = argument(rule, 1, scope);
  Json absent = missing_of(paths, scope);
  const auto present = static_cast<double>(paths.items().size() - absent.items().size());
  return present >= to_number(wanted) ? Json::array() : absent;
}

/// Pairs of condition and value, and at the end perhaps a value for "else".
Json if_else(const Rule& rule, const Scope& scope) {
  const std::size_t count = rule.arguments.size();
  for (std::size_t i = 0; i + 1 < count; i += 2) {
    if (truthy(argument(rule, i, scope))) return argument(rule, i + 1, scope);
  }
  return count % 2 == 1 ? argument(rule, count - 1, scope) : Json();
}

/// The first argument that decides, or the last.
Json first_that_is(bool wanted, const Rule& rule, const Scope& scope) {
  Json value;
  for (const Rule& each : rule.arguments) {
    value = value_of(each, scope);
    if (truthy(value) == wanted) break;
  }
  return value;
}

Json is_less(const Rule& rule, const Scope& scope, bool or_equal) {
  const Json middle = argument(rule, 1, scope);
  if (!less(argument(rule, 0, scope), middle, or_equal)) return false;
  return rule.arguments.size() < 3 || less(middle, argument(rule, 2, scope), or_equal);
}

Json extreme(const Rule& rule, const Scope& scope, bool largest) {
  double found = largest ? -infinity : infinity;
  for (const Rule& each : rule.arguments) {
    const double value = to_number(value_of(each, scope));
    if (value != value) return value;
    found = largest ? std::max(found, value) : std::min(found, value);
  }
  return found;
}

Json sum(const Rule& rule, const Scope& scope) {
  double total = 0;
  for (const Rule& each : rule.arguments) total += parse_float(value_of(each, scope));
  return total;
}

Json product(const Rule& rule, const Scope& scope) {
  double total = 1;
  for (const Rule& each : rule.arguments) total *= parse_float(value_of(each, scope));
  return total;
}

Json minus(const Rule& rule, const Scope& scope) {
  const double first = to_number(argument(rule, 0, scope));
  return rule.arguments.size() < 2 ? -first : first - to_number(argument(rule, 1, scope));
}

Json map(const Rule& rule, const Scope& scope) {
  Json mapped = Json::array();
  for (const Json& item : argument(rule, 0, scope).items()) mapped.push(argument(rule, 1, {item, scope.steps}));
  return mapped;
}

Json filter(const Rule& rule, const Scope& scope) {
  Json kept = Json::array();
  for (const Json& item : argument(rule, 0, scope).items()) {
    if (truthy(argument(rule, 1, {item, scope.steps}))) kept.push(item);
  }
  return kept;
}

Json reduce(const Rule& rule, const Scope& scope) {
  Json accumulator = argument(rule, 2, scope);
  for (const Json& item : argument(rule, 0, scope).items()) {
    Json both = Json::object();
    both.set("current", item);
    both.set("accumulator", std::move(accumulator));
    accumulator = argument(rule, 1, {both, scope.steps});
  }
  return accumulator;
}

/// Whether some item makes the condition come out as `wanted`.
bool any_item(const Rule& rule, const Json& items, const Scope& scope, bool wanted) {
  return std::any_of(items.items().begin(), items.items().end(), [&](const Json& item) {
    return truthy(argument(rule, 1, {item, scope.steps})) == wanted;
  });
}

Json all(const Rule& rule, const Scope& scope) {
  const Json items = argument(rule, 0, scope);
  return !items.items().empty() && !any_item(rule, items, scope, false);
}

Json merge(const Rule& rule, const Scope& scope) {
  Json merged = Json::array();
  for (const Rule& each : rule.arguments) {
    const Json value = value_of(each, scope);
    if (!value.is_array()) {
      merged.push(value);
      continue;
    }
    for (const Json& item : value.items()) merged.push(item);
  }
  return merged;
}

Json is_in(const Rule& rule, const Scope& scope) {
  const Json wanted = argument(rule, 0, scope);
  const Rule& where = rule.arguments[1];
  const Json made = where.op == Operator::literal ? Json() : value_of(where, scope);
  const Json& place = where.op == Operator::literal ? where.value : made;
  if (place.is_text()) return place.text().find(to_text(wanted)) != std::string::npos;
  return place.is_array() && std::any_of(place.items().begin(), place.items().end(),
                                         [&](const Json& item) { return strictly_equal(item, wanted); });
}

Json cat(const Rule& rule, const Scope& scope) {
  std::string text;
  for (const Rule& each : rule.arguments) {
    const Json value = value_of(each, scope);
    if (!value.is_null()) text += to_text(value);
  }
  return text;
}

/// Byte position of the code point at `index`, or the text's end.
std::size_t position(const std::string& text, double index) {
  double seen = -1;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (begins_code_point(text[at]) && ++seen == index) return at;
  }
  return text.size();
}

/// From `start`, `length` code points. A negative start counts from the end, a negative length leaves that many off.
Json substr(const Rule& rule, const Scope& scope) {
  const std::string text = to_text(argument(rule, 0, scope));
  const auto count = static_cast<double>(count_code_points(text));
  double start = std::trunc(to_number(argument(rule, 1, scope)));
  if (start != start) start = 0;
  if (start < 0) start = std::max(0.0, count + start);
  double end = count;
  if (rule.arguments.size() > 2) {
    const double length = std::trunc(to_number(argument(rule, 2, scope)));
    end = length < 0 ? count + length : std::min(count, start + length);
  }
  if (!(end > start)) return std::string();
  const std::size_t first = position(text, start);
  return text.substr(first, position(text, end) - first);
}

/// What becomes of two values; `!`, `!!` and `log` look at the first alone.
Json of_two(Operator op, const Json& a, const Json& b) {
  if (op == Operator::equal || op == Operator::not_equal) return loosely_equal(a, b) == (op == Operator::equal);
  if (op == Operator::strictly_equal || op == Operator::strictly_not_equal) {
    return strictly_equal(a, b) == (op == Operator::strictly_equal);
  }
  if (op == Operator::not_ || op == Operator::truthy) return truthy(a) == (op == Operator::truthy);
  if (op == Operator::greater || op == Operator::greater_or_equal) return less(b, a, op == Operator::greater_or_equal);
  if (op == Operator::divide) return to_number(a) / to_number(b);
  return op == Operator::remainder ? Json(std::fmod(to_number(a), to_number(b))) : a;
}

Json apply(const Rule& rule, const Scope& scope) {
  switch (rule.op) {
    case Operator::literal:
      return rule.value;
    case Operator::list:
      return all_arguments(rule, scope);
    case Operator::var:
      return variable(rule, scope);
    case Operator::missing:
      return missing(rule, scope);
    case Operator::missing_some:
      return missing_some(rule, scope);
    case Operator::if_else:
      return if_else(rule, scope);
    case Operator::equal:
    case Operator::strictly_equal:
    case Operator::not_equal:
    case Operator::strictly_not_equal:
    case Operator::not_:
    case Operator::truthy:
    case Operator::greater:
    case Operator::greater_or_equal:
    case Operator::divide:
    case Operator::remainder:
    case Operator::log: {
      const Json first = argument(rule, 0, scope);
      return of_two(rule.op, first, argument(rule, 1, scope));
    }
    case Operator::or_:
      return first_that_is(true, rule, scope);
    case Operator::and_:
      return first_that_is(false, rule, scope);
    case Operator::less:
      return is_less(rule, scope, false);
    case Operator::less_or_equal:
      return is_less(rule, scope, true);
    case Operator::max:
      return extreme(rule, scope, true);
    case Operator::min:
      return extreme(rule, scope, false);
    case Operator::plus:
      return sum(rule, scope);
    case Operator::minus:
      return minus(rule, scope);
    case Operator::times:
      return product(rule, scope);
    case Operator::map:
      return map(rule, scope);
    case Operator::filter:
      return filter(rule, scope);
    case Operator::reduce:
      return reduce(rule, scope);
    case Operator::all:
      return all(rule, scope);
    case Operator::none:
      return !any_item(rule, argument(rule, 0, scope), scope, true);
    case Operator::some:
      return any_item(rule, argument(rule, 0, scope), scope, true);
    case Operator::merge:
      return merge(rule, scope);
    case Operator::in:
      return is_in(rule, scope);
    case Operator::cat:
      return cat(rule, scope);
    case Operator::substr:
      return substr(rule, scope);
  }
  return {};
}

/// How many values there are in this one, itself included; long text counts as several.
int size_of(const Json& value) {
  constexpr std::size_t text_step = 64;
  int size = 1 + static_cast<int>(value.text().size() / text_step);
  for (const Json& item : value.items()) size += size_of(item);
  return size;
}

Json value_of(const Rule& rule, const Scope& scope) {
  if (scope.steps <= 0) return {};
  Json value = apply(rule, scope);
  scope.steps -= size_of(value);
  return value;
}

}  // namespace

const Json* look_up(const Json& data, std::string_view path) {
  const Json* here = &data;
  while (!path.empty() && here != nullptr) {
    const std::size_t dot = std::min(path.find('.'), path.size());
    const std::string_view step = path.substr(0, dot);
    path.remove_prefix(std::min(dot + 1, path.size()));
    if (here->is_array()) {
      std::size_t index = 0;
      const bool is_index = !step.empty() && step.size() < 9 &&
                            std::all_of(step.begin(), step.end(), [](char c) { return c >= '0' && c <= '9'; });
      for (const char digit : step) index = index * 10 + static_cast<std::size_t>(digit - '0');
      here = is_index && index < here->items().size() ? &here->items()[index] : nullptr;
    } else {
      here = here->find(step);
    }
  }
  return here;
}

Json evaluate(const Rule& rule, const Json& data) {
  int steps = most_steps;
  return value_of(rule, {data, steps});
}

bool holds(const Rule& rule, const Json& data) { return truthy(evaluate(rule, data)); }

}  // namespace touchstone
