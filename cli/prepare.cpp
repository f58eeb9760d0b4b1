#include "cli/prepare.hpp"

#include <fstream>
#include <iostream>
#include <memory>
#include <optional>
#include <string>

#include "cli/input.hpp"
#include "cli/print.hpp"
#include "lint/prepare.hpp"

namespace touchstone {
namespace {

struct PrepareOptions {
  std::string file;
  std::string output = "-";
};

/// Writes the file as a whole or, where that fails, says so.
bool write(const std::string& text, const std::string& output) {
  if (output == "-") {
    std::cout << text << '\n';
    return true;
  }
  std::ofstream file(output, std::ios::binary | std::ios::trunc);
  file << text << '\n';
  file.close();
  if (!file) std::cerr << "touchstone: " << output << " cannot be written\n";
  return static_cast<bool>(file);
}

int prepare_file(const PrepareOptions& options) {
  const std::optional<std::string> surveys = read_file(options.file);
  if (!surveys) {
    std::cerr << "touchstone: " << options.file << " cannot be read\n";
    return 1;
  }
  const Preparation preparation = prepare(*surveys, TOUCHSTONE_VERSION);
  for (const Error& error : preparation.errors) {
    print_line(std::cerr, options.file == "-" ? "stdin" : options.file, "error", error);
  }
  if (!preparation.text || !write(*preparation.text, options.output)) return 1;
  for (const auto& [survey, reason] : preparation.unprepared) {
    std::cerr << "touchstone: " << survey << " has no first view: " << reason << '\n';
  }
  std::cerr << "touchstone: " << preparation.views << (preparation.views == 1 ? " first view\n" : " first views\n");
  return 0;
}

}  // namespace

void add_prepare(CLI::App& app, int& status) {
  const auto options = std::make_shared<PrepareOptions>();
  CLI::App* command = app.add_subcommand(
      "prepare", "Write a surveys.json with its first views, which a page draws before the engine is there");
  command->add_option("FILE", options->file, "The file to prepare; - is standard input")->required();
  command->add_option("-o,--output", options->output, "Where to write it; - is standard output")->capture_default_str();
  command->callback([options, &status] { status = prepare_file(*options); });
}

}  // namespace touchstone
