#pragma once
// Responses put into the groups that somebody asks for.
#include <optional>
#include <string>
#include <vector>

#include "report/grouping.hpp"
#include "report/pair_table.hpp"
#include "report/score_table.hpp"
#include "report/selection.hpp"
#include "report/text_numbers.hpp"

namespace touchstone {

/// What responses of one cell have in common: flags, group and period.
struct Cell {
  /// As in shapes.
  unsigned char flags = 0;
  GroupValues group;
  /// By which is compared.
  std::optional<std::string> period;
};

/// All cells of a store, numbered as they are asked for.
class Cells {
 public:
  /// All arguments must outlive this.
  Cells(const ResponseStore& store, const std::vector<Dimension>& by, const std::optional<Dimension>& compare);

  std::uint32_t number_of(const ResponseStore::Row& row);
  std::uint32_t count() const { return static_cast<std::uint32_t>(cells_.size()); }
  const Cell& cell(std::uint32_t number) const { return cells_[number]; }

 private:
  void add_cell(const ResponseStore::Row& row);

  const ResponseStore& store_;
  const std::vector<Dimension>& by_;
  const std::optional<Dimension>& compare_;
  // What of groups and days is asked for, by their number in the store.
  TextNumbers group_parts_;
  TextNumbers day_parts_;
  std::vector<std::uint32_t> part_of_group_;
  std::vector<std::uint32_t> part_of_day_;
  /// Of a part of each the cell's number plus 1.
  PairTable numbers_;
  std::vector<Cell> cells_;
};

/// The rows that `touchstone score` gives for the same responses.
std::vector<ScoreRow> score_rows(const Selection& selection, const std::vector<Dimension>& by,
                                 const std::optional<Dimension>& compare);

}  // namespace touchstone
