#include "cli/demo_data.hpp"

#include <cstdint>
#include <iostream>
#include <memory>
#include <string>

#include "responses/demo_data.hpp"

namespace touchstone {
namespace {

constexpr int most_seed = 2'147'483'647;
constexpr int most_responses = 1'000'000'000;

struct DemoOptions {
  std::uint64_t seed = 1;
  std::uint64_t responses = 10'000;
};

void print(const DemoOptions& options) {
  const DemoData data(options.seed, options.responses);
  constexpr std::size_t usual_bytes = 1 << 20;
  std::string lines;
  for (std::uint64_t number = 0; number < options.responses && std::cout; ++number) {
    lines += data.record(number);
    lines += '\n';
    if (lines.size() < usual_bytes) continue;
    std::cout.write(lines.data(), static_cast<std::streamsize>(lines.size()));
    lines.clear();
  }
  std::cout.write(lines.data(), static_cast<std::streamsize>(lines.size()));
}

}  // namespace

void add_demo_data(CLI::App& app) {
  const auto options = std::make_shared<DemoOptions>();
  CLI::App* command = app.add_subcommand(
      "demo-data", "Print a year of made-up responses as NDJSON, to look at reports with; the same for the same seed");
  command->add_option("--seed", options->seed, "Another seed, another year")
      ->check(CLI::Range(0, most_seed))
      ->capture_default_str();
  command->add_option("--responses", options->responses, "How many")
      ->check(CLI::Range(0, most_responses))
      ->capture_default_str();
  command->callback([options] { print(*options); });
}

}  // namespace touchstone
