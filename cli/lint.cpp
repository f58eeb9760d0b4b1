#include "cli/lint.hpp"

#include <iostream>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/json_write.hpp"
#include "cli/input.hpp"
#include "cli/print.hpp"
#include "collector/problem.hpp"
#include "definition/definition.hpp"

namespace touchstone {
namespace {

struct LintOptions {
  std::string file;
  std::string format = "text";
};

void print_json(const std::vector<Error>& errors) {
  std::string text;
  JsonWriter out(text);
  out.open_array();
  for (const Error& error : errors) {
    out.open_object();
    out.member("severity", "error");
    write_error_members(out, error);
    out.close_object();
  }
  out.close_array();
  std::cout << text << '\n';
}

int lint(const LintOptions& options) {
  const std::optional<std::string> text = read_file(options.file);
  if (!text) {
    std::cerr << "touchstone: " << options.file << " cannot be read\n";
    return 1;
  }
  const std::vector<Error> errors = read_definition(*text).errors;
  if (options.format == "json") {
    print_json(errors);
  } else {
    for (const Error& error : errors) print_line(std::cout, options.file, "error", error);
  }
  return errors.empty() ? 0 : 1;
}

}  // namespace

void add_lint(CLI::App& app, int& status) {
  const auto options = std::make_shared<LintOptions>();
  CLI::App* command = app.add_subcommand("lint", "Check a surveys.json: every error with line, column and advice");
  command->add_option("FILE", options->file, "The file to check")->required();
  command->add_option("--format", options->format, "How to print: lines of text, or one JSON array")
      ->check(CLI::IsMember({"text", "json"}))
      ->capture_default_str();
  command->callback([options, &status] { status = lint(*options); });
}

}  // namespace touchstone
