#pragma once
#include <CLI/CLI.hpp>

namespace touchstone {

/// Adds `touchstone serve`, which runs until SIGTERM or SIGINT. `status` becomes the exit code: 0 ended as told, 1
/// could not begin or go on.
void add_serve(CLI::App& app, int& status);

}  // namespace touchstone
