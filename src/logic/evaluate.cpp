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

/// The argument's value; null where it was left out.
Json argument(const Rule& rule, std::size_t i, const Json& data) {
  return i < rule.arguments.size() ? evaluate(rule.arguments[i], data) : Json();
}

/// All arguments as an array.
Json all_arguments(const Rule& rule, const Json& data) {
  Json values = Json::array();
  for (const Rule& each : rule.arguments) values.push(evaluate(each, data));
  return values;
}

Json variable(const Rule& rule, const Json& data) {
  const Json path = argument(rule, 0, data);
  if (path.is_null()) return data;
  const Json* found = look_up(data, to_text(path));
  return found != nullptr && !(found->is_null() && rule.arguments.size() > 1) ? *found : argument(rule, 1, data);
}

Json missing_of(const Json& paths, const Json& data) {
  Json missing = Json::array();
  for (const Json& path : paths.items()) {
    const Json* found = look_up(data, to_text(path));
    if (found == nullptr || found->is_null() || (found->is_text() && found->text().empty())) missing.push(path);
  }
  return missing;
}

Json missing(const Rule& rule, const Json& data) {
  const Json values = all_arguments(rule, data);
  const bool is_list = !values.items().empty() && values.items()[0].is_array();
  return missing_of(is_list ? values.items()[0] : values, data);
}

Json missing_some(const Rule& rule, const Json& data) {
  const Json wanted = argument(rule, 0, data);
  const Json paths = argument(rule, 1, data);
  Json absent = missing_of(paths, data);
  const auto present = static_cast<double>(paths.items().size() - absent.items().size());
  return present >= to_number(wanted) ? Json::array() : absent;
}

/// Pairs of condition and value, and at the end perhaps a value for "else".
Json if_else(const Rule& rule, const Json& data) {
  const std::size_t count = rule.arguments.size();
  for (std::size_t i = 0; i + 1 < count; i += 2) {
    if (truthy(argument(rule, i, data))) return argument(rule, i + 1, data);
  }
  return count % 2 == 1 ? argument(rule, count - 1, data) : Json();
}

/// The first argument that decides, or the last.
Json first_that_is(bool wanted, const Rule& rule, const Json& data) {
  Json value;
  for (const Rule& each : rule.arguments) {
    value = evaluate(each, data);
    if (truthy(value) == wanted) break;
  }
  return value;
}

Json is_less(const Rule& rule, const Json& data, bool or_equal) {
  const Json middle = argument(rule, 1, data);
  if (!less(argument(rule, 0, data), middle, or_equal)) return false;
  return rule.arguments.size() < 3 || less(middle, argument(rule, 2, data), or_equal);
}

Json extreme(const Rule& rule, const Json& data, bool largest) {
  double found = largest ? -infinity : infinity;
  for (const Rule& each : rule.arguments) {
    const double value = to_number(evaluate(each, data));
    if (value != value) return value;
    found = largest ? std::max(found, value) : std::min(found, value);
  }
  return found;
}

Json sum(const Rule& rule, const Json& data) {
  double total = 0;
  for (const Rule& each : rule.arguments) total += parse_float(evaluate(each, data));
  return total;
}

Json product(const Rule& rule, const Json& data) {
  double total = 1;
  for (const Rule& each : rule.arguments) total *= parse_float(evaluate(each, data));
  return total;
}

Json minus(const Rule& rule, const Json& data) {
  const double first = to_number(argument(rule, 0, data));
  return rule.arguments.size() < 2 ? -first : first - to_number(argument(rule, 1, data));
}

Json map(const Rule& rule, const Json& data) {
  Json mapped = Json::array();
  for (const Json& item : argument(rule, 0, data).items()) mapped.push(argument(rule, 1, item));
  return mapped;
}

Json filter(const Rule& rule, const Json& data) {
  Json kept = Json::array();
  for (const Json& item : argument(rule, 0, data).items()) {
    if (holds(rule.arguments[1], item)) kept.push(item);
  }
  return kept;
}

Json reduce(const Rule& rule, const Json& data) {
  Json accumulator = argument(rule, 2, data);
  for (const Json& item : argument(rule, 0, data).items()) {
    Json scope = Json::object();
    scope.set("current", item);
    scope.set("accumulator", std::move(accumulator));
    accumulator = argument(rule, 1, scope);
  }
  return accumulator;
}

/// Whether some item makes the condition come out as `wanted`.
bool any_item(const Rule& rule, const Json& items, bool wanted) {
  return std::any_of(items.items().begin(), items.items().end(),
                     [&](const Json& item) { return holds(rule.arguments[1], item) == wanted; });
}

