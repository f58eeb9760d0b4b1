#pragma once
#include "base/json.hpp"
#include "fuzz/bytes.hpp"

namespace touchstone::fuzz {

/// The tree with one mistake in it, as people make them: a misspelt key, a value of another type, a list that is none,
/// something left out, something that stands twice.
Json spoil(Bytes& bytes, const Json& root);

}  // namespace touchstone::fuzz
