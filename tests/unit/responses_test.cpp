// What becomes of lines: the latest revision counts in any order, what is broken is told by its line, what is no point
// of its scale never counts.

#include <algorithm>
#include <catch2/catch.hpp>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "responses/blocks.hpp"
#include "responses/score.hpp"
#include "unit/text_bytes.hpp"

using namespace touchstone;

namespace {

Dimension dimension(std::string_view name) {
  Result<Dimension> read = read_dimension(name);
  REQUIRE(read);
  return *read;
}

/// Read from front to back; from any place on, it is the same.
ScoreRun run_over(const std::string& text, const std::vector<std::string>& by = {}, unsigned threads = 1,
                  const std::string& compare = {}) {
  ScoreOptions options;
  options.reading.threads = threads;
  for (const std::string& name : by) options.by.push_back(dimension(name));
  if (!compare.empty()) options.compare = dimension(compare);
  const auto run_as = [&](const std::vector<Input>& input) {
    Result<ScoreRun> run = score_responses(input, options);
    REQUIRE(run);
    return *run;
  };
  ScoreRun run = run_as(input_of(text));
  const ReadingSummary file = run_as(input_of<TextFile>(text)).summary;
  CHECK(file.lines == run.summary.lines);
  CHECK(file.responses == run.summary.responses);
  CHECK(file.malformed_count == run.summary.malformed_count);
  REQUIRE(file.malformed.size() == run.summary.malformed.size());
  for (std::size_t i = 0; i < file.malformed.size(); ++i) {
    CHECK(file.malformed[i].line == run.summary.malformed[i].line);
  }
  return run;
}

std::string nps(const std::string& value, const std::string& id, unsigned revision = 1, const std::string& more = "") {
  return R"({"response_id": ")" + id + R"(", "revision": )" + std::to_string(revision) +
         R"(, "status": "partial", "mode": "live", "touchpoint": "checkout", "shown_at": "2026-11-21T10:15:00.000Z")" +
         more + R"(, "answers": [{"question": "q", "type": "nps", "value": )" + value + "}]}\n";
}

std::string uuid(unsigned number) {
  std::string id = "019aa6c1-7d5e-7c3b-9a53-000000000000";
  for (std::size_t at = id.size(); number > 0; number /= 10) id[--at] = static_cast<char>('0' + number % 10);
  return id;
}

}  // namespace

TEST_CASE("values that count, and values that do not") {
  struct Fact {
    const char* value;
    std::uint64_t n;
    std::uint64_t invalid;
  };
  const Fact facts[] = {{"0", 1, 0},     {"10", 1, 0},   {"9.0", 1, 0},  {"-0", 1, 0}, {"11", 0, 1},    {"7.5", 0, 1},
                        {"\"9\"", 0, 1}, {"true", 0, 1}, {"null", 0, 1}, {"-1", 0, 1}, {"1e300", 0, 1}, {"[9]", 0, 1}};
  for (const Fact& fact : facts) {
    CAPTURE(fact.value);
    const ScoreRun run = run_over(nps(fact.value, uuid(1)));
    REQUIRE(run.rows.size() == 1);
    CHECK(run.rows[0].tally.n() == fact.n);
    CHECK(run.rows[0].invalid == fact.invalid);
    CHECK(run.summary.malformed_count == 0);
  }
}

