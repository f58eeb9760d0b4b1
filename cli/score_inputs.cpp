#include "cli/score_inputs.hpp"

#include <algorithm>
#include <iostream>

namespace touchstone {
namespace {

std::string counted(std::uint64_t count, const char* one, const char* many) {
  return std::to_string(count) + ' ' + (count == 1 ? one : many);
}

}  // namespace

int fail_with(const Error& error) {
  std::cerr << "touchstone: " << error.message << (error.hint.empty() ? "" : " (" + error.hint + ")") << '\n';
  return 1;
}

void add_inputs(CLI::App& command, InputNames& names) {
  command.add_option("FILE", names.files, "NDJSON, also compressed by gzip or zstd; - is standard input");
  command.add_option("--database", names.databases, "SQLite file of touchstone serve")
      ->type_name("FILE")
      ->allow_extra_args(false);
}

void require_inputs(const InputNames& names) {
  if (names.files.empty() && names.databases.empty()) throw CLI::RequiredError("FILE or --database");
}

Result<std::vector<Input>> open_inputs(const InputNames& names) {
  std::vector<Input> inputs;
  for (const std::string& file : names.files) {
    Result<std::unique_ptr<ByteSource>> bytes = open_bytes(file);
    if (!bytes) return bytes.error();
    inputs.push_back({.name = file == "-" ? "stdin" : file, .bytes = std::move(*bytes)});
  }
  for (const std::string& file : names.databases) {
    Result<std::unique_ptr<ByteSource>> bytes = open_database(file);
    if (!bytes) return bytes.error();
    inputs.push_back({.name = file, .bytes = std::move(*bytes)});
  }
  return inputs;
}

void tell_summary(const ReadingSummary& summary) {
  std::cerr << "touchstone: " << counted(summary.lines, "line, ", "lines, ")
            << counted(summary.responses, "response", "responses");
  if (summary.test > 0) std::cerr << ", " << summary.test << " of them in test mode and left out";
  std::cerr << '\n';
  if (summary.malformed_count == 0) return;
  constexpr std::size_t most_shown = 10;
  std::cerr << "touchstone: " << counted(summary.malformed_count, "line is", "lines are") << " no response record\n";
  for (std::size_t i = 0; i < std::min(most_shown, summary.malformed.size()); ++i) {
    const MalformedLine& line = summary.malformed[i];
    std::cerr << "  " << line.input << ':' << line.line << ": " << line.why << '\n';
  }
  if (summary.malformed_count > most_shown) std::cerr << "  and " << summary.malformed_count - most_shown << " more\n";
}

}  // namespace touchstone
