// The page's figures are the command line's, on a year of demo data.
#include <algorithm>
#include <catch2/catch.hpp>
#include <random>
#include <string>
#include <vector>

#include "base/json_write.hpp"
#include "report/report.hpp"
#include "responses/insights.hpp"
#include "responses/score.hpp"
#include "unit/text_bytes.hpp"

using namespace touchstone;

namespace {

constexpr std::uint64_t responses = 20'000;

std::string by_command_line(const std::string& text, const std::vector<std::string>& by, const std::string& compare,
                            bool csv = false) {
  ScoreOptions options;
  for (const std::string& name : by) options.by.push_back(*read_dimension(name));
  if (!compare.empty()) options.compare = *read_dimension(compare);
  Result<ScoreRun> run = score_responses(input_of(text), options);
  REQUIRE(run);
  return csv ? write_rows_csv(run->rows) : write_rows_json(run->rows);
}

std::string question(const std::string& ask, const std::vector<std::string>& by, const std::string& compare) {
  std::string list;
  for (const std::string& name : by) list += (list.empty() ? "\"" : ",\"") + name + '"';
  return R"({"ask":")" + ask + R"(","by":[)" + list + "]" + (compare.empty() ? "" : R"(,"compare":")" + compare + '"') +
         "}";
}

}  // namespace

TEST_CASE("scores, drivers and topics: equal byte for byte") {
  const std::string year = demo_year(responses);
  Report report;
  report.add(year);
  report.end();
  const std::pair<std::vector<std::string>, const char*> facts[] = {
      {{}, ""},
      {{"touchpoint"}, ""},
      {{"touchpoint"}, "month"},
      {{"survey", "locale"}, "week"},
      {{"question"}, ""},
      {{"question", "touchpoint"}, "day"},
      {{"variant"}, ""},
      {{"touchpoint", "week"}, ""},
      {{"day", "locale"}, ""},
      {{"month", "touchpoint", "week"}, "month"},
  };
  for (const auto& [by, compare] : facts) {
    const std::string asked = question("scores", by, compare);
    CAPTURE(asked);
    CHECK(report.ask(asked) == by_command_line(year, by, compare));
  }
  std::string csv;
  JsonWriter(csv).text(by_command_line(year, {"touchpoint", "month"}, "", true));
  CHECK(report.ask(question("export", {"touchpoint", "month"}, "")) == R"({"csv":)" + csv + "}");
  for (const auto& [metric, name] : {std::pair(Metric::nps, "nps"), std::pair(Metric::csat, "csat"),
                                     std::pair(Metric::ces_effort_5, "ces_effort_5")}) {
    const InsightOptions options{.metric = metric, .touchpoint = "delivery.received", .reading = {}};
    const std::string rest =
        R"(","metric":")" + std::string(name) + R"(","filter":{"touchpoint":["delivery.received"]}})";
    Result<DriverRun> drivers = find_drivers_in(input_of(year), options);
    REQUIRE(drivers);
    CHECK(report.ask(R"({"ask":"drivers)" + rest) == write_drivers_json(metric, drivers->drivers));
    Result<TopicRun> topics = count_topics_in(input_of(year), options);
    REQUIRE(topics);
    CHECK(report.ask(R"({"ask":"topics)" + rest) == write_topics_json(topics->counts));
  }
}

TEST_CASE("in whatever order and pieces lines come, and with old revisions among them, answers are the same") {
  const DemoData data(3, 2'000);
  std::vector<std::string> lines;
  std::string sorted;
  for (std::uint64_t number = 0; number < 2'000; ++number) {
    std::string line = data.record(number);
    sorted += line + '\n';
    // As it was when it was only shown, under another survey so that it would be noticed.
    std::string old = line;
    const std::size_t revision = old.find("\"revision\":") + std::string("\"revision\":").size();
    if (old[revision] != '1') {
      old[revision] = '1';
      old.replace(old.find("\"survey\":\""), std::string("\"survey\":\"").size(), "\"survey\":\"old-");
      lines.push_back(old);
    }
    lines.push_back(line);
    if (number % 3 == 0) lines.push_back(line);  // twice
  }
  Report expected;
  expected.add(sorted);
  std::shuffle(lines.begin(), lines.end(), std::mt19937(5));
  std::string shuffled;
  for (const std::string& line : lines) shuffled += line + '\n';
  shuffled.pop_back();
  for (const std::size_t piece : {std::size_t{1}, std::size_t{977}, std::size_t{65'536}}) {
    Report report;
    for (std::size_t at = 0; at < shuffled.size(); at += piece)
      report.add(std::string_view(shuffled).substr(at, piece));
    report.end();
    for (const char* const asked :
         {R"({"ask":"scores","by":["survey","week"]})", R"({"ask":"rates","by":["touchpoint"]})",
          R"({"ask":"trend","metric":"nps","by":"week"})", R"({"ask":"topics","metric":"csat"})",
          R"({"ask":"drivers","metric":"csat"})"}) {
      CAPTURE(asked, piece);
      CHECK(report.ask(asked) == expected.ask(asked));
    }
  }
}
