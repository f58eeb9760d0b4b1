#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "lint/finding.hpp"
#include "lint/paths.hpp"

namespace touchstone {

/// All there is to say of a surveys.json, in the order of its text. A text that is no JSON has that error alone, and so
/// has one with as many errors as the reader keeps. Else everything is looked at that no error stands in the way of.
std::vector<Finding> lint(std::string_view text, const PathLimits& limits = {});

/// "error", "advice"
std::string_view name_of(Severity severity);

/// `[{"severity", "code", "pointer", "line", "column", "message", "hint"}]`
std::string write_findings(const std::vector<Finding>& findings);

}  // namespace touchstone
