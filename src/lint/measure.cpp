#include "lint/measure.hpp"

#include <algorithm>
#include <limits>
#include <map>
#include <set>

namespace touchstone {
namespace {

using Nodes = std::vector<std::uint32_t>;  // sorted, each once

/// Nodes in an order in which all that an edge leads to comes before where it leaves. The graph has no circle.
Nodes targets_first(const Graph& graph) {
  Nodes order;
  std::vector<bool> known(graph.nodes.size());
  std::vector<std::pair<std::uint32_t, std::size_t>> open{{0, 0}};  // node, and its next edge
  known[0] = true;
  while (!open.empty()) {
    auto& [node, next] = open.back();
    const std::vector<Edge>& edges = graph.nodes[node].edges;
    if (next == edges.size()) {
      order.push_back(node);
      open.pop_back();
      continue;
    }
    const std::uint32_t target = edges[next++].target;
    if (target == Edge::end || known[target]) continue;
    known[target] = true;
    open.emplace_back(target, 0);
  }
  return order;
}

/// What is left of the way from a node. Less is better.
struct Rest {
  const Edge* edge = nullptr;  // null pointer: nothing ends
  std::int64_t length = 0;     // negated where the longest is wanted
  std::int64_t assumed = 0;
};

std::optional<std::vector<const Edge*>> best_path(const Graph& graph, std::int64_t step) {
  std::vector<Rest> rests(graph.nodes.size());
  for (const std::uint32_t node : targets_first(graph)) {
    Rest& best = rests[node];
    for (const Edge& edge : graph.nodes[node].edges) {
      Rest rest{&edge, 0, edge.assumed ? 1 : 0};
      if (edge.target != Edge::end) {
        const Rest& further = rests[edge.target];
        if (further.edge == nullptr) continue;
        rest.length = further.length + step;
        rest.assumed += further.assumed;
      }
      const bool better = best.edge == nullptr || rest.length < best.length ||
                          (rest.length == best.length && rest.assumed < best.assumed);
      if (better) best = rest;
    }
  }
  if (rests[0].edge == nullptr) return std::nullopt;
  std::vector<const Edge*> path;
  for (std::uint32_t node = 0; node != Edge::end; node = path.back()->target) path.push_back(rests[node].edge);
  return path;
}

/// A set of nodes that one sequence of questions leads to, and what comes next.
struct Place {
  double endings = 0;
  std::vector<Nodes> next = {};  // one for each question
  std::size_t counted = 0;       // of `next`
  double paths = 0;
};

Place place_of(const Graph& graph, const Nodes& nodes) {
  std::set<std::uint32_t> endings;
  std::map<std::uint32_t, Nodes> by_question;
  for (const std::uint32_t node : nodes) {
    for (const Edge& edge : graph.nodes[node].edges) {
      if (edge.target == Edge::end) {
        endings.insert(edge.ending);
      } else {
        by_question[graph.nodes[edge.target].question].push_back(edge.target);
      }
    }
  }
  Place place{.endings = static_cast<double>(endings.size())};
  for (auto& [question, targets] : by_question) {
    std::sort(targets.begin(), targets.end());
    targets.erase(std::unique(targets.begin(), targets.end()), targets.end());
    place.next.push_back(std::move(targets));
  }
  place.paths = place.endings;
  return place;
}

}  // namespace

std::optional<double> count_paths(const Graph& graph, std::size_t budget) {
  std::map<Nodes, Place> places;
  std::vector<Place*> open{&places.emplace(Nodes{0}, place_of(graph, {0})).first->second};
  double last = 0;
  const Place* counted = nullptr;
  // Depth first, without the machine's stack: a survey may be a thousand questions deep.
  while (!open.empty()) {
    Place& place = *open.back();
    if (counted != nullptr) {
      place.paths = std::min(place.paths + counted->paths, std::numeric_limits<double>::max());
      ++place.counted;
      counted = nullptr;
    }
    if (place.counted == place.next.size()) {
      last = place.paths;
      counted = &place;
      open.pop_back();
      continue;
    }
    const Nodes& next = place.next[place.counted];
    const auto known = places.find(next);
    if (known != places.end()) {
      counted = &known->second;
      continue;
    }
    if (next.size() >= budget) return std::nullopt;
    budget -= next.size();
    open.push_back(&places.emplace(next, place_of(graph, next)).first->second);
  }
  return last;
}

std::optional<std::vector<const Edge*>> shortest_path(const Graph& graph) { return best_path(graph, 1); }
std::optional<std::vector<const Edge*>> longest_path(const Graph& graph) { return best_path(graph, -1); }

}  // namespace touchstone
