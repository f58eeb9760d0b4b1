#pragma once
#include <CLI/CLI.hpp>

namespace touchstone {

/// Adds `touchstone demo-data`, which prints a year of made-up responses as NDJSON. `status` becomes the exit code: 0,
/// or 1 where they cannot be written.
void add_demo_data(CLI::App& app);

}  // namespace touchstone
