#pragma once
#include <optional>
#include <string>

namespace touchstone {

/// What stands in a file; "-" is standard input. Absent: it cannot be read, or is a folder.
std::optional<std::string> read_file(const std::string& file);

}  // namespace touchstone
