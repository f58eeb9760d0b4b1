#include "responses/insights.hpp"

#include <map>
#include <optional>
#include <set>

#include "responses/shape.hpp"

namespace touchstone {
namespace {

/// Question and value.
using FactorKey = std::pair<std::string, std::string>;

/// What one shape says, taken apart.
struct Statement {
  std::optional<int> point;
  std::set<FactorKey> factors;
  std::vector<std::string_view> comments;
};

/// Absent for responses that are left out.
std::optional<Statement> read_shape(std::string_view shape, const InsightOptions& options) {
  ShapeReader reader(shape);
  if ((reader.byte() & test_flag) != 0) return std::nullopt;
  const std::optional<std::string_view> touchpoint = reader.text();
  if (!options.touchpoint.empty() && touchpoint != options.touchpoint) return std::nullopt;
  Statement said;
  while (!reader.at_end()) {
    const unsigned char mark = reader.byte();
    if (mark == choice_mark || mark == comment_mark) {
      const std::string question(reader.text().value_or(""));
      const std::string_view text = reader.text().value_or("");
      if (mark == choice_mark) {
        said.factors.emplace(question, text);
      } else {
        said.comments.push_back(text);
      }
      continue;
    }
    const unsigned char point = reader.byte();
    const std::string question(reader.text().value_or(""));
    if (mark == unknown_ces || point == not_on_scale) continue;
    const auto metric = static_cast<Metric>(mark);
    if (metric != options.metric) {
      said.factors.emplace(question, segment_of(metric, point));
    } else if (!said.point) {
      said.point = point;
    }
  }
  return said;
}

bool is_bad(std::string_view segment) {
  return segment == "detractor" || segment == "dissatisfied" || segment == "difficult";
}

bool is_good(std::string_view segment) { return segment == "promoter" || segment == "satisfied" || segment == "easy"; }

/// `all` without `part`.
Tally rest_of(const Tally& all, const Tally& part) {
  Tally rest;
  for (int value = 0; value < static_cast<int>(Tally::most_points); ++value) {
    rest.add(value, all.at(value) - part.at(value));
  }
  return rest;
}

template <class Take>
std::optional<Error> for_each_said(const std::vector<Input>& inputs, const InsightOptions& options,
                                   const Details& details, ReadingSummary& summary, Take take) {
  const std::vector<Dimension> dimensions = {{.kind = Dimension::Kind::touchpoint, .name = "touchpoint"}};
  Result<LatestResponses> read = read_responses(inputs, dimensions, details, options.reading);
  if (!read) return read.error();
  summary = std::move(read->summary);
  for (ShapeNumber number = 0; number < read->counts.size(); ++number) {
    if (read->counts[number] == 0) continue;
    const std::optional<Statement> said = read_shape(read->shapes->shape(number), options);
    if (said && said->point) take(*said, read->counts[number]);
  }
  return std::nullopt;
}

}  // namespace

Result<DriverRun> find_drivers_in(const std::vector<Input>& inputs, const InsightOptions& options) {
  DriverRun run;
  std::map<std::string, Tally> asked;
  std::map<FactorKey, Tally> with;
  const auto take = [&](const Statement& said, std::uint64_t times) {
    std::set<std::string> questions;
    for (const FactorKey& factor : said.factors) {
      with[factor].add(*said.point, times);
      questions.insert(factor.first);
    }
    for (const std::string& question : questions) asked[question].add(*said.point, times);
  };
  if (auto error = for_each_said(inputs, options, {.choices = true, .comments = false}, run.summary, take)) {
    return *error;
  }
  std::vector<Factor> factors;
  for (const auto& [key, tally] : with) {
    factors.push_back({key.first, key.second, tally, rest_of(asked[key.first], tally)});
  }
  run.drivers = find_drivers(options.metric, std::move(factors));
  return run;
}

Result<TopicRun> count_topics_in(const std::vector<Input>& inputs, const InsightOptions& options) {
  TopicRun run;
  const auto take = [&](const Statement& said, std::uint64_t times) {
    const std::string_view segment = segment_of(options.metric, *said.point);
    if (!is_bad(segment) && !is_good(segment)) return;
    for (const std::string_view comment : said.comments) run.counts.add(comment, is_bad(segment), times);
  };
  if (auto error = for_each_said(inputs, options, {.choices = false, .comments = true}, run.summary, take)) {
    return *error;
  }
  return run;
}

}  // namespace touchstone
