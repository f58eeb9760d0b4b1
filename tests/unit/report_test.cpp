// What a report answers, question by question, on responses that can be counted by hand.
#include <algorithm>
#include <catch2/catch.hpp>
#include <set>
#include <string>
#include <vector>

#include "base/json_read.hpp"
#include "base/json_write.hpp"
#include "report/report.hpp"

using namespace touchstone;

namespace {

/// A record, member by member.
struct Told {
  std::string id;
  unsigned revision = 1;
  std::string status = "completed";
  std::string touchpoint = "checkout";
  std::string survey = "s1";
  std::string locale = "de";
  std::string hash = "h1";
  std::string shown_at = "2026-01-05T10:00:00.000Z";
  std::string answers = {};
  std::string more = {};
};

std::string line(const Told& told) {
  return R"({"response_id":")" + told.id + R"(","revision":)" + std::to_string(told.revision) + R"(,"status":")" +
         told.status + R"(","touchpoint":")" + told.touchpoint + R"(","survey":")" + told.survey + R"(","locale":")" +
         told.locale + R"(","definition_hash":")" + told.hash + R"(","shown_at":")" + told.shown_at + "\"" + told.more +
         R"(,"answers":[)" + told.answers + "]}\n";
}

std::string nps(int value) { return R"({"question":"q","type":"nps","value":)" + std::to_string(value) + "}"; }
std::string comment(const std::string& text) { return R"(,{"question":"why","type":"text","value":")" + text + "\"}"; }

/// The answer to a question as a tree.
Json asked(const Report& report, const std::string& question) {
  const std::string answer = report.ask(question);
  CAPTURE(question, answer);
  const JsonRead read = read_json(answer, {.bytes = 1 << 24, .depth = 16});
  REQUIRE(read.value);
  return *read.value;
}

/// The member behind a path such as "comments/0/text", as text.
std::string at(const Json& value, std::string_view path) {
  const Json* here = &value;
  while (!path.empty()) {
    const std::size_t slash = std::min(path.find('/'), path.size());
    const std::string name(path.substr(0, slash));
    path.remove_prefix(std::min(slash + 1, path.size()));
    const bool is_place = here->is_array() && name.find_first_not_of("0123456789") == std::string::npos;
    const std::size_t place = is_place ? static_cast<std::size_t>(std::stoi(name)) : 0;
    if (is_place) {
      here = place < here->items().size() ? &here->items()[place] : nullptr;
    } else {
      here = here->find(name);
    }
    if (here == nullptr) return "(none)";
  }
  return write_json(*here);
}

Report report_of(const std::vector<Told>& all) {
  Report report;
  for (const Told& each : all) report.add(line(each));
  return report;
}

}  // namespace

TEST_CASE("overview: what there is") {
  const Report report = [] {
    Report made = report_of({
        {.id = "a", .shown_at = "2026-01-05T10:00:00.250Z", .answers = nps(9)},
        {.id = "b", .touchpoint = "delivery", .locale = "en", .shown_at = "2026-02-01T00:00:00Z", .answers = nps(3)},
        {.id = "c", .hash = "h2", .shown_at = "2026-01-20T09:30:00.5Z"},
        {.id = "d", .survey = "s2", .shown_at = "2025-12-24T09:30:00.500Z", .more = R"(,"mode":"test")"},
        {.id = "e", .survey = "s2", .shown_at = "when I like", .more = R"(,"variant":"v")"},
        {.id = "f", .revision = 1, .survey = "s3"},
        {.id = "f", .revision = 2, .survey = "s1"},
    });
    made.add("broken\n\n[]\n");
    return made;
  }();
  const Json all = asked(report, R"({"ask":"overview"})");
  CHECK(at(all, "lines") == "9");
  CHECK(at(all, "responses") == "6");
  CHECK(at(all, "test") == "1");
  CHECK(at(all, "malformed") == "2");
  CHECK(at(all, "first_malformed") == R"([{"line":8,"why":"not JSON"},{"line":10,"why":"no object"}])");
  CHECK(at(all, "first_day") == "\"2026-01-05\"");
  CHECK(at(all, "last_day") == "\"2026-02-01\"");
  CHECK(at(all, "touchpoints") == R"(["checkout","delivery"])");
  CHECK(at(all, "surveys") == R"(["s1","s2"])");
  CHECK(at(all, "locales") == R"(["de","en"])");
  CHECK(at(all, "variants") == R"(["v"])");
  CHECK(at(all, "metrics") == R"(["nps"])");
  CHECK(at(all, "definitions") ==
        R"([{"survey":"s1","definition_hash":"h1","first_shown_at":"2026-01-05T10:00:00.000Z","responses":3},)"
        R"({"survey":"s1","definition_hash":"h2","first_shown_at":"2026-01-20T09:30:00.500Z","responses":1},)"
        R"({"survey":"s2","definition_hash":"h1","first_shown_at":null,"responses":1}])");
  const Json january = asked(report, R"({"ask":"overview","filter":{"from":"2026-01-06","to":"2026-01-31"}})");
  CHECK(at(january, "responses") == "1");
  CHECK(at(january, "touchpoints") == R"(["checkout","delivery"])");
  const Json nothing = asked(Report(), R"({"ask":"overview"})");
  CHECK(at(nothing, "responses") == "0");
  CHECK(at(nothing, "first_day") == "null");
  CHECK(at(nothing, "touchpoints") == "[]");
}

