#include <map>
#include <set>

#include "base/json_write.hpp"
#include "report/answers.hpp"
#include "report/cells.hpp"
#include "report/points.hpp"
#include "report/shape.hpp"
#include "scoring/write.hpp"

namespace touchstone {
namespace {

/// What became of a group's showings.
struct Fate {
  Showings showings;
  std::uint64_t dismissed = 0;
  /// Showings of surveys that ask for NPS, and the answers to that, one for each response.
  std::uint64_t asked = 0;
  Tally answered;
};

/// By group: whether its survey is one in which anybody answered an NPS question.
std::vector<bool> groups_that_ask(const ResponseStore& store, const std::vector<std::optional<ScoredPoint>>& firsts) {
  std::set<std::optional<std::string>> surveys;
  std::vector<bool> asks(store.groups().size());
  for (std::size_t number = 0; number < store.size(); ++number) {
    const ResponseStore::Row& row = store.row(number);
    if (firsts[row.answers]) asks[row.group] = true;
  }
  for (std::size_t number = 0; number < asks.size(); ++number) {
    if (asks[number]) surveys.insert(store.groups()[number].values[RecordReader::survey]);
  }
  for (std::size_t number = 0; number < asks.size(); ++number) {
    asks[number] = surveys.contains(store.groups()[number].values[RecordReader::survey]);
  }
  return asks;
}

void write_nonresponse(JsonWriter& out, const Fate& fate) {
  out.name("nonresponse");
  const std::optional<double> nps = nps_of(nps_counts(fate.answered));
  if (!nps) return out.null();
  const std::uint64_t answered = fate.answered.n();
  out.open_object();
  out.member_number("asked", static_cast<double>(fate.asked));
  out.member_number("answered", static_cast<double>(answered));
  write_member(out, "interval",
               std::optional(nonresponse_bound(*nps, static_cast<double>(answered) / static_cast<double>(fate.asked))));
  out.close_object();
}

void write_fate(JsonWriter& out, const Fate& fate) {
  const Rates rates = rates_of(fate.showings);
  out.member_number("shown", static_cast<double>(fate.showings.shown));
  out.member_number("started", static_cast<double>(fate.showings.started));
  out.member_number("completed", static_cast<double>(fate.showings.completed));
  out.member_number("dismissed", static_cast<double>(fate.dismissed));
  write_rates(out, rates);
  write_nonresponse(out, fate);
}

}  // namespace

std::string answer_rates(const Selection& selection, const ReportQuestion& question) {
  const ResponseStore& store = selection.store();
  const auto firsts = first_points(store, Metric::nps);
  const std::vector<bool> asks = groups_that_ask(store, firsts);
  Cells cells(store, question.by, question.compare);
  std::vector<Fate> by_cell;
  selection.for_each(false, [&](const ResponseStore::Row& row) {
    const std::uint32_t cell = cells.number_of(row);
    if (by_cell.size() < cells.count()) by_cell.resize(cells.count());
    Fate& fate = by_cell[cell];
    ++fate.showings.shown;
    if (!asks[row.group]) return;
    ++fate.asked;
    if (firsts[row.answers]) fate.answered.add(firsts[row.answers]->point);
  });
  std::map<GroupValues, Fate> fates;
  for (std::uint32_t number = 0; number < by_cell.size(); ++number) {
    const Cell& cell = cells.cell(number);
    const std::uint64_t shown = by_cell[number].showings.shown;
    Fate& fate = fates[cell.group];
    fate.showings.merge({.shown = shown,
                         .started = (cell.flags & started_flag) != 0 ? shown : 0,
                         .completed = (cell.flags & completed_flag) != 0 ? shown : 0});
    if ((cell.flags & dismissed_flag) != 0) fate.dismissed += shown;
    fate.asked += by_cell[number].asked;
    fate.answered.merge(by_cell[number].answered);
  }
  std::string text;
  JsonWriter out(text);
  out.open_array();
  for (const auto& [values, fate] : fates) {
    std::vector<GroupKey> group;
    for (std::size_t i = 0; i < values.size(); ++i) group.emplace_back(question.by[i].name, values[i]);
    out.open_object();
    out.name("group");
    write_group(out, group);
    write_fate(out, fate);
    out.close_object();
  }
  out.close_array();
  return text;
}

}  // namespace touchstone
