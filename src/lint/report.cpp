#include "lint/report.hpp"

#include <algorithm>

#include "base/utf8.hpp"

namespace touchstone {

void Report::add(Severity severity, std::string_view code, const Written& node, std::size_t offset, std::string message,
                 std::string hint) {
  Error error{.code = code, .pointer = node.pointer(), .message = std::move(message), .hint = std::move(hint)};
  found_.push_back({{severity, std::move(error)}, offset});
}

void Report::error(std::string_view code, const Written& node, std::string message, std::string hint) {
  add(Severity::error, code, node, node.value().offset(), std::move(message), std::move(hint));
}

void Report::advise(std::string_view code, const Written& node, std::string message, std::string hint) {
  add(Severity::advice, code, node, node.value().offset(), std::move(message), std::move(hint));
}

void Report::advise_key(std::string_view code, const Written& node, std::string message, std::string hint) {
  add(Severity::advice, code, node, node.value().name_offset(), std::move(message), std::move(hint));
}

std::vector<Finding> Report::take(std::string_view text) && {
  std::stable_sort(found_.begin(), found_.end(), [](const Found& a, const Found& b) { return a.offset < b.offset; });
  std::vector<Finding> findings;
  std::size_t at = 0;
  unsigned line = 1;
  unsigned column = 1;
  for (Found& found : found_) {
    for (; at < found.offset; ++at) {
      if (text[at] == '\n') {
        ++line;
        column = 1;
      } else if (begins_code_point(text[at])) {
        ++column;
      }
    }
    found.finding.error.line = line;
    found.finding.error.column = column;
    findings.push_back(std::move(found.finding));
  }
  return findings;
}

}  // namespace touchstone
