#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "lint/finding.hpp"

namespace touchstone {

/// The findings as SARIF 2.1.0 (OASIS, 2020), which code hosts show beside the lines they are about. `file`: its path
/// as the host knows it, relative to the repository. `version`: of this tool.
std::string write_sarif(const std::vector<Finding>& findings, std::string_view file, std::string_view version);

}  // namespace touchstone
