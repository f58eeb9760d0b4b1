#pragma once
// The walk over a survey's paths. A node is a question being asked, and as much of the visitor as conditions to come
// can still tell apart; an edge is one way to answer it. No value is tried that conditions cannot tell from another,
// and what no condition to come reads is forgotten, so that long surveys stay small.
#include <cstdint>
#include <utility>
#include <vector>

#include "lint/model.hpp"

namespace touchstone {

/// Variable and class, sorted by variable. An answer that is not among them is absent.
using Assignment = std::vector<std::pair<std::uint32_t, Class>>;

struct Edge {
  static constexpr std::uint32_t end = UINT32_MAX;
  /// Node, or `end`.
  std::uint32_t target = end;
  /// At the end: position of the ending; the number of endings where none fits.
  std::uint32_t ending = 0;
  /// What the visitor was found to be: the answer given, and values of the page.
  Assignment chosen = {};
  /// It is only assumed that somebody can go this way.
  bool assumed = false;
};

struct Node {
  /// The root, before the first question, has none.
  static constexpr std::uint32_t no_question = UINT32_MAX;
  std::uint32_t question = no_question;
  /// From where it was found first.
  std::uint32_t parent = 0;
  std::vector<Edge> edges = {};
};

/// What a condition was seen to be.
struct Seen {
  bool no = false;
  bool yes = false;
};

struct Graph {
  /// The root first. Edges lead to no node twice on one path: a jump back to what was asked is a loop, not an edge.
  std::vector<Node> nodes;
  /// From the question jumped back to, to the one that jumps; each pair once, with one way between them.
  std::vector<std::vector<std::uint32_t>> loops;
  /// One for each condition of the model.
  std::vector<Seen> seen;
  /// False: the budget was spent, and there is more.
  bool complete = true;
  /// What of it was spent.
  std::size_t spent = 0;
};

/// `budget`: how many conditions to work out at most.
Graph explore(const Model& model, std::size_t budget);

}  // namespace touchstone
