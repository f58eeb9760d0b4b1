#include <catch2/catch.hpp>
#include <string>

#include "definition/definition.hpp"

using touchstone::read_definition;

namespace {

std::string repeated(int count, const std::string& before, const std::string& after) {
  std::string text;
  for (int i = 0; i < count; ++i) text += (i == 0 ? "" : ",") + before + std::to_string(i) + after;
  return text;
}

std::string surveys(const std::string& list) { return R"({"version":1,"endpoints":[],"surveys":[)" + list + "]}"; }

std::string survey_with_questions(const std::string& questions) {
  return surveys(R"({"id":"s","touchpoint":"t","questions":[)" + questions + "]}");
}

}  // namespace

TEST_CASE("the limits: 200 surveys, 1,000 questions, 256 KiB, 32 levels") {
  const std::string after = R"(","touchpoint":"t","questions":[{"id":"q","type":"nps","text":"?"}]})";
  CHECK(read_definition(surveys(repeated(200, R"({"id":"s)", after))).definition);
  CHECK(read_definition(surveys(repeated(201, R"({"id":"s)", after))).errors.at(0).code == "wrong_length");

  const std::string question = R"(","type":"nps","text":"?"})";
  CHECK(read_definition(survey_with_questions(repeated(1'000, R"({"id":"q)", question))).definition);
  CHECK(read_definition(survey_with_questions(repeated(1'001, R"({"id":"q)", question))).errors.at(0).code ==
        "wrong_length");

  const std::string file = surveys("");
  CHECK(read_definition(file + std::string(256 * 1024 - file.size(), ' ')).definition);
  CHECK(read_definition(file + std::string(256 * 1024 - file.size() + 1, ' ')).errors.at(0).code == "too_big");

  const auto nested = [](int levels) {
    std::string rule = "1";
    for (int i = 0; i < levels; ++i) rule = R"({"!":)" + rule + '}';
    return survey_with_questions(R"({"id":"q","type":"nps","text":"?","when":)" + rule + '}');
  };
  CHECK(read_definition(nested(32 - 5)).definition);
  CHECK(read_definition(nested(32 - 4)).errors.at(0).code == "too_deep");
}

TEST_CASE("the hash tells which wording was shown: it follows content, not layout") {
  const auto hash = [](const std::string& text) { return read_definition(text).definition->surveys.at(0).hash; };
  const std::string question = R"({"id":"q","type":"nps","text":"?"})";
  const std::string first = hash(survey_with_questions(question));
  CHECK(first.size() == 8);
  CHECK(hash(survey_with_questions("  " + question + "\n")) == first);
  CHECK(hash(survey_with_questions(R"({"id":"q","type":"nps","text":"!"})")) != first);
}

TEST_CASE("of very many errors a hundred are told, and finding them takes no longer than reading") {
  std::string keys;
  for (int i = 0; i < 20'000; ++i) keys += "\"x" + std::to_string(i) + "\":1,";
  CHECK(read_definition("{" + keys + R"("version":1})").errors.size() == 100);
  std::string twice;
  for (int i = 0; i < 30'000; ++i) twice += "\"x\":1,";
  CHECK(read_definition("{" + twice + R"("version":1})").errors.size() == 100);
  const auto cut_off = read_definition("{" + twice).errors;
  CHECK(cut_off.size() == 100);
  CHECK(cut_off.back().code == "syntax");
}
