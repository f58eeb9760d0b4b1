#include "lint/lint.hpp"

#include <algorithm>

#include "base/json_read.hpp"
#include "base/json_write.hpp"
#include "lint/checks.hpp"

namespace touchstone {
namespace {

/// What there is to say of the paths, but for surveys of which another finding says why they are as they are.
std::vector<Finding> findings_of_paths(const Checked& file, const std::vector<bool>& explained, std::string_view text) {
  std::vector<PathAccount> accounts = file.accounts;
  for (std::size_t i = 0; i < accounts.size(); ++i) {
    if (!explained[i]) continue;
    PathAccount untold;
    untold.survey = std::move(accounts[i].survey);
    untold.pointer = std::move(accounts[i].pointer);
    accounts[i] = std::move(untold);
  }
  return findings_of(accounts, file.definition, file.root.value(), text);
}

}  // namespace

std::vector<Finding> lint(std::string_view text) {
  DefinitionRead read = read_definition(text);
  if (!read.definition) {
    std::vector<Finding> findings;
    for (Error& error : read.errors) findings.push_back({Severity::error, std::move(error)});
    return findings;
  }
  const JsonRead json = read_json(text);
  const Json& root = *json.value;
  const Checked file{Written(root), *read.definition, reads_of(Written(root)), texts_of(Written(root)),
                     account_paths(*read.definition, root)};
  Report report;
  const std::vector<bool> explained = check_variables(file, report);
  check_context(file, report);
  check_languages(file, report);
  check_scores(file, report);
  check_burden(file, report);
  check_privacy(file, report);
  check_colours(file, report);
  check_effects(file, report);
  check_prepared(file, report);
  std::vector<Finding> findings = std::move(report).take(text);
  for (Finding& finding : findings_of_paths(file, explained, text)) {
    findings.push_back(std::move(finding));
  }
  std::stable_sort(findings.begin(), findings.end(), [](const Finding& a, const Finding& b) {
    return a.error.line != b.error.line ? a.error.line < b.error.line : a.error.column < b.error.column;
  });
  return findings;
}

std::string_view name_of(Severity severity) {
  switch (severity) {
    case Severity::error:
      return "error";
    case Severity::advice:
      return "advice";
  }
  return {};
}

std::string write_findings(const std::vector<Finding>& findings) {
  std::string text;
  JsonWriter out(text);
  out.open_array();
  for (const Finding& finding : findings) {
    out.open_object();
    out.member("severity", name_of(finding.severity));
    out.member("code", finding.error.code);
    out.member("pointer", finding.error.pointer);
    out.member_number("line", finding.error.line);
    out.member_number("column", finding.error.column);
    out.member("message", finding.error.message);
    out.member("hint", finding.error.hint);
    out.close_object();
  }
  out.close_array();
  return text;
}

}  // namespace touchstone
