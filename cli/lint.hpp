#pragma once
#include <CLI/CLI.hpp>

namespace touchstone {

/// Adds `touchstone lint FILE`. `status` becomes the exit code: 0 nothing, or only advice; 1 errors, or a file that
/// cannot be read; 2 advice, with `--strict`.
void add_lint(CLI::App& app, int& status);

}  // namespace touchstone
