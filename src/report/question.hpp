#pragma once
// What may be asked of a report, read from JSON.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/reader.hpp"
#include "report/grouping.hpp"
#include "report/selection.hpp"
#include "scoring/wording.hpp"

namespace touchstone {

struct ReportQuestion {
  enum class Ask : unsigned char {
    overview,
    scores,
    trend,
    distribution,
    rates,
    comments,
    drivers,
    topics,
    csv  // "export", which C++ has taken
  };
  Ask ask = Ask::overview;
  ReportFilter filter;
  std::vector<Dimension> by;
  /// A period, where the last one is compared with the one before.
  std::optional<Dimension> compare;
  std::optional<Metric> metric;
  /// Of the trend: by what, and over how many periods counts are pooled.
  Dimension::Kind period = Dimension::Kind::week;
  std::size_t window = 1;
  /// An id; empty: all of them.
  std::string question;
  /// Of comments.
  std::string segment;
  std::string search;
  std::size_t offset = 0;
  std::size_t limit = 50;
  ReportLanguage language = ReportLanguage::english;
};

/// Complains where this is none.
ReportQuestion read_question(const Cursor& cursor);

}  // namespace touchstone
