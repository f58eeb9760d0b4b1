#include "responses/score.hpp"

#include "report/score_table.hpp"
#include "report/shape.hpp"

namespace touchstone {

Result<ScoreRun> score_responses(const std::vector<Input>& inputs, const ScoreOptions& options) {
  std::vector<Dimension> dimensions = options.by;
  if (options.compare) dimensions.push_back(*options.compare);
  Result<LatestResponses> read = read_responses(inputs, dimensions, {}, options.reading);
  if (!read) return read.error();
  ScoreTable table(options.by, options.compare.has_value());
  GroupValues group(options.by.size());
  for (ShapeNumber number = 0; number < read->counts.size(); ++number) {
    if (read->counts[number] == 0) continue;
    ShapeReader reader(read->shapes->shape(number));
    const unsigned char flags = reader.byte();
    for (std::optional<std::string>& value : group) {
      const std::optional<std::string_view> text = reader.text();
      value = text ? std::optional<std::string>(*text) : std::nullopt;
    }
    const std::optional<std::string_view> period = options.compare ? reader.text() : std::nullopt;
    table.add(flags, group, period, reader.rest(), read->counts[number]);
  }
  ScoreRun run;
  run.rows = table.finish();
  run.showings = table.showings();
  run.summary = std::move(read->summary);
  return run;
}

}  // namespace touchstone
