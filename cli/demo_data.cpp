#include "cli/demo_data.hpp"

#include <cstdint>
#include <iostream>
#include <memory>
#include <string>

#include "responses/demo_data.hpp"

namespace touchstone {
namespace {

struct DemoOptions {
  std::uint64_t seed = 1;
  std::uint64_t responses = 10'000;
};

int print(const DemoOptions& options) {
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
  std::cout.flush();
  if (std::cout) return 0;
  std::cerr << "touchstone: the responses cannot be written\n";
  return 1;
}

}  // namespace

void add_demo_data(CLI::App& app, int& status) {
  const auto options = std::make_shared<DemoOptions>();
  CLI::App* command = app.add_subcommand(
      "demo-data", "Print a year of made-up responses as NDJSON, to look at reports with; the same for the same seed");
  command->add_option("--seed", options->seed, "Another seed, another year")->capture_default_str();
  command->add_option("--responses", options->responses, "How many")->capture_default_str();
  command->callback([options, &status] { status = print(*options); });
}

}  // namespace touchstone
