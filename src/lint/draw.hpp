#pragma once
// Surveys as pictures: questions, endings and the ways between them that some visitor can go.
#include <string>
#include <vector>

#include "lint/paths.hpp"

namespace touchstone {

/// A flowchart in Mermaid's language, all surveys in it.
std::string draw_mermaid(const Definition& definition, const std::vector<PathAccount>& accounts);

/// A digraph in Graphviz's.
std::string draw_dot(const Definition& definition, const std::vector<PathAccount>& accounts);

}  // namespace touchstone
