#pragma once
// What a figure says, in a sentence that cannot be misread.
#include <string>

#include "scoring/compare.hpp"

namespace touchstone {

enum class ReportLanguage : unsigned char { english, german };

/// A figure as people see it: NPS and CSAT as whole numbers, means with two places; rounded half away from zero. With
/// `sign`: "+4", "-6", "0". A true minus, U+2212, is not used: tables are read by programs, too.
std::string shown_figure(Metric metric, double value, bool sign = false);

/// "no reliable change: +4, between -6 and +14" or "a rise of 12, between +3 and +21". `adjusted_p`: after Holm, where
/// several were compared. Where less is better, a fall of effort is called what it is: "less effort".
/// "no reliable change among so many: ..." where it would be one if it were the only comparison.
/// "too few answers to compare" where one side has fewer than ten; "cannot be tested, all answers are alike: -6.00"
/// where means have no spread.
std::string describe_change(Metric metric, const Tally& before, const Tally& after, const Difference& difference,
                            std::optional<double> adjusted_p, ReportLanguage language = ReportLanguage::english);

/// The same of two groups at one time: "no reliable difference: ...", "higher: +12, between +3 and +21", "less effort".
std::string describe_difference(Metric metric, const Tally& without, const Tally& with, const Difference& difference,
                                std::optional<double> adjusted_p, ReportLanguage language = ReportLanguage::english);

/// "34 (between 21 and 47, 142 answers)", "4 answers, too few for a score", "no answers".
std::string describe_score(const Score& score, ReportLanguage language = ReportLanguage::english);

}  // namespace touchstone
