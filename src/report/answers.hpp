#pragma once
// What a report answers, as JSON. `question` was read without a complaint.
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "report/question.hpp"

namespace touchstone {

/// What became of the lines that were read.
struct ReportLines {
  /// That are not blank.
  std::uint64_t count = 0;
  std::uint64_t malformed_count = 0;
  struct Malformed {
    /// From 1.
    std::uint64_t line = 0;
    /// A literal.
    std::string_view why;
  };
  static constexpr std::size_t most_malformed = 100;
  /// The first ones.
  std::vector<Malformed> malformed;
};

std::string answer_overview(const Selection& selection, const ReportLines& lines);
std::string answer_rates(const Selection& selection, const ReportQuestion& question);
/// Refuses what would be more than 5,000 periods.
std::string answer_trend(const Selection& selection, const ReportQuestion& question);
std::string answer_distribution(const Selection& selection, const ReportQuestion& question);
std::string answer_comments(const Selection& selection, const ReportQuestion& question);
std::string answer_drivers(const Selection& selection, const ReportQuestion& question);
std::string answer_topics(const Selection& selection, const ReportQuestion& question);

}  // namespace touchstone
