#pragma once
#include <string>
#include <string_view>

namespace touchstone {

/// Evaluates one line, `{"rule": ..., "data": ...}`; without data it is null. Answers the result as JSON, in which
/// numbers that are not finite are null, or `{"error": {...}}` for what is no such line or no rule. Limits: 1 MiB, 64
/// levels.
std::string run_logic_line(std::string_view line);

}  // namespace touchstone
