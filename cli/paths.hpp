#pragma once
#include <CLI/CLI.hpp>

namespace touchstone {

/// Adds `touchstone paths FILE`. `status` becomes the exit code: 0 nothing wrong; 1 something nobody reaches, a circle,
/// a condition that is never true, errors, or a file that cannot be read.
void add_paths(CLI::App& app, int& status);

}  // namespace touchstone
