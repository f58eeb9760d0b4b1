#pragma once
// From records to the numbers of their shapes.
//
// What a record says is written down and looked up as text. Most records need neither: their values were met before,
// and the reader has numbers for these (report/known_lines.hpp), of which a key is made that is looked up instead.
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "report/grouping.hpp"
#include "report/key_table.hpp"
#include "report/record.hpp"
#include "responses/group.hpp"
#include "responses/shapes.hpp"

namespace touchstone {

/// One thread's.
class RecordShapes {
 public:
  /// `dimensions` and `shapes` must outlive this. `most_keys`: how many groups, and how many combinations of answers,
  /// are looked up. A shop has thousands; where there are more, something differs in each record.
  RecordShapes(const std::vector<Dimension>& dimensions, Shapes& shapes, std::size_t most_keys = 1'000'000);

  ShapeNumber shape_of(RecordReader& record);

 private:
  /// Day and flags; a number for each of the asked texts.
  using GroupKey = KeyTable<3>::Key;
  std::optional<GroupKey> key_of_group(const RecordReader& record) const;
  std::uint32_t group_of(const RecordReader& record);
  std::uint32_t answers_of(RecordReader& record);
  const std::string& write_group(const RecordReader& record);
  const std::string& write_answers(RecordReader& record);

  GroupWriter writer_;
  // What groups are told apart by.
  std::vector<RecordReader::Name> names_;
  bool by_day_ = false;
  bool by_context_ = false;

  const std::size_t most_keys_;
  Shapes& shapes_;
  ShapeNumbers numbers_;
  // Each number plus 1.
  KeyTable<3> group_numbers_;
  KeyTable<1> answers_numbers_;
  std::uint32_t number_of_none_ = 0;
  // Used anew for each record.
  std::string group_;
  std::string answers_;
};

}  // namespace touchstone
