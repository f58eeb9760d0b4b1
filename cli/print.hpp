#pragma once
#include <ostream>
#include <string>
#include <string_view>

#include "base/error.hpp"

namespace touchstone {

/// `surveys.json:12:7: error: "colour" is not known here (did you mean "color"?) [unknown_key]`, which editors and CI
/// services know how to link. `severity`: "error", "advice".
void print_line(std::ostream& out, const std::string& file, std::string_view severity, const Error& error);

}  // namespace touchstone
