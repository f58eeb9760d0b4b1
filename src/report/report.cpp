#include "report/report.hpp"

#include <cstring>

#include "base/json_read.hpp"
#include "base/json_write.hpp"
#include "report/cells.hpp"
#include "wire/wire.hpp"

namespace touchstone {
namespace {

std::string csv_answer(const std::string& csv) {
  std::string text;
  JsonWriter out(text);
  out.open_object();
  out.member("csv", csv);
  out.close_object();
  return text;
}

std::string answer(const Selection& selection, const ReportQuestion& question, const ReportLines& lines) {
  switch (question.ask) {
    case ReportQuestion::Ask::overview:
      return answer_overview(selection, lines);
    case ReportQuestion::Ask::scores:
      return write_rows_json(score_rows(selection, question.by, question.compare), question.language);
    case ReportQuestion::Ask::csv:
      return csv_answer(write_rows_csv(score_rows(selection, question.by, question.compare)));
    case ReportQuestion::Ask::trend:
      return answer_trend(selection, question);
    case ReportQuestion::Ask::distribution:
      return answer_distribution(selection, question);
    case ReportQuestion::Ask::rates:
      return answer_rates(selection, question);
    case ReportQuestion::Ask::comments:
      return answer_comments(selection, question);
    case ReportQuestion::Ask::drivers:
      return answer_drivers(selection, question);
    case ReportQuestion::Ask::topics:
      return answer_topics(selection, question);
  }
  return {};
}

}  // namespace

void Report::add(std::string_view bytes) {
  while (!bytes.empty()) {
    const void* const found = std::memchr(bytes.data(), '\n', bytes.size());
    if (found == nullptr) break;
    const auto length = static_cast<std::size_t>(static_cast<const char*>(found) - bytes.data());
    if (rest_.empty() && !is_too_long_) {
      take_line(bytes.substr(0, length), bytes.size() - length);
    } else {
      rest_ += bytes.substr(0, length);
      end();
    }
    bytes.remove_prefix(length + 1);
  }
  if (bytes.empty()) return;
  if (!is_too_long_) rest_ += bytes;
  if (rest_.size() <= most_line_bytes) return;
  is_too_long_ = true;
  rest_ = std::string();
}

void Report::end() {
  if (rest_.empty() && !is_too_long_) return;
  take_line(rest_);
  rest_.clear();
}

void Report::take_line(std::string_view line, std::size_t readable_behind) {
  ++line_number_;
  const bool is_too_long = is_too_long_ || line.size() > most_line_bytes;
  is_too_long_ = false;
  if (!is_too_long && line.find_first_not_of(" \t\r") == std::string_view::npos) return;
  ++lines_.count;
  if (is_too_long) return complain("too long");
  if (const std::string_view why = reader_.read(line, readable_behind); !why.empty()) return complain(why);
  store_.put(reader_);
}

void Report::complain(std::string_view why) {
  ++lines_.malformed_count;
  if (lines_.malformed.size() < ReportLines::most_malformed) lines_.malformed.push_back({line_number_, why});
}

std::string Report::ask(std::string_view question) const {
  JsonRead json = read_json(question, {.bytes = 1024 * 1024, .depth = 8});
  if (!json.errors.empty()) return refusal(json.errors.front());
  Problems problems(question);
  const ReportQuestion asked = read_question(Cursor(*json.value, problems));
  if (!problems.none()) return refusal(std::move(problems).take().front());
  return answer(Selection(store_, asked.filter), asked, lines_);
}

}  // namespace touchstone
