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
  if (options.weight) {
    dimensions.push_back(*options.weight);
    dimensions.back().is_number = true;
  }
  Result<LatestResponses> read =
      read_responses(inputs, dimensions, {.choices = false, .comments = false}, options.reading);
  if (!read) return read.error();
  ScoreTable table(options.by);
  GroupValues values(options.by.size());
  const auto begin = [&](std::string_view group) {
    ShapeReader reader(group);
    const unsigned char flags = reader.byte();
    for (std::optional<std::string>& value : values) value = reader.text();
    const std::optional<std::string_view> period = options.compare ? reader.text() : std::nullopt;
    table.begin(flags, values, period, options.weight ? std::optional(weight_of(reader.text())) : std::nullopt);
  };
  read->for_each(dimensions, begin, [&](std::string_view answers, std::uint64_t times) { table.add(answers, times); });
  ScoreRun run;
  run.rows = table.finish();
  run.showings = table.showings();
  run.summary = std::move(read->summary);
  return run;
}

}  // namespace touchstone
