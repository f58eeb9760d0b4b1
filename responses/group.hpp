#pragma once
// The group of a record: what it says of each thing that groups are told apart by.
//
// Two steps. What a record says is written down as it stands, which is done for every record; what group that is, is
// worked out once for all records that say the same.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "report/grouping.hpp"
#include "report/record.hpp"

namespace touchstone {

/// How much of a moment is its day.
constexpr std::size_t day_length = 10;

/// The member that says it; absent for what comes with answers or with the context.
std::optional<RecordReader::Name> text_member(Dimension::Kind kind);

class GroupWriter {
 public:
  /// `dimensions` must outlive this.
  explicit GroupWriter(const std::vector<Dimension>& dimensions) : dimensions_(dimensions) {}

  /// Appends what the record says, as it stands: of a period the day, of the context the value's JSON.
  void write_said(const RecordReader& record, std::string& said) const;
  /// Appends the group of those who say that, as it stands in shapes.
  void write_group(std::string_view said, std::string& shape) const;

 private:
  const std::vector<Dimension>& dimensions_;
};

}  // namespace touchstone
