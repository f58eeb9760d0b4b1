#pragma once
// A report: one row for each group and metric, and how it is written for machines.
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "scoring/compare.hpp"
#include "scoring/planning.hpp"
#include "scoring/weighting.hpp"
#include "scoring/wording.hpp"

namespace touchstone {

/// A key of a group: ("touchpoint", "checkout.completed"). Absent: those responses do not say.
using GroupKey = std::pair<std::string, std::optional<std::string>>;

/// How a row's figure has changed between two periods.
struct Change {
  std::string before_period;
  std::string after_period;
  Tally before;
  Tally after;
  Difference difference;
  /// After Holm, over all rows of the report. Absent where there was no test.
  std::optional<double> adjusted_p;
};

struct ScoreRow {
  std::vector<GroupKey> group;
  /// Absent: CES answers of a variant that is not known, of which none counts.
  std::optional<Metric> metric = Metric::nps;
  /// The question that all of these answers were given to. Absent where there are several.
  std::optional<std::string> question = {};
  Tally tally = {};
  /// Answers that are no point of their scale: an 11, a 7.5, a "9". Not in `tally`.
  std::uint64_t invalid = 0;
  /// Answers given in test mode. Not in `tally`, nor in `invalid`.
  std::uint64_t test = 0;
  /// Of the whole group, all metrics together; without those in test mode.
  Showings showings = {};
  /// The answers of `tally`, weighted, where somebody asked for that.
  std::optional<WeightedAnswers> weighted = {};
  std::optional<Change> change = {};
};

/// Between which bounds the NPS of all who were asked lies, whatever those think who did not answer. The rate is that
/// of the row's answers to the group's showings; absent without answers, and where there are more of these than
/// showings, as when a survey asks twice.
std::optional<Interval> nonresponse_of(const ScoreRow& row);

/// Puts the adjusted p-values into the changes of all rows.
void adjust(std::vector<ScoreRow>& rows);

/// Without a metric there is no answer that counts, so that any kind of CES says the same.
inline Metric metric_of(const ScoreRow& row) { return row.metric.value_or(Metric::ces_agreement_7); }

/// The contract of schema/score-1.json: an array, an object for each row, figures in full precision.
/// `language`: of what is said of changes.
std::string write_rows_json(const std::vector<ScoreRow>& rows, ReportLanguage language = ReportLanguage::english);

/// The same as CSV (RFC 4180): a header, keys of the group first. Texts that a spreadsheet would take for a formula get
/// an apostrophe in front.
std::string write_rows_csv(const std::vector<ScoreRow>& rows);

}  // namespace touchstone