TEST_CASE("filters leave out what is not meant") {
  const Report report = report_of({
      {.id = "a", .answers = nps(9)},
      {.id = "b", .touchpoint = "delivery", .locale = "en", .shown_at = "2026-01-06", .answers = nps(3)},
      {.id = "c",
       .survey = "s2",
       .shown_at = "2026-01-07T23:59:59.999Z",
       .answers = nps(7),
       .more = R"(,"variant":"v")"},
      {.id = "d", .shown_at = "", .answers = nps(0)},
      {.id = "e", .answers = nps(0), .more = R"(,"mode":"test")"},
  });
  const std::pair<const char*, const char*> facts[] = {
      {"{}", "4"},
      {R"({"touchpoint":["checkout"]})", "3"},
      {R"({"touchpoint":["checkout","delivery"]})", "4"},
      {R"({"touchpoint":[]})", "0"},
      {R"({"touchpoint":["nowhere"]})", "0"},
      {R"({"survey":["s2"]})", "1"},
      {R"({"locale":["en"],"touchpoint":["delivery"]})", "1"},
      {R"({"locale":["en"],"touchpoint":["checkout"]})", "0"},
      {R"({"variant":["v"]})", "1"},
      {R"({"from":"2026-01-06"})", "2"},
      {R"({"to":"2026-01-06"})", "2"},
      {R"({"from":"2026-01-07","to":"2026-01-07"})", "1"},
      {R"({"from":"2026-01-08","to":"2026-01-07"})", "0"},
  };
  for (const auto& [filter, n] : facts) {
    CAPTURE(filter);
    const std::string rest = R"(,"metric":"nps","filter":)" + std::string(filter) + "}";
    CHECK(at(asked(report, R"({"ask":"distribution")" + rest), "score/n") == n);
  }
}

TEST_CASE("a trend has every period, and pools counts, not scores") {
  const Report report = report_of({
      {.id = "a", .shown_at = "2025-12-31T10:00:00Z", .answers = nps(10)},
      {.id = "b", .shown_at = "2026-01-14T10:00:00Z", .answers = nps(0)},
      {.id = "c", .shown_at = "2026-01-14T10:00:00Z", .answers = nps(0)},
      {.id = "d", .shown_at = "2026-01-14T10:00:00Z", .answers = nps(0)},
      {.id = "e", .status = "shown", .shown_at = "2026-01-20T10:00:00Z"},
  });
  const Json weeks = asked(report, R"({"ask":"trend","metric":"nps","by":"week","window":3})");
  REQUIRE(weeks.items().size() == 4);
  CHECK(at(weeks, "0/period") == "\"2026-W01\"");
  CHECK(at(weeks, "0/start") == "\"2025-12-29\"");
  CHECK(at(weeks, "0/score") == "100");
  CHECK(at(weeks, "0/reliability") == "\"too_few\"");
  CHECK(at(weeks, "1/n") == "0");
  CHECK(at(weeks, "1/score") == "null");
  CHECK(at(weeks, "1/interval") == "null");
  CHECK(at(weeks, "1/pooled/score") == "100");
  CHECK(at(weeks, "2/score") == "-100");
  CHECK(at(weeks, "2/pooled/n") == "4");
  CHECK(at(weeks, "2/pooled/score") == "-50");
  CHECK(at(weeks, "3/n") == "0");
  CHECK(at(weeks, "3/pooled/n") == "3");
  CHECK(asked(report, R"({"ask":"trend","metric":"nps","by":"day"})").items().size() == 21);
  CHECK(asked(report, R"({"ask":"trend","metric":"csat","by":"month"})").items().size() == 2);
  CHECK(asked(Report(), R"({"ask":"trend","metric":"nps","by":"week"})").items().empty());
  Report wide = report_of({{.id = "a", .shown_at = "2026-01-01"}, {.id = "b", .shown_at = "2096-01-01"}});
  CHECK(at(asked(wide, R"({"ask":"trend","metric":"nps","by":"day"})"), "error/code") == "\"too_many\"");
  CHECK(asked(wide, R"({"ask":"trend","metric":"nps","by":"day","filter":{"to":"2090-01-01"}})").items().size() == 1);
}

