#include <algorithm>
#include <catch2/catch.hpp>
#include <fstream>
#include <iterator>
#include <string>

#include "base/json_read.hpp"
#include "base/json_write.hpp"
#include "lint/draw.hpp"
#include "lint/paths.hpp"
#include "unit/replay.hpp"

using namespace touchstone;

namespace {

std::string file_text(const std::string& file) {
  std::ifstream stream(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
}

/// A file of surveys, read, with the accounts of them. `read` and `source` outlive what is worked out from them.
struct Accounted {
  explicit Accounted(std::string file, const PathLimits& limits = {})
      : text(std::move(file)), read(read_definition(text)), source(read_json(text)) {
    for (const Error& error : read.errors) UNSCOPED_INFO(error.pointer << ": " << error.message);
    REQUIRE(read.definition);
    accounts = account_paths(*read.definition, *source.value, limits);
  }
  const Survey& survey() const { return read.definition->surveys.at(0); }
  const PathAccount& first() const { return accounts.at(0); }
  std::vector<Finding> findings() const { return findings_of(accounts, *read.definition, *source.value, text); }

  std::string text;
  DefinitionRead read;
  JsonRead source;
  std::vector<PathAccount> accounts;
};

std::string file_of(const std::string& questions, const std::string& endings = "") {
  return R"({"version":1,"endpoints":[],"surveys":[{"id":"s","touchpoint":"t","questions":[)" + questions +
         R"(],"endings":[)" + endings + "]}]}";
}

/// In the table questions need no text, and a type only where it matters; most questions are there to be asked.
Json completed(const Json& question) {
  Json whole = question;
  if (whole.find("text") == nullptr) whole.set("text", "?");
  if (whole.find("type") == nullptr) whole.set("type", "csat");
  const Json* options = question.find("options");
  if (options != nullptr && options->items().at(0).is_text()) {
    Json written = Json::array();
    for (const Json& id : options->items()) {
      Json& option = written.push(Json::object());
      option.set("id", id);
      option.set("text", id);
    }
    whole.set("options", written);
  }
  return whole;
}

std::string file_of_fact(const Json& fact) {
  std::string questions;
  for (const Json& question : fact.find("questions")->items()) {
    questions += (questions.empty() ? "" : ",") + write_json(completed(question));
  }
  std::string endings;
  const Json* written = fact.find("endings");
  for (const Json& ending : written == nullptr ? std::vector<Json>() : written->items()) {
    Json whole = ending;
    whole.set("text", "!");
    endings += (endings.empty() ? "" : ",") + write_json(whole);
  }
  const Json* context = fact.find("context");
  const Json* show = fact.find("show");
  return R"({"version":1,"endpoints":[],"context":)" + (context == nullptr ? "{}" : write_json(*context)) +
         R"(,"surveys":[{"id":"s","touchpoint":"t")" + (show == nullptr ? "" : R"(,"show":)" + write_json(*show)) +
         R"(,"questions":[)" + questions + R"(],"endings":[)" + endings + "]}]}";
}

/// The account as the table states it: `shortest` and `longest` are the lengths, null for none.
Json stated(const PathAccount& account) {
  Json all = *read_json(write_accounts({account})).value;
  Json whole = all.items().at(0);
  for (const char* name : {"shortest", "longest"}) {
    const Json* witness = whole.find(name);
    if (!witness->is_null()) whole.set(name, Json(*witness->find("length")));
  }
  Json undecided = Json::array();
  for (const Undecided& each : account.undecided) undecided.push(each.what + ' ' + each.id + each.pointer);
  whole.set("undecided", undecided);
  return whole;
}

}  // namespace

TEST_CASE("small surveys and their accounts, worked out by hand") {
  const JsonRead table = read_json(file_text(TOUCHSTONE_TESTS_DIR "/lint/paths_cases.json"));
  REQUIRE(table.value);
  for (const Json& fact : table.value->items()) {
    INFO(fact.find("title")->text());
    const Accounted accounted(file_of_fact(fact));
    const PathAccount& account = accounted.first();
    const Json whole = stated(account);
    for (const Json& expected : fact.find("account")->items()) {
      INFO(expected.name() << ": " << write_json(*whole.find(expected.name())));
      CHECK(*whole.find(expected.name()) == expected);
    }
    // What is not stated is not there.
    for (const char* name : {"unreachable", "loops", "always_true", "always_false", "undecided", "both_ways"}) {
      INFO(name << ": " << write_json(*whole.find(name)));
      CHECK((fact.find("account")->find(name) != nullptr || whole.find(name)->items().empty()));
    }
    for (const auto& witness : {account.shortest, account.longest}) {
      if (witness && !witness->assumed) CHECK(replay(accounted.survey(), *witness) == promised(*witness));
    }
    const Json* assumed = fact.find("assumed");
    if (account.longest) CHECK((assumed != nullptr) == account.longest->assumed);
  }
  CHECK(table.value->items().size() >= 40);
}

TEST_CASE("a witness says who goes there: answers, and what the page says") {
  const Accounted accounted(
      R"({"version":1,"endpoints":[],"context":{"order.value":"number"},"surveys":[{"id":"s","touchpoint":"t","questions":[
        {"id":"a","type":"nps","text":"?","when":{"and":[{">":[{"var":"context.order.value"},100]},{"==":[{"var":"device"},"phone"]}]}},
        {"id":"b","type":"text","text":"?","when":{"==":[{"var":"segments.a"},"detractor"]},"required":true}]}]})");
  const Witness& longest = *accounted.first().longest;
  CHECK(longest.questions == std::vector<std::string>{"a", "b"});
  CHECK(longest.ending.empty());
  CHECK(write_json(longest.answers) == R"({"a":0,"b":"some text"})");
  CHECK(write_json(longest.facts) == R"({"context":{"order":{"value":101}},"device":"phone"})");
}

