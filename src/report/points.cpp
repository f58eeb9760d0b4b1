#include "report/points.hpp"

#include "report/shape.hpp"

namespace touchstone {
namespace {

/// Calls `visit(point, question)` for every answer of the list that counts.
template <class Visit>
void for_each_point(std::string_view answers, Visit visit) {
  for_each_scored(answers, [&](unsigned char mark, unsigned char point, std::string_view question) {
    if (mark != unknown_ces && point != not_on_scale) visit(ScoredPoint{static_cast<Metric>(mark), point}, question);
  });
}

}  // namespace

Points::Points(const ResponseStore& store, Metric metric, std::string_view question) {
  for (std::uint32_t number = 0; number < store.answers_count(); ++number) {
    begins_.push_back(static_cast<std::uint32_t>(points_.size()));
    for_each_point(store.answers(number), [&](const ScoredPoint& scored, std::string_view asked) {
      if (scored.metric != metric || (!question.empty() && asked != question)) return;
      points_.push_back(static_cast<unsigned char>(scored.point));
    });
  }
  begins_.push_back(static_cast<std::uint32_t>(points_.size()));
}

std::vector<std::optional<ScoredPoint>> first_points(const ResponseStore& store, std::optional<Metric> metric) {
  std::vector<std::optional<ScoredPoint>> firsts(store.answers_count());
  for (std::uint32_t number = 0; number < store.answers_count(); ++number) {
    for_each_point(store.answers(number), [&](const ScoredPoint& scored, std::string_view) {
      if (!firsts[number] && (!metric || scored.metric == *metric)) firsts[number] = scored;
    });
  }
  return firsts;
}

}  // namespace touchstone
