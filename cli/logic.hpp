#pragma once
#include <CLI/CLI.hpp>

namespace touchstone {

/// Adds `touchstone logic`: JsonLogic, one rule per line of standard input, one result per line of standard output.
void add_logic(CLI::App& app);

}  // namespace touchstone
