#include <map>

#include "base/json_write.hpp"
#include "report/answers.hpp"
#include "report/points.hpp"
#include "scoring/write.hpp"
#include "wire/wire.hpp"

namespace touchstone {
namespace {

constexpr std::size_t most_periods = 5'000;

void write_figures(JsonWriter& out, const Score& score) {
  out.member_number("n", static_cast<double>(score.n));
  write_member(out, "score", score.value);
  write_member(out, "interval", score.interval);
  out.member("reliability", name_of(score.reliability));
}

/// The days in which responses were shown, first and last, of months in which at least `least` were; empty where there
/// is none.
std::pair<std::string_view, std::string_view> span_of(const Selection& selection, std::uint64_t least) {
  const ResponseStore& store = selection.store();
  std::vector<std::uint64_t> shown(store.day_count());
  selection.for_each(false, [&](const ResponseStore::Row& row) { ++shown[row.day]; });
  const auto month_of = [&](std::uint32_t number) { return store.day(number).substr(0, 7); };
  std::map<std::string_view, std::uint64_t> months;
  for (std::uint32_t number = 0; number < shown.size(); ++number) months[month_of(number)] += shown[number];
  std::string_view first;
  std::string_view last;
  for (std::uint32_t number = 0; number < shown.size(); ++number) {
    const std::string_view day = store.day(number);
    if (shown[number] == 0 || day.empty() || months[month_of(number)] < least) continue;
    if (first.empty() || day < first) first = day;
    if (day > last) last = day;
  }
  return {first, last};
}

/// Where there are too many, because single devices took themselves to be in another age, months without so much as a
/// handful of responses are left out at both ends. Absent where there are too many all the same.
std::optional<std::vector<Period>> periods_of(const Selection& selection, Dimension::Kind kind) {
  for (const std::uint64_t least : {std::uint64_t{1}, few_answers}) {
    const auto [first, last] = span_of(selection, least);
    if (first.empty()) return least == 1 ? std::optional(std::vector<Period>()) : std::nullopt;
    if (auto periods = periods_between(kind, first, last, most_periods)) return periods;
  }
  return std::nullopt;
}

/// The counts of each period. What lies in none is left out.
std::vector<Tally> tallies_of(const Selection& selection, const ReportQuestion& question,
                              const std::vector<Period>& periods) {
  const ResponseStore& store = selection.store();
  std::map<std::string_view, std::size_t> places;
  for (std::size_t place = 0; place < periods.size(); ++place) places[periods[place].name] = place;
  std::vector<std::size_t> place_of_day;
  for (std::uint32_t number = 0; number < store.day_count(); ++number) {
    const auto found = places.find(period_of(question.period, store.day(number)));
    place_of_day.push_back(found == places.end() ? periods.size() : found->second);
  }
  const Points points(store, *question.metric, question.question);
  std::vector<Tally> tallies(periods.size());
  selection.for_each(false, [&](const ResponseStore::Row& row) {
    const std::size_t place = place_of_day[row.day];
    if (place < tallies.size()) points.add(row.answers, tallies[place]);
  });
  return tallies;
}

}  // namespace

std::string answer_trend(const Selection& selection, const ReportQuestion& question) {
  const std::optional<std::vector<Period>> found = periods_of(selection, question.period);
  if (!found) {
    return refusal({.code = "too_many",
                    .message = "from the first response to the last are more than 5,000 periods",
                    .hint = "ask for longer periods, or filter by from and to"});
  }
  const std::vector<Period>& periods = *found;
  const std::vector<Tally> tallies = tallies_of(selection, question, periods);
  const std::vector<Tally> pooled = pool_last(tallies, question.window);
  std::string text;
  JsonWriter out(text);
  out.open_array();
  for (std::size_t place = 0; place < periods.size(); ++place) {
    out.open_object();
    out.member("period", periods[place].name);
    out.member("start", periods[place].start);
    write_figures(out, score_of(*question.metric, tallies[place]));
    out.name("pooled");
    out.open_object();
    write_figures(out, score_of(*question.metric, pooled[place]));
    out.close_object();
    out.close_object();
  }
  out.close_array();
  return text;
}

std::string answer_distribution(const Selection& selection, const ReportQuestion& question) {
  const Points points(selection.store(), *question.metric, question.question);
  Tally tally;
  selection.for_each(false, [&](const ResponseStore::Row& row) { points.add(row.answers, tally); });
  std::string text;
  JsonWriter out(text);
  out.open_object();
  out.name("counts");
  out.open_array();
  for (int point = 0; point < static_cast<int>(Tally::most_points); ++point) {
    out.number(static_cast<double>(tally.at(point)));
  }
  out.close_array();
  out.name("score");
  write_score(out, *question.metric, tally);
  out.close_object();
  return text;
}

}  // namespace touchstone
