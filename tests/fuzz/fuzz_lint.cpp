// The linter: whatever stands in a surveys.json, it says all that the reader says, advises nothing where something is
// wrong, and comes to an end.
//
// Input that begins with { is a file as it stands; any other makes a valid one and puts a few mistakes into it.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <set>

#include "base/json_write.hpp"
#include "fuzz/make_surveys.hpp"
#include "fuzz/spoil.hpp"
#include "lint/codes.hpp"
#include "lint/lint.hpp"
#include "lint/sarif.hpp"

namespace {

using touchstone::Finding;
using touchstone::Json;
using touchstone::Severity;
namespace fuzz = touchstone::fuzz;

/// Enough for small surveys; large ones are cut short, which must do no harm either.
constexpr touchstone::PathLimits limits{.conditions = 3'000, .sets = 3'000};

bool is_known(std::string_view code) {
  const auto codes = touchstone::all_codes();
  return std::any_of(codes.begin(), codes.end(), [&](const touchstone::Code& each) { return each.name == code; });
}

void check_finding(const Finding& found, std::string_view text) {
  fuzz::require(is_known(found.error.code), "a code is one of those known", found.error.code);
  fuzz::require(!found.error.message.empty() && !found.error.hint.empty(), "a finding has a sentence and a hint",
                found.error.code);
  fuzz::require(found.error.pointer.empty() || found.error.pointer[0] == '/', "a pointer begins with /", text);
  if (found.error.code == "too_big") return;
  const auto lines = static_cast<unsigned>(std::count(text.begin(), text.end(), '\n')) + 1;
  fuzz::require(found.error.line >= 1 && found.error.line <= lines && found.error.column >= 1,
                "a finding stands in the text", found.error.code);
}

bool is_within(std::string_view inner, std::string_view outer) {
  return inner.starts_with(outer) && (inner.size() == outer.size() || inner[outer.size()] == '/');
}

/// Surveys that the reader complained of, by their pointers' beginning.
std::set<std::string> surveys_at_fault(const std::vector<touchstone::Error>& errors) {
  constexpr std::string_view front = "/surveys/";
  std::set<std::string> surveys;
  for (const touchstone::Error& error : errors) {
    if (!error.pointer.starts_with(front)) continue;
    surveys.insert(error.pointer.substr(0, error.pointer.find('/', front.size())));
  }
  return surveys;
}

void check(std::string_view text) {
  const std::vector<Finding> findings = lint(text, limits);
  for (const Finding& found : findings) check_finding(found, text);
  fuzz::require(std::is_sorted(findings.begin(), findings.end(),
                               [](const Finding& a, const Finding& b) {
                                 return a.error.line != b.error.line ? a.error.line < b.error.line
                                                                     : a.error.column < b.error.column;
                               }),
                "findings stand in the order of the text", text);
  const std::string written = write_findings(findings);
  fuzz::parse(written);
  fuzz::parse(touchstone::write_sarif(findings, "surveys.json", "1"));
  fuzz::require(written == write_findings(lint(text, limits)), "the same text, the same findings", text);

  const touchstone::DefinitionRead read = touchstone::read_definition(text);
  const std::set<std::string> at_fault = surveys_at_fault(read.errors);
  for (const touchstone::Error& error : read.errors) {
    bool is_told = false;
    for (const Finding& found : findings) {
      is_told = is_told || (found.severity == Severity::error && found.error.code == error.code &&
                            found.error.line == error.line && found.error.column == error.column);
      const bool is_placed = error.code != "duplicate_key";  // the reader knows no pointer
      fuzz::require(found.severity == Severity::error || !is_placed || !is_within(error.pointer, found.error.pointer),
                    "nothing is advised where something is wrong", written);
    }
    fuzz::require(is_told, "what the reader says the linter says", text);
  }
  for (const Finding& found : findings) {
    const std::string_view code = found.error.code;
    if (code != "unreachable_question" && code != "unreachable_ending" && code != "loop" && code != "never_ends" &&
        code != "always_false" && code != "always_true")
      continue;
    const std::size_t end = found.error.pointer.find('/', std::string_view("/surveys/").size());
    fuzz::require(at_fault.count(found.error.pointer.substr(0, end)) == 0, "no paths of surveys with errors", written);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size > 0 && data[0] == '{') {
    check({reinterpret_cast<const char*>(data), size});
    return 0;
  }
  fuzz::Bytes bytes(data, size);
  const std::size_t mistakes = bytes.below(4);
  Json file = fuzz::make_surveys(bytes);
  for (std::size_t i = 0; i < mistakes; ++i) file = fuzz::spoil(bytes, file);
  const std::string text = touchstone::write_json(file);
  if (mistakes == 0) {
    fuzz::require(touchstone::read_definition(text).errors.empty(), "a well-formed configuration is accepted", text);
  }
  check(text);
  return 0;
}