TEST_CASE("a response with a clock of another age does not take the trend away") {
  std::vector<Told> all = {{.id = "a", .shown_at = "0000-01-01"}, {.id = "b", .shown_at = "9999-12-31"}};
  for (int i = 0; i < 20; ++i) {
    all.push_back({.id = "c" + std::to_string(i), .shown_at = i < 10 ? "2026-01-30" : "2026-02-02"});
  }
  const Json days = asked(report_of(all), R"({"ask":"trend","metric":"nps","by":"day"})");
  CHECK(days.items().size() == 4);
  CHECK(at(days, "0/start") == "\"2026-01-30\"");
}

TEST_CASE("one question of several, and every point of the scale") {
  const Report report = report_of({
      {.id = "a", .answers = nps(0) + R"(,{"question":"r","type":"nps","value":10})"},
      {.id = "b", .answers = nps(10) + R"(,{"question":"r","type":"nps","value":11})"},
  });
  const Json both = asked(report, R"({"ask":"distribution","metric":"nps"})");
  CHECK(at(both, "counts") == "[1,0,0,0,0,0,0,0,0,0,2]");
  CHECK(at(both, "score/text") == "\"3 answers, too few for a score\"");
  const Json one = asked(report, R"({"ask":"distribution","metric":"nps","question":"q"})");
  CHECK(at(one, "counts") == "[1,0,0,0,0,0,0,0,0,0,1]");
  CHECK(at(asked(report, R"({"ask":"trend","metric":"nps","by":"month","question":"r"})"), "0/score") == "100");
}

TEST_CASE("rates, and what the silent could change") {
  const Report report = report_of({
      {.id = "a", .answers = nps(10)},
      {.id = "b", .status = "partial", .answers = nps(0)},
      {.id = "c", .status = "dismissed"},
      {.id = "d", .status = "shown"},
      {.id = "e", .status = "shown", .survey = "s2"},
      {.id = "f", .status = "shown", .touchpoint = "delivery", .survey = "s2"},
  });
  const Json rates = asked(report, R"({"ask":"rates","by":["touchpoint"]})");
  REQUIRE(rates.items().size() == 2);
  CHECK(at(rates, "0/group") == R"({"touchpoint":"checkout"})");
  CHECK(at(rates, "0/shown") == "5");
  CHECK(at(rates, "0/started") == "2");
  CHECK(at(rates, "0/completed") == "1");
  CHECK(at(rates, "0/dismissed") == "1");
  CHECK(at(rates, "0/response") == "0.2");
  CHECK(at(rates, "0/completion") == "0.5");
  // Four were asked for it, two of them answered, 100 and -100: of the others nothing is known.
  CHECK(at(rates, "0/nonresponse") == R"({"asked":4,"answered":2,"interval":[-50,50]})");
  CHECK(at(rates, "1/completion") == "null");
  CHECK(at(rates, "1/nonresponse") == "null");
  CHECK(at(asked(report, R"({"ask":"rates"})"), "0/shown") == "6");
}

