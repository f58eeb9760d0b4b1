#include <catch2/catch.hpp>
#include <fstream>
#include <iterator>
#include <string>

#include "base/json_read.hpp"
#include "base/json_write.hpp"
#include "logic/evaluate.hpp"

using namespace touchstone;

namespace {

struct Evaluated {
  std::string result;
  std::vector<Error> errors;
};

Evaluated run(const std::string& rule_text, const std::string& data_text = "null") {
  const JsonRead rule_json = read_json(rule_text);
  Problems problems(rule_text);
  Rule rule;
  read_rule(Cursor(*rule_json.value, problems), rule);
  Evaluated evaluated;
  if (problems.none()) evaluated.result = write_json(evaluate(rule, *read_json(data_text).value));
  evaluated.errors = std::move(problems).take();
  return evaluated;
}

}  // namespace

TEST_CASE("every case of the JsonLogic suite") {
  std::ifstream file(TOUCHSTONE_TESTS_DIR "/logic/compatible.json", std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  const JsonRead suite = read_json(text);
  REQUIRE(suite.value);
  int count = 0;
  for (const Json& each : suite.value->items()) {
    if (!each.is_object()) continue;  // headings
    ++count;
    const Json* data = each.find("data");
    const Evaluated evaluated = run(write_json(*each.find("rule")), data == nullptr ? "null" : write_json(*data));
    INFO(each.find("description")->text());
    CHECK(evaluated.errors.empty());
    CHECK(evaluated.result == write_json(*each.find("result")));
  }
  CHECK(count == 278);
}

TEST_CASE("conversions are JavaScript's") {
  const std::pair<const char*, const char*> facts[] = {
      {R"({"==":["", 0]})", "true"},
      {R"({"==":[null, 0]})", "false"},
      {R"({"==":[" 12 ", 12]})", "true"},
      {R"({"==":["1e3", 1000]})", "true"},
      {R"({"==":[[1], 1]})", "true"},
      {R"({"<":["b", "a"]})", "false"},
      {R"({"<":["10", "9"]})", "true"},
      {R"({"<":["10", 9]})", "false"},
      {R"({"<":["x", 9]})", "false"},
      {R"({">=":[null, 0]})", "true"},
      {R"({"+":["1.5 kg", 1]})", "2.5"},
      {R"({"%":[-7, 3]})", "-1"},
      {R"({"/":[1, 0]})", "null"},
      {R"({"substr":["Grüße", 2, 2]})", "\"üß\""},
      {R"({"substr":["Grüße", -2]})", "\"ße\""},
      {R"({"cat":["a", 1.50, null, [2, 3]]})", "\"a1.52,3\""},
      {R"({"in":["ü", "Grüße"]})", "true"},
  };
  for (const auto& [rule, result] : facts) {
    INFO(rule);
    CHECK(run(rule).result == result);
  }
}

TEST_CASE("a broken rule is refused where it stands") {
  const std::tuple<const char*, const char*, unsigned> facts[] = {
      {R"({"=>":[1, 2]})", "unknown_operator", 2},
      {R"({"==":[1]})", "wrong_arity", 2},
      {R"({"and":[{"==":[1, 2, 3]}]})", "wrong_arity", 10},
      {R"({"missing_some":[1]})", "wrong_arity", 2},
  };
  for (const auto& [rule, code, column] : facts) {
    INFO(rule);
    const Evaluated evaluated = run(rule);
    REQUIRE(evaluated.errors.size() == 1);
    CHECK(evaluated.errors[0].code == code);
    CHECK(evaluated.errors[0].column == column);
  }
  CHECK(run(R"({"adn":[]})").errors.at(0).hint == "did you mean \"and\"?");
}

TEST_CASE("a path walks through members and lists, and leads nowhere without complaint") {
  const Json data = *read_json(R"({"order":{"items":[{"price":5}],"0":"zero"},"":7})").value;
  CHECK(look_up(data, "order.items.0.price")->number() == 5);
  CHECK(look_up(data, "order.0")->text() == "zero");
  CHECK(look_up(data, "order.items.1") == nullptr);
  CHECK(look_up(data, "order.items.x") == nullptr);
  CHECK(look_up(data, "order.items.99999999999999999999") == nullptr);
  CHECK(look_up(data, "order.items.0.price.cents") == nullptr);
  CHECK(look_up(data, "") == &data);
}

TEST_CASE("a rule that explodes comes to an end, with null") {
  std::string forty = "[1";
  for (int i = 1; i < 40; ++i) forty += ",1";
  forty += "]";
  const auto reduced = [&](const std::string& step, const std::string& first) {
    return run(R"({"reduce":[{"var":""},)" + step + "," + first + "]}", forty).result;
  };
  const std::string twice = R"([{"var":"accumulator"},{"var":"accumulator"}])";
  CHECK(reduced(R"({"cat":)" + twice + "}", "\"x\"") == "null");
  CHECK(reduced(R"({"merge":)" + twice + "}", "[1]") == "null");
  CHECK(reduced(twice, "[]") == "null");
  CHECK(reduced(R"({"+":)" + twice + "}", "1") == "1099511627776");
}
