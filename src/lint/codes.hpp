#pragma once
#include <span>
#include <string_view>

namespace touchstone {

/// A kind of finding. docs/lint.md has the reasons and their sources.
struct Code {
  std::string_view name;
  /// What is wrong, or could be better, in general.
  std::string_view meaning;
};

/// Every code that `touchstone lint` may answer with: the reader's, then those of the checks, then advice.
std::span<const Code> all_codes();

}  // namespace touchstone
