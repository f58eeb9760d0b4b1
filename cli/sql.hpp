#pragma once
#include <CLI/CLI.hpp>

namespace touchstone {

/// Adds `touchstone sql`, which prints a SELECT. `status` becomes the exit code: 0, or 1 for what cannot be grouped by.
void add_sql(CLI::App& app, int& status);

}  // namespace touchstone
