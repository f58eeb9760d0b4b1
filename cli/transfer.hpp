#pragma once
#include <CLI/CLI.hpp>

namespace touchstone {

/// Adds `touchstone export` and `touchstone import`. `status` becomes the exit code: 0 done, 1 not, or not all.
void add_transfer_commands(CLI::App& app, int& status);

}  // namespace touchstone
