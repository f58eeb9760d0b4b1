#include <catch2/catch.hpp>
#include <string>

#include "base/json_read.hpp"
#include "base/json_write.hpp"

using touchstone::Json;
using touchstone::read_json;
using touchstone::write_json;

TEST_CASE("what is JSON is read, and written compactly in its order") {
  const std::pair<const char*, const char*> facts[] = {
      {"null", "null"},
      {" [ 1 , 2.50, -0, 1e2 ] ", "[1,2.5,0,100]"},
      {R"({"b":1,"a":{"c":[true,false,null]}})", R"({"b":1,"a":{"c":[true,false,null]}})"},
      {R"("\u00e9\n\"\\\/\ud83d\ude00")", "\"é\\u000a\\\"\\\\/😀\""},
      {"\xEF\xBB\xBF{}", "{}"},
      {"18446744073709551615", "18446744073709552000"},
  };
  for (const auto& [text, written] : facts) {
    const auto read = read_json(text);
    INFO(text);
    REQUIRE(read.value);
    CHECK(read.errors.empty());
    CHECK(write_json(*read.value) == written);
  }
}

TEST_CASE("what is not JSON is refused with its place") {
  struct Fact {
    std::string text;
    std::string_view code;
    unsigned line;
    unsigned column;
  };
  const Fact facts[] = {
      {"", "syntax", 1, 1},           {"{\"a\":1,}", "syntax", 1, 8},    {"[1,\n 2,]", "syntax", 2, 4},
      {"[1 2]", "syntax", 1, 4},      {"[1,2", "syntax", 1, 5},          {"{\"a\" 1}", "syntax", 1, 6},
      {"{} x", "syntax", 1, 4},       {"// no", "syntax", 1, 1},         {"[1e999]", "syntax", 1, 2},
      {"[\"\xff\"]", "syntax", 1, 2}, {"[\"\\ud800\"]", "syntax", 1, 2}, {std::string("{}\0{}", 5), "syntax", 1, 3},
      {"[\"é\", x]", "syntax", 1, 7},
  };
  for (const Fact& fact : facts) {
    INFO(fact.text);
    const auto read = read_json(fact.text);
    CHECK_FALSE(read.value);
    REQUIRE(read.errors.size() == 1);
    CHECK(read.errors[0].code == fact.code);
    CHECK(read.errors[0].line == fact.line);
    CHECK(read.errors[0].column == fact.column);
  }
}

TEST_CASE("a trailing comma is named") {
  CHECK(read_json("[1,]").errors.at(0).hint == "remove the comma before it");
  CHECK(read_json("[]]").errors.at(0).hint != "remove the comma before it");
}

TEST_CASE("size and depth are bounded") {
  CHECK(read_json("[[[]]]", {.bytes = 6, .depth = 3}).value);
  CHECK(read_json("[[[]]] ", {.bytes = 6, .depth = 3}).errors.at(0).code == "too_big");
  CHECK(read_json("[[[[]]]]", {.bytes = 100, .depth = 3}).errors.at(0).code == "too_deep");
  CHECK(read_json(std::string(200'000, '[')).errors.at(0).code == "too_deep");
}

TEST_CASE("a name that stands twice is an error, and the first one counts") {
  const auto read = read_json(R"({"a":1,"a":{"b":1,"b":[{"c":1}]},"d":2})");
  REQUIRE(read.value);
  CHECK(write_json(*read.value) == R"({"a":1,"d":2})");
  REQUIRE(read.errors.size() == 2);
  CHECK(read.errors[0].code == "duplicate_key");
  CHECK(read.errors[0].column == 8);
  CHECK(read.errors[1].column == 19);
}

TEST_CASE("members are found by name, replaced in place, and compared without regard to order") {
  Json object = Json::object();
  for (const char* name : {"z", "a", "m", "b"}) object.set(name, name);
  object.set("m", 1);
  CHECK(write_json(object) == R"({"z":"z","a":"a","m":1,"b":"b"})");
  CHECK(object.find("b")->text() == "b");
  CHECK(object.find("c") == nullptr);
  CHECK(*read_json(R"({"a":1,"b":[2]})").value == *read_json(R"({"b":[2],"a":1})").value);
  CHECK(*read_json(R"([1,2])").value != *read_json(R"([2,1])").value);
}

TEST_CASE("numbers that JSON cannot say become null") { CHECK(write_json(Json(1.0 / 0.0)) == "null"); }
