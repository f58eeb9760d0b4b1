#include "report/cells.hpp"

#include "report/shape.hpp"

namespace touchstone {
namespace {

using Kind = Dimension::Kind;

/// Absent for what is none of a group's, or not said.
std::optional<std::string> value_in(const ResponseGroup& group, Kind kind) {
  switch (kind) {
    case Kind::touchpoint:
      return group.values[RecordReader::touchpoint];
    case Kind::survey:
      return group.values[RecordReader::survey];
    case Kind::locale:
      return group.values[RecordReader::locale];
    case Kind::variant:
      return group.values[RecordReader::variant];
    case Kind::question:  // comes with each answer
    case Kind::day:
    case Kind::week:
    case Kind::month:
    case Kind::context:
      break;
  }
  return std::nullopt;
}

std::optional<std::string> period_in(std::string_view day, const Dimension& dimension) {
  std::string period = period_of(dimension.kind, day);
  return period.empty() ? std::nullopt : std::optional(std::move(period));
}

}  // namespace

Cells::Cells(const ResponseStore& store, const std::vector<Dimension>& by, const std::optional<Dimension>& compare)
    : store_(store), by_(by), compare_(compare), group_parts_(0xFFFFFFFF) {
  std::string part;
  for (const ResponseGroup& group : store.groups()) {
    part.assign(1, static_cast<char>(group.flags));
    for (const Dimension& each : by) {
      if (!each.is_period()) append(part, value_in(group, each.kind));
    }
    part_of_group_.push_back(group_parts_.number_of(part));
  }
  for (std::uint32_t number = 0; number < store.day_count(); ++number) {
    part.clear();
    for (const Dimension& each : by) {
      if (each.is_period()) append(part, period_in(store.day(number), each));
    }
    if (compare) append(part, period_in(store.day(number), *compare));
    part_of_day_.push_back(day_parts_.number_of(part));
  }
}

std::uint32_t Cells::number_of(const ResponseStore::Row& row) {
  std::uint32_t& number = numbers_[PairTable::pair(part_of_group_[row.group], part_of_day_[row.day])];
  if (number == 0) {
    add_cell(row);
    number = count();
  }
  return number - 1;
}

void Cells::add_cell(const ResponseStore::Row& row) {
  const ResponseGroup& group = store_.groups()[row.group];
  Cell cell{.flags = group.flags, .group = {}, .period = {}};
  for (const Dimension& each : by_) {
    cell.group.push_back(each.is_period() ? period_in(store_.day(row.day), each) : value_in(group, each.kind));
  }
  if (compare_) cell.period = period_in(store_.day(row.day), *compare_);
  cells_.push_back(std::move(cell));
}

std::vector<ScoreRow> score_rows(const Selection& selection, const std::vector<Dimension>& by,
                                 const std::optional<Dimension>& compare) {
  Cells cells(selection.store(), by, compare);
  PairTable counts;
  selection.for_each(
      true, [&](const ResponseStore::Row& row) { ++counts[PairTable::pair(cells.number_of(row), row.answers)]; });
  ScoreTable table(by);
  counts.for_each([&](std::uint32_t number, std::uint32_t answers, std::uint32_t times) {
    const Cell& cell = cells.cell(number);
    table.begin(cell.flags, cell.group, cell.period);
    table.add(selection.store().answers(answers), times);
  });
  return table.finish();
}

}  // namespace touchstone
