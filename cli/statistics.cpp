#include "cli/statistics.hpp"

#include <iostream>
#include <string>

#include "scoring/ask.hpp"

namespace touchstone {

void add_statistics(CLI::App& app) {
  CLI::App* command = app.add_subcommand(
      "statistics",
      R"(Answer questions of statistics, a line in, a line out: {"ask": "sample_size", "kind": "nps", ...})");
  command->callback([] {
    for (std::string line; std::getline(std::cin, line);) {
      // A program that waits for each answer gets it.
      std::cout << ask_statistics(line) << '\n' << std::flush;
    }
  });
}

}  // namespace touchstone
