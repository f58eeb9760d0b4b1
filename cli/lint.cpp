#include "cli/lint.hpp"

#include <fstream>
#include <iostream>
#include <memory>
#include <optional>
#include <sstream>
#include <string>
#include <vector>

#include "base/json_write.hpp"
#include "collector/problem.hpp"
#include "definition/definition.hpp"

namespace touchstone {
namespace {

struct LintOptions {
  std::string file;
  std::string format = "text";
};

/// Absent: it cannot be read.
std::optional<std::string> read_file(const std::string& file) {
  std::ifstream stream(file, std::ios::binary);
  stream.peek();  // a folder can be opened, but not read
  if (!stream.is_open() || stream.bad()) return std::nullopt;
  std::ostringstream text;
  text << stream.rdbuf();
  return text.str();
}

/// `surveys.json:12:7: error: "colour" is not known here (did you mean "color"?) [unknown_key]`, which editors and CI
/// services know how to link.
void print_line(const std::string& file, const Error& error) {
  std::cout << file << ':' << error.line << ':' << error.column << ": error: " << error.message;
  if (!error.hint.empty()) std::cout << " (" << error.hint << ')';
  std::cout << " [" << error.code << "]\n";
}

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
    for (const Error& error : errors) print_line(options.file, error);
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
