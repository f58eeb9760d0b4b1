#pragma once
#include <CLI/CLI.hpp>

namespace touchstone {

/// Adds `touchstone statistics`: one question per line of standard input, one answer per line of standard output
/// (scoring/ask.hpp).
void add_statistics(CLI::App& app);

}  // namespace touchstone
