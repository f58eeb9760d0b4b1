#include "cli/logic.hpp"

#include <iostream>
#include <string>

#include "wire/logic_line.hpp"

namespace touchstone {

void add_logic(CLI::App& app) {
  CLI::App* command = app.add_subcommand(
      "logic", R"(Evaluate JsonLogic: reads {"rule": ..., "data": ...} per line, prints one result per line)");
  command->callback([] {
    for (std::string line; std::getline(std::cin, line);) {
      // A program that waits for each answer gets it.
      std::cout << run_logic_line(line) << '\n' << std::flush;
    }
  });
}

}  // namespace touchstone
