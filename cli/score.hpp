#pragma once
#include <CLI/CLI.hpp>

namespace touchstone {

/// Adds `touchstone score FILE...`. `status` becomes the exit code: 0 scored; 1 an input cannot be read, or, with
/// `--strict`, has a malformed line.
void add_score(CLI::App& app, int& status);

}  // namespace touchstone
