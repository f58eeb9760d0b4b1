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
  GroupValues group(options.by.size());
  read->for_each(dimensions, [&](std::string_view shape, std::uint64_t times) {
    ShapeReader reader(shape);
    const unsigned char flags = reader.byte();
    for (std::optional<std::string>& value : group) {
      const std::optional<std::string_view> text = reader.text();
      value = text ? std::optional<std::string>(*text) : std::nullopt;
    }
    const std::optional<std::string_view> period = options.compare ? reader.text() : std::nullopt;
    std::optional<double> weight;
    if (options.weight) weight = weight_of(reader.text());
    table.add(flags, group, period, reader.rest(), times, weight);
  });
  ScoreRun run;
  run.rows = table.finish();
  run.showings = table.showings();
  run.summary = std::move(read->summary);
  return run;
}

}  // namespace touchstone