TEST_CASE("what must be mended says where, what, and what instead") {
  const Accounted accounted(file_of(
      R"({"id":"a","type":"nps","text":"?","next":[{"go":"b","when":{"==":[{"var":"segments.a"},"detractr"]}}]},
{"id":"b","type":"consent","label":"?","text":"?","next":[{"when":{"!":[{"var":"answers.b"}]},"go":"a"}]},
{"id":"c","type":"csat","text":"?","when":false})",
      R"({"id":"x","text":"!"},{"id":"y","text":"!","when":true})"));
  const std::tuple<std::string, std::string, unsigned> facts[] = {
      {"unreachable_question", "/surveys/0/questions/2", 3},
      {"unreachable_ending", "/surveys/0/endings/1", 3},
      {"loop", "/surveys/0/questions/1", 2},
      {"always_false", "/surveys/0/questions/0/next/0/when", 1},
      {"always_false", "/surveys/0/questions/2/when", 3},
      {"always_true", "/surveys/0/endings/1/when", 3},
  };
  const std::vector<Finding> findings = accounted.findings();
  REQUIRE(findings.size() == std::size(facts));
  for (std::size_t i = 0; i < std::size(facts); ++i) {
    const auto& [code, pointer, line] = facts[i];
    CHECK(findings[i].error.code == code);
    CHECK(findings[i].error.pointer == pointer);
    CHECK(findings[i].error.line == line);
    CHECK_FALSE(findings[i].error.message.empty());
    CHECK_FALSE(findings[i].error.hint.empty());
    CHECK((findings[i].severity == Severity::advice) == (code == "always_true"));
  }
  const Accounted endless(file_of(R"({"id":"a","type":"nps","text":"?","next":[{"go":"a"}]})"));
  CHECK(endless.findings().at(0).error.code == "loop");
  CHECK(endless.findings().at(1).error.code == "never_ends");
  CHECK(endless.findings().at(1).error.pointer == "/surveys/0");
}

TEST_CASE("a pointer leads to its place in the text, or as near as there is one") {
  const JsonRead read = read_json(R"({"a/b":[1,{"~":2}]})");
  const std::pair<const char*, std::size_t> facts[] = {
      {"", 0}, {"/a~1b", 7}, {"/a~1b/0", 8}, {"/a~1b/1/~0", 15}, {"/a~1b/2", 7}, {"/x", 0},
  };
  for (const auto& [pointer, offset] : facts) {
    INFO(pointer);
    CHECK(locate(*read.value, pointer) == offset);
  }
}

TEST_CASE("the demo has no faults") {
  const Accounted accounted(file_text(TOUCHSTONE_DEMO_DIR "/surveys.json"));
  for (const Finding& finding : accounted.findings()) UNSCOPED_INFO(finding.error.pointer << finding.error.message);
  CHECK(accounted.findings().empty());
  for (const PathAccount& account : accounted.accounts) CHECK(account.undecided.empty());
}

TEST_CASE("a thousand questions, each with a condition on the one before") {
  std::string questions;
  for (int i = 0; i < 1'000; ++i) {
    const std::string before = std::to_string(i - 1);
    questions += (i == 0 ? "" : ",") + (R"({"id":"q)" + std::to_string(i) + R"(","type":"csat","text":"?")");
    if (i > 0) questions += R"(,"when":{"!=":[{"var":"answers.q)" + before + R"("},3]})";
    questions += "}";
  }
  // Few steps, not few seconds: what is allowed here is a tenth of what is allowed otherwise.
  const Accounted accounted(file_of(questions), {.conditions = 40'000, .sets = 40'000});
  // Each question is asked, but after a 3 it is passed over: sequences without two gaps side by side, beginning with a
  // question. They grow like Fibonacci's numbers: F(1001) of them.
  CHECK(accounted.first().paths == Approx(7.0330367711422765e208).epsilon(1e-12));
  CHECK(accounted.first().shortest->length == 500);
  CHECK(accounted.first().longest->length == 1'000);
  CHECK(accounted.first().undecided.empty());
}

TEST_CASE("thirty branches that may be left out: two to the thirty paths, and none of them walked") {
  std::string questions;
  for (int i = 0; i < 30; ++i) {
    const std::string id = std::to_string(i);
    questions += (i == 0 ? "" : ",") + (R"({"id":"q)" + id + R"(","type":"nps","text":"?"},{"id":"why)" + id);
    questions += R"(","type":"text","text":"?","when":{"==":[{"var":"segments.q)" + id + R"("},"detractor"]}})";
  }
  const Accounted accounted(file_of(questions), {.conditions = 1'000, .sets = 1'000});
  CHECK(accounted.first().paths == 1'073'741'824.0);
  CHECK(accounted.first().shortest->length == 30);
  CHECK(accounted.first().longest->length == 60);
}

