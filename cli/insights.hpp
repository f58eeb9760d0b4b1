#pragma once
#include <CLI/CLI.hpp>

namespace touchstone {

/// Adds `touchstone drivers` and `touchstone topics`. `status` becomes the exit code: 0, or 1 where an input cannot be
/// read.
void add_insights(CLI::App& app, int& status);

}  // namespace touchstone
