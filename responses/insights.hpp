#pragma once
// Beside the scores: what goes with low ones, and what people write who give them.
#include <string>
#include <vector>

#include "base/result.hpp"
#include "responses/reading.hpp"
#include "scoring/drivers.hpp"
#include "scoring/topics.hpp"

namespace touchstone {

struct InsightOptions {
  Metric metric = Metric::nps;
  /// Empty: all of them.
  std::string touchpoint;
  ReadOptions reading = {};
};

struct DriverRun {
  /// Options of choices, and what other scored answers count as; the most harmful first.
  std::vector<Driver> drivers;
  ReadingSummary summary;
};

/// Of a response that answers the metric twice the first answer counts.
Result<DriverRun> find_drivers_in(const std::vector<Input>& inputs, const InsightOptions& options);

struct TopicRun {
  TopicCounts counts;
  ReadingSummary summary;
};

/// Comments of responses whose score counts as bad (detractors, dissatisfied, difficult) against those whose score
/// counts as good. The others, and those without a score, are in neither.
Result<TopicRun> count_topics_in(const std::vector<Input>& inputs, const InsightOptions& options);

}  // namespace touchstone
