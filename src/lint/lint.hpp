#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "lint/finding.hpp"

namespace touchstone {

/// All there is to say of a surveys.json, in the order of its text. What cannot be read has the reader's errors alone;
/// the rest is checked only in a file that can.
std::vector<Finding> lint(std::string_view text);

/// "error", "advice"
std::string_view name_of(Severity severity);

/// `[{"severity", "code", "pointer", "line", "column", "message", "hint"}]`
std::string write_findings(const std::vector<Finding>& findings);

}  // namespace touchstone
