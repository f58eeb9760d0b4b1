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
  /// Answers one question, an object whose `ask` names it (question.hpp, docs/report.md), as JSON; `{"error": {...}}`
  /// where it is none. Of what `end` has not been called for, the last line may be missing.
  std::string ask(std::string_view question) const;

  /// Longer ones are malformed. The command line tool has the same.
  static constexpr std::size_t most_line_bytes = 16 * 1024 * 1024;

 private:
  void take_line(std::string_view line);
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
