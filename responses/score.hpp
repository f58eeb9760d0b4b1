#pragma once
// From inputs to a report of scores.
#include <optional>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "responses/reading.hpp"
#include "scoring/row.hpp"

namespace touchstone {

struct ScoreOptions {
  std::vector<Dimension> by;
  /// Compare the last period in the data with the one before it: a dimension that is a period, and not in `by`.
  std::optional<Dimension> compare;
  /// What of the context each answer weighs, beside the score without weights: a dimension of that kind.
  std::optional<Dimension> weight = {};
  ReadOptions reading = {};
};

struct ScoreRun {
  /// By group, then by metric. Groups without a scored answer have none.
  std::vector<ScoreRow> rows;
  /// Over all responses, without those in test mode.
  Showings showings;
  ReadingSummary summary;
};

/// Errors: an input that cannot be read to its end.
Result<ScoreRun> score_responses(const std::vector<Input>& inputs, const ScoreOptions& options);

}  // namespace touchstone
