#pragma once
#include <CLI/CLI.hpp>

namespace touchstone {

/// `touchstone prepare FILE [--output FILE]`: writes surveys.json with its first views. `status`: 0, or 1 where the
/// file has errors or cannot be read or written.
void add_prepare(CLI::App& app, int& status);

}  // namespace touchstone
