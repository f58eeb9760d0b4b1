#pragma once
// The statistics for hosts that are not C++: one question in, one answer out, both JSON.
#include <string>
#include <string_view>

namespace touchstone {

/// Answers one question, an object whose `ask` names it; `confidence` is 0.95 unless given. A tally is a list of
/// counts, by value from 0 on: `[0, 0, 0, 0, 3, 5]` are three 4s and five 5s. What cannot be computed is null.
///
/// - `classify` {metric, value}: {value, segment}, both null for what is no point of the scale
/// - `score` {metric, counts}: {n, score, displayed, interval, reliability, good, good_percent, good_interval, mean,
///   variance, text}
/// - `compare` {metric, before, after, method?: "wald"}: {delta, interval, p, text}
/// - `holm` {p: [...]}: the adjusted ones
/// - `sample_size` {kind: "nps" {margin, variance}, "share" {margin, p, population}, "nps_difference" {delta, variance,
///   power}}: a number
/// - `rates` {shown, started, completed}: {response, start, completion, response_interval}
/// - `nonresponse` {nps, response_rate, points_lower}: {interval, bias}
/// - `weighted` {values, weights}: {n, effective_n, nps, variance, interval}
/// - `rolling` {metric, periods: [counts...], window}: a score for each period, of the counts pooled over the last ones
/// - `critical` {freedom?}: how many standard errors wide the half of an interval is
///
/// `metric`: "nps", "csat", "ces_agreement_7", "ces_effort_5". Anything else answers `{"error": {...}}`.
std::string ask_statistics(std::string_view question);

}  // namespace touchstone
