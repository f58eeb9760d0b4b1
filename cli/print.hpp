#pragma once
#include <ostream>
#include <string>
#include <string_view>

#include "base/error.hpp"

namespace touchstone {

/// `surveys.json:12:7: error: "colour" is not known here (did you mean "color"?) [unknown_key]`, which editors and CI
/// services know how to link. `severity`: "error", "advice".
void print_line(std::ostream& out, const std::string& file, std::string_view severity, const Error& error);

/// For a terminal: names come from records that anybody may have posted, and nothing in them may move the cursor.
std::string without_controls(std::string text);

}  // namespace touchstone
