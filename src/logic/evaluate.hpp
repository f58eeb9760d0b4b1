#pragma once
#include <string_view>

#include "base/json.hpp"
#include "logic/rule.hpp"

namespace touchstone {

/// What the rule says about the data. Never fails: what does not fit becomes null, false or not-a-number, as the
/// operator's definition has it. Deterministic; `log` answers its argument and writes nothing. What
/// would take more than 100,000 values to find out is null.
Json evaluate(const Rule& rule, const Json& data);

/// Whether the rule is true of the data, in JsonLogic's sense of truth.
bool holds(const Rule& rule, const Json& data);

/// The value at a path of member names and list positions joined by dots: "order.items.0.price". The empty path is
/// the data itself. Null pointer where the path leads nowhere.
const Json* look_up(const Json& data, std::string_view path);

}  // namespace touchstone
