#pragma once
#include <span>
#include <string>
#include <string_view>

namespace touchstone {

/// `did you mean "touchpoint"?`: the known word nearest to a mistyped one, if one is near enough to be meant: a third
/// of its letters may be wrong (Damerau-Levenshtein, neighbours swapped count once). Otherwise the list of known words.
std::string suggest(std::string_view written, std::span<const std::string_view> known);

}  // namespace touchstone