TEST_CASE("comments: newest first, found by segment, question and word") {
  const Report report = report_of({
      {.id = "a", .answers = nps(3) + comment(R"(ZU SPÄT geliefert)")},
      {.id = "b",
       .shown_at = "2026-01-06T00:00:00Z",
       .answers = nps(10) + comment("Schnell") +
                  R"(,{"question":"reason","type":"choice","value":"other","other":"kam nicht zu spät"})"},
      {.id = "c",
       .shown_at = "2026-01-05T10:00:00.001Z",
       .answers = R"({"question":"c","type":"csat","value":1})" + comment("später")},
      {.id = "d", .shown_at = "", .answers = comment("no score").substr(1)},
      {.id = "e", .answers = nps(0) + comment("a test"), .more = R"(,"mode":"test")"},
      {.id = "f", .revision = 1, .answers = nps(0) + comment("said before")},
      {.id = "f", .revision = 2, .shown_at = "2026-01-01T00:00:00Z", .answers = nps(0) + comment("said at last")},
  });
  const Json all = asked(report, R"({"ask":"comments"})");
  CHECK(at(all, "total") == "6");
  const char* const texts[] = {"\"kam nicht zu spät\"", "\"Schnell\"",      "\"später\"",
                               "\"ZU SPÄT geliefert\"", "\"said at last\"", "\"no score\""};
  std::multiset<std::string> newest;
  for (std::size_t i = 0; i < 6; ++i) {
    const std::string text = at(all, "comments/" + std::to_string(i) + "/text");
    if (i < 2) {
      newest.insert(text);
    } else {
      CHECK(text == texts[i]);
    }
  }
  CHECK(newest == std::multiset<std::string>{texts[0], texts[1]});
  CHECK(
      at(all, "comments/2") ==
      R"({"shown_at":"2026-01-05T10:00:00.001Z","touchpoint":"checkout","survey":"s1","question":"why","locale":"de",)"
      R"("text":"später","metric":"csat","value":1,"segment":"dissatisfied"})");
  CHECK(at(all, "comments/5/shown_at") == "null");
  CHECK(at(all, "comments/5/value") == "null");
  const std::pair<const char*, const char*> facts[] = {
      {R"("search":"spät")", "3"},
      {R"("search":"SPÄT","metric":"nps")", "2"},
      {R"("search":"spät","metric":"nps","segment":"detractor")", "1"},
      {R"("metric":"nps","segment":"promoter")", "2"},
      {R"("metric":"nps","segment":"promoter","question":"reason")", "1"},
      {R"("metric":"csat")", "1"},
      {R"("segment":"dissatisfied")", "1"},
      {R"("search":"before")", "0"},
      {R"("limit":1)", "6"},
  };
  for (const auto& [members, total] : facts) {
    CAPTURE(members);
    CHECK(at(asked(report, R"({"ask":"comments",)" + std::string(members) + "}"), "total") == total);
  }
  const Json page = asked(report, R"({"ask":"comments","offset":3,"limit":2})");
  CHECK(at(page, "comments/0/text") == texts[3]);
  CHECK(at(page, "comments/1/text") == texts[4]);
  CHECK(at(page, "comments/2") == "(none)");
  CHECK(at(asked(report, R"({"ask":"comments","offset":9})"), "comments") == "[]");
}

TEST_CASE("of one revision with two contents one stays, the same in both orders") {
  const std::vector<std::pair<Told, Told>> pairs = {
      {{.id = "a", .answers = nps(3)}, {.id = "a", .answers = nps(9)}},
      {{.id = "a", .answers = nps(3) + comment("one")}, {.id = "a", .answers = nps(3) + comment("two")}},
      {{.id = "a", .touchpoint = "x"}, {.id = "a", .touchpoint = "y"}},
      {{.id = "a", .shown_at = "2026-01-01"}, {.id = "a", .shown_at = "2026-01-02"}},
  };
  for (const auto& [one, other] : pairs) {
    CAPTURE(line(one));
    const Report first = report_of({one, other});
    const Report second = report_of({other, one});
    for (const char* const question : {R"({"ask":"scores","by":["touchpoint","day"]})", R"({"ask":"comments"})",
                                       R"({"ask":"rates","by":["touchpoint","day"]})"}) {
      CHECK(first.ask(question) == second.ask(question));
    }
  }
}

