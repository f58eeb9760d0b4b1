#include <algorithm>
#include <catch2/catch.hpp>
#include <fstream>
#include <iterator>
#include <set>
#include <string>

#include "base/json_read.hpp"
#include "base/json_write.hpp"
#include "lint/codes.hpp"
#include "lint/lint.hpp"

using namespace touchstone;

namespace {

std::string read_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  REQUIRE(file.is_open());
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

/// The file a case is about: its lines, or its members over those of the suite's base.
std::string file_of(const Json& suite, const Json& each) {
  std::string text;
  if (const Json* lines = each.find("lines")) {
    for (const Json& line : lines->items()) text += line.text() + '\n';
    return text;
  }
  Json file = *suite.find("base");
  for (const Json& member : each.find("file")->items()) file.set(member.name(), member);
  return write_json(file);
}

std::string spell(const std::vector<Finding>& findings, bool with_place) {
  std::string text;
  for (const Finding& each : findings) {
    text += std::string(name_of(each.severity)) + ' ' + std::string(each.error.code) + ' ' + each.error.pointer;
    if (with_place) text += ' ' + std::to_string(each.error.line) + ':' + std::to_string(each.error.column);
    text += '\n';
  }
  return text;
}

std::string joined_lines(const Json& lines) {
  std::string text;
  for (const Json& line : lines.items()) text += line.text() + '\n';
  return text;
}

Json suite() { return *read_json(read_file(TOUCHSTONE_TESTS_DIR "/lint/advice_cases.json")).value; }

/// The codes behind the reader's.
std::set<std::string> codes_of_checks() {
  std::set<std::string> codes;
  const auto all = all_codes();
  auto from = std::find_if(all.begin(), all.end(), [](const Code& code) { return code.name == "missing_locale"; });
  for (; from != all.end(); ++from) codes.insert(std::string(from->name));
  return codes;
}

}  // namespace

TEST_CASE("each case has the findings it expects, and no others") {
  const Json cases = suite();
  for (const Json& each : cases.find("cases")->items()) {
    INFO(each.find("title")->text());
    const bool with_place = each.find("lines") != nullptr;
    CHECK(spell(lint(file_of(cases, each)), with_place) == joined_lines(*each.find("expected")));
  }
}

TEST_CASE("every code of the checks has a case that has it") {
  std::set<std::string> missing = codes_of_checks();
  const Json cases = suite();
  for (const Json& each : cases.find("cases")->items()) {
    for (const Finding& found : lint(file_of(cases, each))) missing.erase(std::string(found.error.code));
  }
  CHECK(missing == std::set<std::string>{});
}

TEST_CASE("every code stands in the papers") {
  const std::string page = read_file(TOUCHSTONE_TESTS_DIR "/../docs/lint.md");
  for (const Code& code : all_codes()) {
    INFO(code.name);
    CHECK(page.find("| `" + std::string(code.name) + "` |") != std::string::npos);
  }
}

TEST_CASE("every finding says what to do, and its code is known") {
  const Json cases = suite();
  for (const Json& each : cases.find("cases")->items()) {
    for (const Finding& found : lint(file_of(cases, each))) {
      INFO(found.error.code << ' ' << found.error.message);
      CHECK(!found.error.message.empty());
      CHECK(!found.error.hint.empty());
      CHECK(found.error.line > 0);
      const auto codes = all_codes();
      CHECK(std::any_of(codes.begin(), codes.end(), [&](const Code& code) { return code.name == found.error.code; }));
    }
  }
}

TEST_CASE("the demo's file is clean") {
  CHECK(spell(lint(read_file(TOUCHSTONE_TESTS_DIR "/../demo/surveys.json")), true).empty());
}

TEST_CASE("what is no file at all is answered, never worse") {
  using namespace std::string_literals;
  for (const std::string& text : {""s, "\0"s, "\xFF\xFE"s, "null"s, "[]"s, "{}"s, std::string(40, '['),
                                  std::string(300 * 1024, ' '), R"({"\xC3)"s}) {
    const std::vector<Finding> findings = lint(text);
    CHECK(!findings.empty());
    CHECK(read_json(write_findings(findings)).value);
  }
}
