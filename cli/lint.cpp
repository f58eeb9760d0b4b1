#include "cli/lint.hpp"

#include <algorithm>
#include <iostream>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "cli/input.hpp"
#include "cli/print.hpp"
#include "lint/lint.hpp"
#include "lint/sarif.hpp"

namespace touchstone {
namespace {

struct LintOptions {
  std::string file;
  std::string format = "text";
  bool strict = false;
};

void print(const std::vector<Finding>& findings, const LintOptions& options) {
  const std::string file = options.file == "-" ? "stdin" : options.file;
  if (options.format == "json") {
    std::cout << write_findings(findings) << '\n';
  } else if (options.format == "sarif") {
    std::cout << write_sarif(findings, file, TOUCHSTONE_VERSION) << '\n';
  } else {
    for (const Finding& each : findings) {
      print_line(std::cout, file, name_of(each.severity), each.error);
    }
  }
}

int lint_file(const LintOptions& options) {
  const std::optional<std::string> text = read_file(options.file);
  if (!text) {
    std::cerr << "touchstone: " << options.file << " cannot be read\n";
    return 1;
  }
  const std::vector<Finding> findings = lint(*text);
  print(findings, options);
  const bool has_errors = std::any_of(findings.begin(), findings.end(),
                                      [](const Finding& each) { return each.severity == Severity::error; });
  if (has_errors) return 1;
  constexpr int advised = 2;
  return options.strict && !findings.empty() ? advised : 0;
}

}  // namespace

void add_lint(CLI::App& app, int& status) {
  const auto options = std::make_shared<LintOptions>();
  CLI::App* command =
      app.add_subcommand("lint", "Check a surveys.json: errors and advice, each with line, column and what to write");
  command->add_option("FILE", options->file, "The file to check; - is standard input")->required();
  command->add_option("--format", options->format, "How to print: lines of text, one JSON array, or SARIF 2.1.0")
      ->check(CLI::IsMember({"text", "json", "sarif"}))
      ->capture_default_str();
  command->add_flag("--strict", options->strict, "Advice fails, too: exit code 2");
  command->callback([options, &status] { status = lint_file(*options); });
}

}  // namespace touchstone