TEST_CASE("a report goes on while it is asked, and forgets no line that is cut") {
  Report report;
  const std::string whole = line({.id = "a", .revision = 1, .answers = nps(0)});
  report.add(whole.substr(0, 30));
  CHECK(at(asked(report, R"({"ask":"overview"})"), "lines") == "0");
  report.add(whole.substr(30));
  CHECK(at(asked(report, R"({"ask":"distribution","metric":"nps"})"), "score/score") == "-100");
  const std::string later = line({.id = "a", .revision = 2, .answers = nps(10)});
  report.add(later.substr(0, later.size() - 1));
  report.end();
  report.end();
  CHECK(at(asked(report, R"({"ask":"distribution","metric":"nps"})"), "score/score") == "100");
  report.add(whole);  // too late
  CHECK(at(asked(report, R"({"ask":"distribution","metric":"nps"})"), "score/score") == "100");
  CHECK(at(asked(report, R"({"ask":"overview"})"), "lines") == "3");
}

TEST_CASE("a line without end is one broken line, and is not kept") {
  Report report;
  const std::string piece(1 << 20, 'x');
  for (int i = 0; i < 20; ++i) report.add(piece);
  report.add("\n" + line({.id = "a"}));
  const Json overview = asked(report, R"({"ask":"overview"})");
  CHECK(at(overview, "first_malformed") == R"([{"line":1,"why":"too long"}])");
  CHECK(at(overview, "responses") == "1");
}

TEST_CASE("words in two languages") {
  std::vector<Told> all;
  for (int i = 0; i < 60; ++i) {
    const bool late = i % 2 == 0;
    all.push_back({.id = std::to_string(i),
                   .shown_at = late ? "2026-01-20T10:00:00Z" : "2025-12-20T10:00:00Z",
                   .answers = nps(late ? 0 : 10) + R"(,{"question":"reason","type":"choice","value":")" +
                              (late ? "delivery" : "price") + "\"}"});
  }
  const Report report = report_of(all);
  const std::string scores = R"({"ask":"scores","compare":"month")";
  CHECK(at(asked(report, scores + "}"), "0/change/text").substr(0, 14) == "\"a fall: -200,");
  CHECK(at(asked(report, scores + R"(,"language":"de"})"), "0/change/text").substr(0, 16) == "\"gefallen: -200,");
  const std::string drivers = R"({"ask":"drivers","metric":"nps")";
  CHECK(at(asked(report, drivers + "}"), "0/value") == "\"delivery\"");
  CHECK(at(asked(report, drivers + "}"), "0/text").substr(0, 13) == "\"lower: -200,");
  CHECK(at(asked(report, drivers + R"(,"language":"de"})"), "1/text").substr(0, 13) == "\"höher: +200");
}

TEST_CASE("what is no question is refused with its place") {
  const std::pair<const char*, const char*> facts[] = {
      {"", "syntax"},
      {"[]", "wrong_type"},
      {"{}", "missing_key"},
      {R"({"ask":"score"})", "unknown_word"},
      {R"({"ask":"scores","by":["colour"]})", "unknown_word"},
      {R"({"ask":"scores","by":["context.x"]})", "unknown_word"},
      {R"({"ask":"scores","metric":"nps"})", "unknown_key"},
      {R"({"ask":"trend","metric":"nps"})", "missing_key"},
      {R"({"ask":"trend","metric":"rating","by":"day"})", "unknown_word"},
      {R"({"ask":"trend","metric":"nps","by":"day","window":0})", "out_of_range"},
      {R"({"ask":"overview","filter":{"from":"2026-02-30"}})", "not_a_day"},
      {R"({"ask":"overview","filter":{"from":"2026-02-28T00:00:00Z"}})", "not_a_day"},
      {R"({"ask":"overview","filter":{"touchpoint":"checkout"}})", "wrong_type"},
      {R"({"ask":"overview","filter":{"page":[]}})", "unknown_key"},
      {R"({"ask":"comments","limit":501})", "out_of_range"},
  };
  const Report report = report_of({{.id = "a"}});
  for (const auto& [question, code] : facts) {
    CAPTURE(question);
    CHECK(at(asked(report, question), "error/code") == '"' + std::string(code) + '"');
  }
}
