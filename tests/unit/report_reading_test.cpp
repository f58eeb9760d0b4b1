// The page beside the command line: the same lines are records, and they say the same, however they are cut up.
#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "base/json_read.hpp"
#include "base/random.hpp"
#include "report/cells.hpp"
#include "report/report.hpp"
#include "responses/score.hpp"
#include "unit/text_bytes.hpp"

using namespace touchstone;

namespace {

/// What the page says of a text: how many lines, why which is malformed, and the scores.
std::string by_page(const std::string& text) {
  Report report;
  report.add(text);
  report.end();
  const JsonRead overview = read_json(report.ask(R"({"ask":"overview"})"));
  REQUIRE(overview.value);
  std::string said;
  for (const Json& each : overview.value->find("first_malformed")->items()) {
    said += std::to_string(static_cast<int>(each.find("line")->number())) + ' ' + each.find("why")->text() + '\n';
  }
  said += std::to_string(static_cast<int>(overview.value->find("lines")->number())) + ' ' +
          std::to_string(static_cast<int>(overview.value->find("responses")->number())) + '\n';
  return said + report.ask(R"({"ask":"scores","by":["touchpoint","survey","question","locale","variant","day"]})");
}

std::string by_command_line(const std::string& text) {
  ScoreOptions options;
  options.reading.threads = 1;
  for (const char* const name : {"touchpoint", "survey", "question", "locale", "variant", "day"}) {
    Result<Dimension> dimension = read_dimension(name);
    REQUIRE(dimension);
    options.by.push_back(*dimension);
  }
  Result<ScoreRun> run = score_responses(input_of(text), options);
  REQUIRE(run);
  std::string said;
  for (const MalformedLine& each : run->summary.malformed) said += std::to_string(each.line) + ' ' + each.why + '\n';
  said += std::to_string(run->summary.lines) + ' ' + std::to_string(run->summary.responses) + '\n';
  return said + write_rows_json(run->rows);
}

std::string answered(const std::string& answer) {
  return R"({"response_id":"a","revision":1,"answers":[)" + answer + "]}";
}

}  // namespace

TEST_CASE("records of every kind, and what is none") {
  const std::vector<std::string> lines = {
      "",
      "  \t\r",
      "{",
      "[]",
      "7",
      "null",
      "\"text\"",
      "\xEF\xBB\xBF{}",
      "\xEF\xBB\xBF" + answered(R"({"question":"q","type":"nps","value":0})"),
      "\xEF\xBB\xBF\xEF\xBB\xBF" + answered(R"({"question":"q","type":"nps","value":0})"),
      "{}",
      "{} {}",
      "{}x",
      R"({"response_id":"","revision":1,"answers":[]})",
      R"({"response_id":7,"revision":1,"answers":[]})",
      R"({"response_id":7,"response_id":"b","revision":"1","revision":2,"answers":{},"answers":[]})",
      R"({"response_id":"a","revision":0,"answers":[]})",
      R"({"response_id":"a","revision":-0,"answers":[]})",
      R"({"response_id":"a","revision":1.0,"answers":[]})",
      R"({"response_id":"a","revision":1e0,"answers":[]})",
      R"({"response_id":"a","revision":4294967295,"answers":[]})",
      R"({"response_id":"a","revision":4294967296,"answers":[]})",
      R"({"response_id":"a","revision":18446744073709551616,"answers":[]})",
      R"({"response_id":"a","revision":1,"answers":[],"x":1e400})",
      R"({"response_id":"a","revision":1,"answers":{}})",
      R"({"response_id":"a","revision":1,"answers":[]},)",
      R"({"revision":1,"answers":[],"respon)"
      "\\u0073"
      R"(e_id":"a","touchpoint":"\u00e4\"\ud83d\ude00"})",
      R"({"response_id":"a","revision":1,"answers":[],"touchpoint":"\ud83d"})",
      R"({"response_id":"a","revision":1,"answers":[],"touchpoint":null,"touchpoint":"b","touchpoint":"c"})",
      R"({"response_id":"a","revision":1,"mode":"test","answers":[{"question":"q","type":"nps","value":9}]})",
      R"({"response_id":"a","revision":1,"shown_at":"2026-02-30","answers":[{"question":"q","type":"nps","value":9}]})",
      R"({"response_id":"a","revision":1,"shown_at":"2026-02-28","answers":[{"question":"q","type":"nps","value":9}]})",
      answered(R"({"question":"q","type":"nps","value":0})"),
      answered(R"({"value":10,"type":"nps","question":"q"})"),
      answered(R"({"question":"q","type":"nps","value":-0.0})"),
      answered(R"({"question":"q","type":"nps","value":9.0})"),
      answered(R"({"question":"q","type":"nps","value":90e-1})"),
      answered(R"({"question":"q","type":"nps","value":11})"),
      answered(R"({"question":"q","type":"nps","value":"9"})"),
      answered(R"({"question":"q","type":"nps","value":true})"),
      answered(R"({"question":"q","type":"nps","value":[9]})"),
      answered(R"({"question":"q","type":"nps","value":null,"value":9})"),
      answered(R"({"question":"q","type":"nps"})"),
      answered(R"({"type":"nps","value":3})"),
      answered(R"({"question":7,"type":"nps","value":3})"),
      answered(R"({"question":"q","type":"nps","type":"csat","value":3})"),
      answered(R"({"question":"q","type":7,"type":"csat","value":3})"),
      answered(R"({"question":"q","type":"nps","value":3},{"question":"q","type":"csat","value":5})"),
      answered(R"({"question":"q","type":"csat","value":5},7,"x",{},[])"),
      answered(R"({"question":"q","type":"ces","value":5})"),
      answered(R"({"question":"q","type":"ces","variant":"agreement_7","value":5})"),
      answered(R"({"question":"q","type":"ces","variant":"effort_5","value":5})"),
      answered(R"({"question":"q","type":"rating","value":5})"),
      answered(R"({"question":"q","type":"choice","value":["a",7,"b"],"other":"c"})"),
      answered(R"({"question":"q","type":"nps","value":9007199254740993})"),
  };
  for (const std::string& line : lines) {
    CAPTURE(line);
    CHECK(by_page(line) == by_command_line(line));
    CHECK(by_page(line + "\n") == by_command_line(line + "\n"));
  }
  std::string all;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    std::string line = lines[i];
    if (const std::size_t at = line.find(R"("a")"); at != std::string::npos)
      line.replace(at, 3, '"' + std::to_string(i) + '"');
    all += line + '\n';
  }
  CHECK(by_page(all) == by_command_line(all));
}

TEST_CASE("records that somebody has damaged in one place") {
  const DemoData data(5, 400);
  Random random(7);
  const auto below = [&](std::size_t most) {
    return static_cast<std::size_t>(random.fraction() * static_cast<double>(most));
  };
  constexpr std::string_view bytes = "{}[]\",:\\ 019-.eEtfnu\n\t\x01\x80\xC3\xFF";
  std::size_t different = 0;
  for (std::uint64_t round = 0; round < 4'000; ++round) {
    std::string line = data.record(round % 400);
    const std::size_t at = below(line.size());
    switch (below(4)) {
      case 0:
        line[at] = bytes[below(bytes.size())];
        break;
      case 1:
        line.insert(at, 1, bytes[below(bytes.size())]);
        break;
      case 2:
        line.erase(at, 1 + below(3));
        break;
      default:
        line.resize(at);
    }
    const std::string page = by_page(line);
    if (page != by_command_line(line)) {
      ++different;
      CAPTURE(line);
      CHECK(page == by_command_line(line));
      if (different > 3) return;
    }
  }
}
