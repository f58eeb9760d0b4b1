#include "responses/insights.hpp"

#include <optional>

#include "report/insights.hpp"
#include "report/shape.hpp"

namespace touchstone {
namespace {

/// Calls `take(statement, times)` for what was said with a score.
template <class Take>
std::optional<Error> for_each_said(const std::vector<Input>& inputs, const InsightOptions& options,
                                   const RecordReader::Details& details, ReadingSummary& summary, Take take) {
  const std::vector<Dimension> dimensions = {{.kind = Dimension::Kind::touchpoint, .name = "touchpoint"}};
  Result<LatestResponses> read = read_responses(inputs, dimensions, details, options.reading);
  if (!read) return read.error();
  summary = std::move(read->summary);
  bool is_asked = false;
  const auto begin = [&](std::string_view group) {
    ShapeReader reader(group);
    const bool is_test = (reader.byte() & test_flag) != 0;
    is_asked = !is_test && (options.touchpoint.empty() || reader.text() == options.touchpoint);
  };
  read->for_each(dimensions, begin, [&](std::string_view answers, std::uint64_t times) {
    if (!is_asked) return;
    const Statement said = read_statement(options.metric, answers);
    if (said.point) take(said, times);
  });
  return std::nullopt;
}

}  // namespace

Result<DriverRun> find_drivers_in(const std::vector<Input>& inputs, const InsightOptions& options) {
  DriverRun run;
  FactorCounts counts;
  const auto take = [&](const Statement& said, std::uint64_t times) { counts.add(said, times); };
  if (auto error = for_each_said(inputs, options, {.choices = true, .comments = false}, run.summary, take)) {
    return *error;
  }
  run.drivers = counts.drivers(options.metric);
  return run;
}

Result<TopicRun> count_topics_in(const std::vector<Input>& inputs, const InsightOptions& options) {
  TopicRun run;
  const auto take = [&](const Statement& said, std::uint64_t times) {
    const std::optional<bool> low = is_low(options.metric, *said.point);
    if (!low) return;
    for (const std::string_view comment : said.comments) run.counts.add(comment, *low, times);
  };
  if (auto error = for_each_said(inputs, options, {.choices = false, .comments = true}, run.summary, take)) {
    return *error;
  }
  return run;
}

}  // namespace touchstone
