#pragma once
// Every path through a survey, without walking each: which questions and endings nobody reaches, where visitors turn
// in circles, which conditions are always the same, how many paths there are, and the shortest and the longest of them
// with answers that lead there. What could not be told is named, never guessed. See docs/paths.md.
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "definition/definition.hpp"
#include "lint/explore.hpp"
#include "lint/finding.hpp"

namespace touchstone {

/// One way through, and a visitor who goes it.
struct Witness {
  /// How many questions are asked.
  std::size_t length = 0;
  /// Ids, in the order asked.
  std::vector<std::string> questions;
  /// Empty: the survey closes without one.
  std::string ending;
  /// What the visitor answers, by id, in the order asked; what is not among it is skipped.
  Json answers = Json::object();
  /// `context`, `locale` and `device`, as far as they matter.
  Json facts = Json::object();
  /// It goes through something that was only assumed: the answers may not lead there.
  bool assumed = false;
};

/// Something that could not be told.
struct Undecided {
  /// "paths", "shortest", "longest", "loops", "reachable", "condition"
  std::string what;
  /// Of "reachable": the question's or ending's.
  std::string id = {};
  /// Of "condition".
  std::string pointer = {};
  /// As a sentence.
  std::string why = {};
};

struct PathAccount {
  std::string survey;
  /// JSON Pointer to the survey.
  std::string pointer;
  /// Distinct sequences of questions asked, and the ending. Exact up to 2^53. Absent: undecided.
  std::optional<double> paths;
  /// Absent: nothing ends, or undecided.
  std::optional<Witness> shortest;
  std::optional<Witness> longest;
  /// Ids of questions and endings.
  std::vector<std::string> unreachable;
  /// Ids, from the question jumped back to, to the one that jumps.
  std::vector<std::vector<std::string>> loops;
  /// JSON Pointers to conditions.
  std::vector<std::string> always_true;
  std::vector<std::string> always_false;
  std::vector<Undecided> undecided;
  /// What conditions read and nobody declared, or do more with than can be followed: taken to be anything.
  std::vector<std::string> both_ways;
  /// What all this follows from; for drawing.
  Graph graph;

  /// Something is unreachable, always false, or a circle.
  bool has_faults() const { return !unreachable.empty() || !always_false.empty() || !loops.empty(); }
};

/// What may be spent. The same limits, the same answers, on every machine.
struct PathLimits {
  /// Conditions worked out for one survey; half a million take about a second. All surveys together may spend twice
  /// as much: where there are more, what some do not need is there for those behind them.
  std::size_t conditions = 300'000;
  /// Nodes in sets, for counting one survey's paths.
  std::size_t sets = 400'000;
};

/// One account for each survey. `source`: the JSON that the definition was read from. `passed_over`, where given: for
/// each survey, whether it holds errors; the account of such a one says nothing.
std::vector<PathAccount> account_paths(const Definition& definition, const Json& source, const PathLimits& limits = {},
                                       const std::vector<bool>& passed_over = {});

/// What of it must be mended (unreachable_question, unreachable_ending, loop, never_ends, always_false), and what could
/// be (always_true). `text`: what `source` was read from.
std::vector<Finding> findings_of(const std::vector<PathAccount>& accounts, const Definition& definition,
                                 const Json& source, std::string_view text);

/// The JSON array that `touchstone paths --format json` prints.
std::string write_accounts(const std::vector<PathAccount>& accounts);

}  // namespace touchstone