TEST_CASE("when the budget is spent, what is known stays, and the rest is named") {
  // The last question looks back at all the others: nothing can be forgotten.
  std::string questions;
  std::string sum;
  for (int i = 0; i < 12; ++i) {
    const std::string id = "q" + std::to_string(i);
    questions += R"({"id":")" + id + R"(","type":"csat","text":"?"},)";
    sum += (i == 0 ? "" : ",") + (R"({"var":"answers.)" + id + "\"}");
  }
  questions += R"({"id":"last","type":"csat","text":"?","when":{">":[{"+":[)" + sum + R"(]},200]}})";
  const Accounted accounted(file_of(questions, R"({"id":"x","text":"!"})"), {.conditions = 5'000, .sets = 5'000});
  const PathAccount& account = accounted.first();
  CHECK_FALSE(account.paths);
  CHECK_FALSE(account.shortest);
  CHECK(account.unreachable.empty());
  CHECK(account.always_false.empty());
  CHECK(accounted.findings().empty());
  std::vector<std::string> undecided;
  for (const Undecided& each : account.undecided) undecided.push_back(each.what + ' ' + each.id + each.pointer);
  for (const char* expected :
       {"reachable last", "condition /surveys/0/questions/12/when", "paths ", "shortest ", "longest ", "loops "}) {
    INFO(expected);
    CHECK(std::count(undecided.begin(), undecided.end(), expected) == 1);
  }
  // Far ahead, but easily found.
  CHECK(std::count(undecided.begin(), undecided.end(), "reachable q11") == 0);
  CHECK(std::count(undecided.begin(), undecided.end(), "reachable x") == 0);
}

TEST_CASE("pictures: whatever ids and texts hold, the quotes stay closed") {
  const Accounted accounted(file_of(
      R"({"id":"end","type":"nps","text":"a \"quoted\" <b>text</b> | [x](y) `z` \\ {{ {answers.end|}; #1 & \n two",
          "next":[{"when":{"==":[{"var":"answers.end"},"\"]"]},"go":"subgraph"}]},
         {"id":"subgraph","type":"text","text":"\\","when":{"in":["\"",{"var":"answers.end"}]}})",
      R"({"id":"class","text":"\"\"\""})"));
  const std::string mermaid = draw_mermaid(*accounted.read.definition, accounted.accounts);
  const std::string dot = draw_dot(*accounted.read.definition, accounted.accounts);

  // Between two quotes of Mermaid nothing may stand that it reads; outside there are only names that were made.
  std::size_t begin = 0;
  int lines = 0;
  while (begin < mermaid.size()) {
    const std::size_t end = mermaid.find('\n', begin);
    std::string line = mermaid.substr(begin, end - begin);
    begin = end + 1;
    ++lines;
    INFO(line);
    CHECK(std::count(line.begin(), line.end(), '"') % 2 == 0);
    for (std::size_t open = line.find('"'); open != std::string::npos; open = line.find('"', open)) {
      const std::size_t close = line.find('"', open + 1);
      std::string inside = line.substr(open + 1, close - open - 1);
      const std::size_t line_break = inside.find("<br/>");
      if (line_break != std::string::npos) inside.erase(line_break, 5);
      CHECK(inside.find_first_of("<>`|{}\\") == std::string::npos);
      line.erase(open, close - open + 1);
    }
    CHECK(line.find("subgraph") == (line.find("  subgraph s0_") == 0 ? 2 : std::string::npos));
  }
  CHECK(lines > 8);
  CHECK(mermaid.find("a #quot;quoted#quot; #lt;b#gt;text") != std::string::npos);

  // In Graphviz a quote is closed by the next one that no backslash takes away.
  bool quoted = false;
  for (std::size_t i = 0; i < dot.size(); ++i) {
    if (quoted && dot[i] == '\\') {
      ++i;
    } else if (dot[i] == '"') {
      quoted = !quoted;
    } else if (quoted) {
      CHECK(dot[i] != '\n');
    }
  }
  CHECK_FALSE(quoted);
  CHECK(dot.find(R"(label="class\n\"\"\"")") != std::string::npos);
}