TEST_CASE("the latest revision wins in any order of lines, also of many threads") {
  std::vector<std::string> lines;
  std::array<std::uint64_t, 11> last{};
  for (unsigned response = 0; response < 2'000; ++response) {
    const unsigned revisions = 1 + response % 4;
    for (unsigned revision = 1; revision <= revisions; ++revision) {
      const unsigned value = (response * 7 + revision * 3) % 11;
      // Some ids are no UUIDs.
      const std::string id = response % 5 == 0 ? "order " + std::to_string(response) : uuid(response);
      lines.push_back(nps(std::to_string(value), id, revision));
      if (revision == revisions) ++last[value];
    }
  }
  std::mt19937 shuffler(7);
  for (const unsigned threads : {1U, 3U}) {
    std::shuffle(lines.begin(), lines.end(), shuffler);
    std::string text;
    for (const std::string& line : lines) text += line;
    const ScoreRun run = run_over(text, {}, threads);
    CHECK(run.summary.lines == lines.size());
    CHECK(run.summary.responses == 2'000);
    REQUIRE(run.rows.size() == 1);
    for (int value = 0; value <= 10; ++value) {
      CHECK(run.rows[0].tally.at(value) == last[static_cast<std::size_t>(value)]);
    }
  }
}

TEST_CASE("one revision with two contents counts the same in both orders") {
  const std::string one = nps("3", uuid(1), 5);
  const std::string other = nps("9", uuid(1), 5);
  CHECK(run_over(one + other).rows[0].tally == run_over(other + one).rows[0].tally);
}

TEST_CASE("broken lines are counted with their numbers, and hide no other line") {
  const std::string good = nps("9", uuid(1));
  const struct {
    const char* line;
    const char* why;
  } facts[] = {
      {"{", "not JSON"},
      {"}", "not JSON"},
      {"[1,2]", "no object"},
      {"7", "no object"},
      {"{\"response_id\": \"a\", \"revision\": 1, \"answers\": [", "not JSON"},
      {"\"", "not JSON"},
      {"{} {}", "not JSON"},
      {"{}", "no response_id"},
      {"{\"response_id\": 7, \"revision\": 1, \"answers\": []}", "no response_id"},
      {"{\"response_id\": \"a\", \"revision\": 0, \"answers\": []}", "no revision"},
      {"{\"response_id\": \"a\", \"revision\": \"1\", \"answers\": []}", "no revision"},
      {"{\"response_id\": \"a\", \"revision\": 1.5, \"answers\": []}", "no revision"},
      {"{\"response_id\": \"a\", \"revision\": 1, \"answers\": {}}", "no answers"},
      {"{\"response_id\": \"a\", \"revision\": 1, \"answers\": [], \"context\": {\"a\" 1}}", "not JSON"},
      {"{\"response_id\": \"a\", \"revision\": 1, \"answers\": [], \"context\": [1}}", "not JSON"},
      {"{\"response_id\": \"\xff\", \"revision\": 1, \"answers\": []}", "not JSON"},
  };
  for (const auto& fact : facts) {
    CAPTURE(fact.line);
    const ScoreRun run = run_over(good + "\n  \r\n" + fact.line + '\n' + nps("0", uuid(2)) + nps("8", uuid(3)));
    CHECK(run.summary.lines == 4);
    CHECK(run.summary.responses == 3);
    REQUIRE(run.summary.malformed_count == 1);
    CHECK(run.summary.malformed[0].line == 4);
    CHECK(run.summary.malformed[0].why == fact.why);
    CHECK(run.rows[0].tally.n() == 3);
  }
}

TEST_CASE("a record that is spread over lines is two broken lines, not one record") {
  const ScoreRun run = run_over("{\"response_id\": \"a\",\n\"revision\": 1, \"answers\": []}\n" + nps("9", uuid(2)));
  CHECK(run.summary.malformed_count == 2);
  CHECK(run.summary.responses == 1);
}

TEST_CASE("line numbers are right beyond the first block, whatever the threads") {
  std::string text;
  for (unsigned i = 1; i <= 30'000; ++i) text += i % 9'000 == 0 ? "broken\n" : nps("9", uuid(i));
  for (const unsigned threads : {1U, 4U}) {
    const ScoreRun run = run_over(text, {}, threads);
    REQUIRE(run.summary.malformed.size() == 3);
    for (std::size_t i = 0; i < 3; ++i) CHECK(run.summary.malformed[i].line == 9'000 * (i + 1));
    CHECK(run.summary.responses == 29'997);
  }
}

TEST_CASE("a file that cannot be read to its end is a failure, whoever of many threads meets it") {
  class Damaged final : public TextBytes {
   public:
    using TextBytes::TextBytes;
    std::optional<std::size_t> size() const override { return text_.size(); }
    Result<std::size_t> read_at(std::size_t offset, char* into, std::size_t size) override {
      if (offset > text_.size() / 2) return Error{.code = "unreadable", .message = "damaged"};
      std::memcpy(into, text_.data() + offset, std::min(size, text_.size() - offset));
      return std::min(size, text_.size() - offset);
    }
  };
  std::string text;
  for (unsigned i = 1; i <= 9'000; ++i) text += nps("9", uuid(i));
  for (const unsigned threads : {1U, 4U}) {
    ScoreOptions options;
    options.reading.threads = threads;
    const Result<ScoreRun> run = score_responses(input_of<Damaged>(text), options);
    REQUIRE_FALSE(run);
    CHECK(run.error().message == "damaged");
  }
}

TEST_CASE("a line without end is one broken line, and does not use up the memory") {
  const ScoreRun run =
      run_over(nps("9", uuid(1)) + std::string(Blocks::most_line_bytes * 2, 'x') + '\n' + nps("0", uuid(2)));
  CHECK(run.summary.responses == 2);
  REQUIRE(run.summary.malformed_count == 1);
  CHECK(run.summary.malformed[0].line == 2);
  CHECK(run.summary.malformed[0].why == "too long");
  CHECK(run.summary.lines == 3);
}

TEST_CASE("a line may have 16 MiB, wherever it lies, and not a byte more") {
  const auto line_of = [](const std::string& id, std::size_t size) {
    const std::string begin = R"({"response_id":")" + id + R"(","revision":1,"answers":[],"more":")";
    return begin + std::string(size - begin.size() - 2, 'x') + "\"}\n";
  };
  for (const std::size_t before : {std::size_t{0}, std::size_t{105'000}}) {
    std::string text;
    for (unsigned i = 0; text.size() < before; ++i) text += nps("9", uuid(i));
    const std::uint64_t others = run_over(text).summary.responses;
    const ScoreRun run = run_over(
        text + line_of("a", Blocks::most_line_bytes) + line_of("b", Blocks::most_line_bytes + 1) + line_of("c", 100),
        {}, 2);
    CHECK(run.summary.responses == others + 2);
    REQUIRE(run.summary.malformed.size() == 1);
    CHECK(run.summary.malformed[0].line == others + 2);
    CHECK(run.summary.malformed[0].why == "too long");
  }
}

TEST_CASE("test mode is left out, and its answers are counted apart") {
  const std::string text = nps("9", uuid(1)) + R"({"response_id": "t", "revision": 1, "mode": "test", "answers": )"
                                               R"([{"question": "q", "type": "nps", "value": 0}]})"
                                               "\n";
  const ScoreRun run = run_over(text);
  CHECK(run.rows[0].tally.n() == 1);
  CHECK(run.rows[0].test == 1);
  CHECK(run.summary.test == 1);
  CHECK(run.showings.shown == 1);
}

TEST_CASE("each metric has its row, and each kind of CES its own") {
  const auto answer = [](const char* id, const std::string& members) {
    return R"({"response_id": ")" + std::string(id) + R"(", "revision": 1, "answers": [{"question": "q", )" + members +
           "}]}\n";
  };
  const ScoreRun run = run_over(answer("a", R"("type": "csat", "value": 5)") +
                                answer("b", R"("type": "ces", "variant": "agreement_7", "value": 7)") +
                                answer("c", R"("type": "ces", "variant": "effort_5", "value": 1)") +
                                answer("d", R"("type": "ces", "variant": "effort_5", "value": 7)") +
                                answer("e", R"("type": "ces", "variant": "effort_9", "value": 1)") +
                                answer("f", R"("type": "rating", "scale": [1, 5], "value": 4)") +
                                answer("g", R"("type": "text", "value": "9")"));
  REQUIRE(run.rows.size() == 4);
  CHECK(run.rows[0].metric == Metric::csat);
  CHECK(run.rows[1].metric == Metric::ces_agreement_7);
  CHECK(run.rows[2].metric == Metric::ces_effort_5);
  CHECK(run.rows[2].invalid == 1);
  CHECK_FALSE(run.rows[3].metric);
  CHECK(run.rows[3].invalid == 1);
  CHECK(run.showings.started == 7);
}

TEST_CASE("groups: every dimension, and those that do not say") {
  const std::string more =
      R"(, "survey": "s", "locale": "de", "variant": "b", "context": {"country": "AT", "vip": true, "value": 129.90})";
  const std::string text = nps("9", uuid(1), 1, more);
  const struct {
    const char* by;
    const char* value;
  } facts[] = {{"touchpoint", "checkout"}, {"survey", "s"},         {"question", "q"},         {"locale", "de"},
               {"variant", "b"},           {"day", "2026-11-21"},   {"week", "2026-W47"},      {"month", "2026-11"},
               {"context.country", "AT"},  {"context.vip", "true"}, {"context.value", "129.9"}};
  for (const auto& fact : facts) {
    CAPTURE(fact.by);
    const ScoreRun run = run_over(text, {fact.by});
    REQUIRE(run.rows.size() == 1);
    CHECK(run.rows[0].group == std::vector<GroupKey>{{fact.by, fact.value}});
  }
  CHECK_FALSE(run_over(text, {"context.city"}).rows[0].group[0].second);
  CHECK_FALSE(run_over(text, {}).rows[0].question != "q");
}

TEST_CASE("weeks are those of ISO 8601") {
  const std::pair<const char*, const char*> facts[] = {
      {"2026-11-21T10:15:00.000Z", "2026-W47"},
      {"2026-01-01", "2026-W01"},
      {"2027-01-01", "2026-W53"},
      {"2027-01-03", "2026-W53"},
      {"2027-01-04", "2027-W01"},
      {"2024-12-30", "2025-W01"},
      {"2021-01-03", "2020-W53"},
      {"2016-02-29", "2016-W09"},
      {"2026-02-30", ""},
      {"yesterday", ""},
  };
  for (const auto& [moment, week] : facts) {
    CAPTURE(moment);
    CHECK(period_of(Dimension::Kind::week, moment) == week);
  }
}

TEST_CASE("an id of any form is one response, and near ids are different ones") {
  const std::set<std::string> ids = {
      "", "a", "b", "ab", "ba", std::string("a\0", 2), uuid(1), uuid(2), "ä", "019AA6C1-7D5E-7C3B-9A53-000000000001"};
  std::set<std::pair<std::uint64_t, std::uint64_t>> keys;
  for (const std::string& id : ids) keys.insert({key_of(id).high, key_of(id).low});
  CHECK(keys.size() == ids.size());
  CHECK(key_of(uuid(1)).high == 0x019aa6c17d5e7c3b);
}

TEST_CASE("nothing is a report without rows") {
  for (const char* const text : {"", "\n", "\n\n  \n"}) {
    const ScoreRun run = run_over(text);
    CHECK(run.rows.empty());
    CHECK(run.summary.lines == 0);
    CHECK(run.summary.responses == 0);
  }
}

TEST_CASE("more answers than have a number of their own are told apart all the same") {
  std::string text;
  constexpr unsigned questions = 6'000;
  for (unsigned i = 0; i < questions; ++i) {
    std::string line = nps(i % 3 == 0 ? "10" : "0", uuid(i));
    line.replace(line.find("\"q\""), 3, "\"q" + std::to_string(i) + '"');
    text += line;
  }
  for (const unsigned threads : {1U, 2U}) {
    const ScoreRun run = run_over(text, {"question"}, threads);
    CHECK(run.summary.responses == questions);
    REQUIRE(run.rows.size() == questions);
    for (const ScoreRow& row : run.rows) CHECK(row.tally.n() == 1);
  }
}

TEST_CASE("a row says how far the showings of its group went, and what the silent could change") {
  const std::string shown =
      R"({"response_id": "a", "revision": 1, "status": "shown", "touchpoint": "checkout", "answers": []})";
  std::string text = shown + '\n';
  std::string dismissed = shown;
  dismissed.replace(dismissed.find("\"a\""), 3, "\"b\"");
  text += dismissed + '\n' + nps("10", "c") + nps("10", "d");
  const ScoreRun run = run_over(text, {"touchpoint"});
  REQUIRE(run.rows.size() == 1);
  CHECK(run.rows[0].showings.shown == 4);
  CHECK(run.rows[0].showings.started == 2);
  CHECK(run.rows[0].showings.completed == 0);
  // Half answered: 100 of the half, and of the other half anything.
  REQUIRE(nonresponse_of(run.rows[0]));
  CHECK(nonresponse_of(run.rows[0])->low == Approx(0));
  CHECK(nonresponse_of(run.rows[0])->high == Approx(100));
  CHECK_FALSE(nonresponse_of(run_over(nps("11", "c")).rows[0]));
}
