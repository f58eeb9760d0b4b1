#pragma once
#include <CLI/CLI.hpp>

namespace touchstone {

/// Adds `touchstone token add|list|remove|sign`. `status` becomes the exit code: 0 done, 1 not.
void add_token_commands(CLI::App& app, int& status);

}  // namespace touchstone
