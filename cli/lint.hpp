#pragma once
#include <CLI/CLI.hpp>

namespace touchstone {

/// Adds `touchstone lint FILE`. `status` becomes the exit code: 0 no errors, 1 errors, or a file that cannot be read.
void add_lint(CLI::App& app, int& status);

}  // namespace touchstone