Json all(const Rule& rule, const Json& data) {
  const Json items = argument(rule, 0, data);
  return !items.items().empty() && !any_item(rule, items, false);
}

Json merge(const Rule& rule, const Json& data) {
  Json merged = Json::array();
  for (const Rule& each : rule.arguments) {
    const Json value = evaluate(each, data);
    if (!value.is_array()) {
      merged.push(value);
      continue;
    }
    for (const Json& item : value.items()) merged.push(item);
  }
  return merged;
}

Json is_in(const Rule& rule, const Json& data) {
  const Json wanted = argument(rule, 0, data);
  const Json place = argument(rule, 1, data);
  if (place.is_text()) return place.text().find(to_text(wanted)) != std::string::npos;
  return place.is_array() && std::any_of(place.items().begin(), place.items().end(),
                                         [&](const Json& item) { return strictly_equal(item, wanted); });
}

Json cat(const Rule& rule, const Json& data) {
  std::string text;
  for (const Rule& each : rule.arguments) {
    const Json value = evaluate(each, data);
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
Json substr(const Rule& rule, const Json& data) {
  const std::string text = to_text(argument(rule, 0, data));
  const auto count = static_cast<double>(count_code_points(text));
  double start = std::trunc(to_number(argument(rule, 1, data)));
  if (start != start) start = 0;
  if (start < 0) start = std::max(0.0, count + start);
  double end = count;
  if (rule.arguments.size() > 2) {
    const double length = std::trunc(to_number(argument(rule, 2, data)));
    end = length < 0 ? count + length : std::min(count, start + length);
  }
  if (!(end > start)) return std::string();
  const std::size_t first = position(text, start);
  return text.substr(first, position(text, end) - first);
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

bool holds(const Rule& rule, const Json& data) { return truthy(evaluate(rule, data)); }

Json evaluate(const Rule& rule, const Json& data) {
  switch (rule.op) {
    case Operator::literal:
      return rule.value;
    case Operator::list:
      return all_arguments(rule, data);
    case Operator::var:
      return variable(rule, data);
    case Operator::missing:
      return missing(rule, data);
    case Operator::missing_some:
      return missing_some(rule, data);
    case Operator::if_else:
      return if_else(rule, data);
    case Operator::equal:
      return loosely_equal(argument(rule, 0, data), argument(rule, 1, data));
    case Operator::strictly_equal:
      return strictly_equal(argument(rule, 0, data), argument(rule, 1, data));
    case Operator::not_equal:
      return !loosely_equal(argument(rule, 0, data), argument(rule, 1, data));
    case Operator::strictly_not_equal:
      return !strictly_equal(argument(rule, 0, data), argument(rule, 1, data));
    case Operator::not_:
      return !truthy(argument(rule, 0, data));
    case Operator::truthy:
      return truthy(argument(rule, 0, data));
    case Operator::or_:
      return first_that_is(true, rule, data);
    case Operator::and_:
      return first_that_is(false, rule, data);
    case Operator::greater:
      return less(argument(rule, 1, data), argument(rule, 0, data), false);
    case Operator::greater_or_equal:
      return less(argument(rule, 1, data), argument(rule, 0, data), true);
    case Operator::less:
      return is_less(rule, data, false);
    case Operator::less_or_equal:
      return is_less(rule, data, true);
    case Operator::max:
      return extreme(rule, data, true);
    case Operator::min:
      return extreme(rule, data, false);
    case Operator::plus:
      return sum(rule, data);
    case Operator::minus:
      return minus(rule, data);
    case Operator::times:
      return product(rule, data);
    case Operator::divide:
      return to_number(argument(rule, 0, data)) / to_number(argument(rule, 1, data));
    case Operator::remainder:
      return std::fmod(to_number(argument(rule, 0, data)), to_number(argument(rule, 1, data)));
    case Operator::map:
      return map(rule, data);
    case Operator::filter:
      return filter(rule, data);
    case Operator::reduce:
      return reduce(rule, data);
    case Operator::all:
      return all(rule, data);
    case Operator::none:
      return !any_item(rule, argument(rule, 0, data), true);
    case Operator::some:
      return any_item(rule, argument(rule, 0, data), true);
    case Operator::merge:
      return merge(rule, data);
    case Operator::in:
      return is_in(rule, data);
    case Operator::cat:
      return cat(rule, data);
    case Operator::substr:
      return substr(rule, data);
    case Operator::log:
      return argument(rule, 0, data);
  }
  return {};
}

}  // namespace touchstone
