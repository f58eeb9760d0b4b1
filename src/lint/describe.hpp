#pragma once
#include <string>

#include "definition/text.hpp"
#include "logic/rule.hpp"

namespace touchstone {

/// A rule in few words, for a person: `segments.recommend == "detractor"`. Cut with an ellipsis after `most` code
/// points.
std::string describe(const Rule& rule, std::size_t most);

/// A text in the locale of the file, insertions as `{path}`, on one line, cut likewise.
std::string describe(const Text& text, std::string_view locale, std::size_t most);

}  // namespace touchstone
