#pragma once
// How many ways lead through a survey's graph, and the shortest and the longest of them.
#include <optional>
#include <vector>

#include "lint/explore.hpp"

namespace touchstone {

/// The number of distinct sequences of questions and ending from the root. Different visitors may see the same one: it
/// counts once. Exact up to 2^53, beyond that the nearest double, at most the largest there is. Absent: more than
/// `budget` sets of nodes would have to be looked at.
std::optional<double> count_paths(const Graph& graph, std::size_t budget);

/// Edges from the root to an end, in their order; the first leaves the root. Absent: nothing ends. Where several have
/// that length, one with the fewest assumptions.
std::optional<std::vector<const Edge*>> shortest_path(const Graph& graph);
std::optional<std::vector<const Edge*>> longest_path(const Graph& graph);

}  // namespace touchstone
