#pragma once
#include <CLI/CLI.hpp>

namespace touchstone {

/// Adds `touchstone explain FILE EVENTS`: plays the events of a visitor and says at each touchpoint why which survey is
/// shown or not. `status` becomes the exit code: 0, or 1 where a file cannot be read or the engine refuses it.
void add_explain(CLI::App& app, int& status);

}  // namespace touchstone
