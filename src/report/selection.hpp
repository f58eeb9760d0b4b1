#pragma once
// Which responses a question is about.
#include <array>
#include <optional>
#include <string>
#include <vector>

#include "base/reader.hpp"
#include "report/store.hpp"

namespace touchstone {

/// What somebody writes as `filter`. Everything is optional: what is not there leaves out nobody.
struct ReportFilter {
  /// Days, the last one included. Responses without a day are in no span.
  std::string from;
  std::string to;
  /// By `RecordReader::Name`, up to the variant: one of these.
  std::array<std::optional<std::vector<std::string>>, RecordReader::variant + 1> values;
};

/// Complains where this is none.
void read_filter(const Cursor& cursor, ReportFilter& filter);

class Selection {
 public:
  /// `store` must outlive this, and not change meanwhile.
  Selection(const ResponseStore& store, const ReportFilter& filter);

  const ResponseStore& store() const { return store_; }
  /// Calls `visit(row)` for each response that is meant; also for those in test mode where `with_test` says so.
  template <class Visit>
  void for_each(bool with_test, Visit visit) const {
    const std::vector<char>& groups = with_test ? groups_ : live_groups_;
    for (std::size_t number = 0; number < store_.size(); ++number) {
      const ResponseStore::Row& row = store_.row(number);
      if (groups[row.group] != 0 && days_[row.day] != 0) visit(row);
    }
  }

 private:
  const ResponseStore& store_;
  // By number: whether it is meant.
  std::vector<char> groups_;
  std::vector<char> live_groups_;
  std::vector<char> days_;
};

}  // namespace touchstone
