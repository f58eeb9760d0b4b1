#include "report/answers.hpp"
#include "report/insights.hpp"
#include "report/points.hpp"
#include "report/shape.hpp"
#include "scoring/topics.hpp"

namespace touchstone {

std::string answer_drivers(const Selection& selection, const ReportQuestion& question) {
  const ResponseStore& store = selection.store();
  std::vector<std::uint64_t> times(store.answers_count());
  selection.for_each(false, [&](const ResponseStore::Row& row) { ++times[row.answers]; });
  FactorCounts counts;
  for (std::uint32_t number = 0; number < times.size(); ++number) {
    if (times[number] > 0) counts.add(read_statement(*question.metric, store.answers(number)), times[number]);
  }
  return write_drivers_json(*question.metric, counts.drivers(*question.metric), question.language);
}

std::string answer_topics(const Selection& selection, const ReportQuestion& question) {
  const ResponseStore& store = selection.store();
  const std::vector<std::optional<ScoredPoint>> firsts = first_points(store, question.metric);
  TopicCounts counts;
  selection.for_each(false, [&](const ResponseStore::Row& row) {
    const std::optional<ScoredPoint>& scored = firsts[row.answers];
    const std::optional<bool> low = scored ? is_low(scored->metric, scored->point) : std::nullopt;
    if (!low) return;
    for (std::uint32_t at = row.comments; at != 0; at = store.comment(at - 1).next) {
      counts.add(cut_to_shape(store.text(store.comment(at - 1))), *low);
    }
  });
  return write_topics_json(counts);
}

}  // namespace touchstone
