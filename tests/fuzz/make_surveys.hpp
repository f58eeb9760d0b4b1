#pragma once
#include <string>
#include <vector>

#include "base/json.hpp"
#include "fuzz/bytes.hpp"

namespace touchstone::fuzz {

/// A valid surveys.json with every key the language has.
Json make_surveys(Bytes& bytes);

/// A valid text: one wording or several, insertions included. Never empty.
Json make_text(Bytes& bytes);

/// A valid question without its jumps. `questions`: the ids of all of its survey.
Json make_question(Bytes& bytes, const std::string& id, const std::vector<std::string>& questions);

}  // namespace touchstone::fuzz
