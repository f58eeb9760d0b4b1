#pragma once
#include <CLI/CLI.hpp>

namespace touchstone {

/// Adds `touchstone demo-data`, which prints a year of made-up responses as NDJSON.
void add_demo_data(CLI::App& app);

}  // namespace touchstone
