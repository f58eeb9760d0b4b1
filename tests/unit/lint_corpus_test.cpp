// Every case of the schema's corpus, valid or not, through everything the linter has.
#include <algorithm>
#include <catch2/catch.hpp>

#include "base/json_read.hpp"
#include "lint/lint.hpp"
#include "lint/paths.hpp"
#include "lint/sarif.hpp"
#include "unit/corpus.hpp"

using namespace touchstone;

namespace {

bool stands_before(const Finding& a, const Finding& b) {
  return a.error.line != b.error.line ? a.error.line < b.error.line : a.error.column < b.error.column;
}

/// Whether the value at one pointer is the one at the other, or within it.
bool is_within(std::string_view inner, std::string_view outer) {
  return inner.starts_with(outer) && (inner.size() == outer.size() || inner[outer.size()] == '/');
}

std::set<std::string> codes_of(const std::vector<Error>& errors) {
  std::set<std::string> codes;
  for (const Error& error : errors) codes.insert(std::string(error.code));
  return codes;
}

/// What is said of a thousand questions may be longer than what they may be.
bool is_json(std::string_view text) { return read_json(text, {.bytes = std::size_t{1} << 24U}).value.has_value(); }

}  // namespace

TEST_CASE("the linter has all that the reader says of the corpus, in the order of the text") {
  const std::vector<CorpusCase> corpus = survey_corpus();
  CHECK(corpus.size() >= 500);
  for (const CorpusCase& each : corpus) {
    INFO(each.title);
    const DefinitionRead read = read_definition(each.text);
    CHECK(codes_of(read.errors) == each.codes);
    const std::vector<Finding> findings = lint(each.text);
    CHECK(std::is_sorted(findings.begin(), findings.end(), stands_before));
    for (const Error& error : read.errors) {
      CHECK(std::any_of(findings.begin(), findings.end(), [&](const Finding& found) {
        return found.severity == Severity::error && found.error.code == error.code && found.error.line == error.line &&
               found.error.column == error.column;
      }));
    }
    CHECK(is_json(write_findings(findings)));
    CHECK(is_json(write_sarif(findings, "surveys.json", "1")));
  }
}

TEST_CASE("nothing is advised where the reader has something to say") {
  for (const CorpusCase& each : survey_corpus()) {
    INFO(each.title);
    const std::vector<Finding> findings = lint(each.text);
    for (const Error& error : read_definition(each.text).errors) {
      if (error.code == "duplicate_key") continue;  // the reader has no pointer for it
      CHECK(std::none_of(findings.begin(), findings.end(), [&](const Finding& found) {
        return found.severity == Severity::advice && is_within(error.pointer, found.error.pointer);
      }));
    }
  }
}

TEST_CASE("the paths of every valid file of the corpus are accounted for") {
  for (const CorpusCase& each : survey_corpus()) {
    if (!each.codes.empty()) continue;
    INFO(each.title);
    const DefinitionRead read = read_definition(each.text);
    REQUIRE(read.definition);
    const std::vector<PathAccount> accounts = account_paths(*read.definition, *read_json(each.text).value);
    CHECK(accounts.size() == read.definition->surveys.size());
    CHECK(is_json(write_accounts(accounts)));
  }
}
