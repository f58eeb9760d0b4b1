#pragma once
// A report over responses that may still be coming: lines in, answers out.
#include <cstdint>
#include <string>
#include <string_view>

#include "report/answers.hpp"
#include "report/record.hpp"
#include "report/store.hpp"

namespace touchstone {

class Report {
 public:
  /// The next bytes of NDJSON, cut anywhere. May go on after questions.
  void add(std::string_view bytes);
  /// What is left without its line break is a line. May go on afterwards, with another file.
  void end();
  /// Answers one question, an object whose `ask` names it, as JSON; `{"error": {...}}` where it is none. Every question
  /// takes `filter` {from, to, touchpoint, survey, locale, variant} (selection.hpp), and `language` "en" or "de" for
  /// what is said to people. Responses in test mode are in no figure but those called `test`. What is none is null.
  ///
  /// - `overview` {}: {lines, responses, test, malformed, first_malformed, first_day, last_day, touchpoints, surveys,
  ///   locales, variants, metrics, definitions, memory_bytes}; lists are of everything, whatever the filter
  /// - `scores` {by?, compare?: "month"}: the rows of schema/score-1.json
  /// - `export` {by?}: {csv}, the same rows
  /// - `trend` {metric, by: "week", window?, question?}: {period, start, n, score, interval, reliability, pooled} for
  ///   each period between the first response and the last; `pooled` over the last `window` of them
  /// - `distribution` {metric, question?}: {counts, score}, answers of each point from 0 to 10
  /// - `rates` {by?}: {group, shown, started, completed, dismissed, response, start, completion, response_interval,
  ///   nonresponse} for each group; `nonresponse` {asked, answered, interval}: bounds of the NPS of all who were asked
  /// - `comments` {metric?, segment?, question?, search?, offset?, limit?}: {total, comments}, the newest first, each
  ///   {shown_at, touchpoint, survey, question, locale, text, metric, value, segment}
  /// - `drivers` {metric} and `topics` {metric}: as `touchstone drivers` and `touchstone topics` print them
  ///
  /// Of what `end` has not been called for, the last line may be missing.
  std::string ask(std::string_view question) const;

  /// Longer ones are malformed. The command line tool has the same.
  static constexpr std::size_t most_line_bytes = 16 * 1024 * 1024;

 private:
  void take_line(std::string_view line, std::size_t readable_behind = 0);
  void complain(std::string_view why);

  ResponseStore store_;
  RecordReader reader_;
  ReportLines lines_;
  /// With those that are blank.
  std::uint64_t line_number_ = 0;
  /// Of a line whose end has not come.
  std::string rest_;
  bool is_too_long_ = false;
};

}  // namespace touchstone
