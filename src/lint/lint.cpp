#include "lint/lint.hpp"

#include <algorithm>

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

/// What the checks behind the reader's find. `errors`: what the reader has said.
std::vector<Finding> look_on(Definition definition, const Json& written, const std::vector<Error>& errors,
                             std::string_view text, const PathLimits& limits) {
  Faults faults(errors);
  std::vector<Footing> footing = footing_of(definition, Written(written), faults);
  Json without_refused;
  if (!faults.none()) {
    pass_over_untyped(Written(written), footing, faults);
    forget_unread(definition, Written(written), footing, faults);
    without_refused = faults.without_refused(written);
  }
  const Json& root = faults.none() ? written : without_refused;
  std::vector<bool> passed_over(footing.size());
  std::transform(footing.begin(), footing.end(), passed_over.begin(), [](const Footing& each) { return !each.sound; });
  const Checked file{Written(root),
                     definition,
                     faults,
                     std::move(footing),
                     reads_of(Written(root)),
                     texts_of(Written(root)),
                     account_paths(definition, root, limits, passed_over)};
  Report report;
  const std::vector<bool> explained = check_variables(file, report);
  check_context(file, report);
  check_languages(file, report);
  check_scores(file, report);
  check_burden(file, report);
  check_privacy(file, report);
  check_colours(file, report);
  check_moments(file, report);
  check_prepared(file, report);
  std::vector<Finding> findings = std::move(report).take(text);
  for (Finding& finding : findings_of_paths(file, explained, text)) findings.push_back(std::move(finding));
  // What has to be written anew needs no advice.
  findings.erase(std::remove_if(findings.begin(), findings.end(),
                                [&](const Finding& each) {
                                  return each.severity == Severity::advice && faults.touch(each.error.pointer);
                                }),
                 findings.end());
  return findings;
}

}  // namespace

std::vector<Finding> lint(std::string_view text, const PathLimits& limits) {
  DraftRead draft = read_draft(text);
  point_to_duplicates(draft.errors, text);
  std::vector<Finding> findings;
  if (draft.written && draft.errors.size() < Problems::most)
    findings = look_on(std::move(draft.definition), *draft.written, draft.errors, text, limits);
  for (Error& error : draft.errors) findings.push_back({Severity::error, std::move(error)});
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
