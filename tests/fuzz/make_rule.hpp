#pragma once
#include <string>
#include <vector>

#include "base/json.hpp"
#include "fuzz/bytes.hpp"

namespace touchstone::fuzz {

/// A plain value, odd ones included: no object, since that would be a rule. `depth`: of lists.
Json make_plain(Bytes& bytes, unsigned depth = 3);

/// A valid condition with all operators of JsonLogic, over the answers to these questions. `depth`: of operators.
Json make_rule(Bytes& bytes, const std::vector<std::string>& questions, unsigned depth);

}  // namespace touchstone::fuzz
