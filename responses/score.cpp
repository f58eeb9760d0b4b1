#include "responses/score.hpp"

#include "base/decimal.hpp"
#include "report/score_table.hpp"
#include "report/shape.hpp"

namespace touchstone {
namespace {

/// 0 for what is no number.
double weight_of(std::optional<std::string_view> text) {
  const DecimalRead number = read_decimal(text.value_or(""));
  return text && number.length == text->size() ? number.value : 0;
}

}  // namespace

Result<ScoreRun> score_responses(const std::vector<Input>& inputs, const ScoreOptions& options) {
  std::vector<Dimension> dimensions = options.by;
  if (options.compare) dimensions.push_back(*options.compare);
  if (options.weight) dimensions.push_back(*options.weight);
  Result<LatestResponses> read =
      read_responses(inputs, dimensions, {.choices = false, .comments = false}, options.reading);
  if (!read) return read.error();
  ScoreTable table(options.by, options.compare.has_value());
  std::string read_group;
  unsigned char flags = 0;
  GroupValues values(options.by.size());
  std::optional<std::string> period;
  std::optional<double> weight;
  const auto read_values = [&](std::string_view group) {
    ShapeReader reader(group);
    const auto next = [&] {
      const std::optional<std::string_view> text = reader.text();
      return text ? std::optional<std::string>(*text) : std::nullopt;
    };
    flags = reader.byte();
    for (std::optional<std::string>& value : values) value = next();
    if (options.compare) period = next();
    if (options.weight) weight = weight_of(next());
  };
  read->for_each(dimensions, [&](std::string_view group, std::string_view answers, std::uint64_t times) {
    if (read_group != group) {
      read_group = group;
      read_values(group);
    }
    table.add(flags, values, period, answers, times, weight);
  });
  ScoreRun run;
  run.rows = table.finish();
  run.showings = table.showings();
  run.summary = std::move(read->summary);
  return run;
}

}  // namespace touchstone
