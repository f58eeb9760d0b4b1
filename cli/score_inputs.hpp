#pragma once
// What the commands that read responses have in common.
#include <CLI/CLI.hpp>
#include <string>
#include <vector>

#include "responses/reading.hpp"

namespace touchstone {

struct InputNames {
  std::vector<std::string> files;
  std::vector<std::string> databases;
};

/// Adds FILE... and --database. `names` must outlive the command.
void add_inputs(CLI::App& command, InputNames& names);

/// Ends the parsing, as CLI11 does it by an exception, where there is no input. To be called in the command's callback.
void require_inputs(const InputNames& names);

Result<std::vector<Input>> open_inputs(const InputNames& names);

/// Prints to standard error what was read, with the first malformed lines.
void tell_summary(const ReadingSummary& summary);

/// Prints the error; 1, the exit code.
int fail_with(const Error& error);

}  // namespace touchstone
