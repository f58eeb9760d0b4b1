#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "lint/finding.hpp"
#include "lint/written.hpp"

namespace touchstone {

/// Takes down what the checks find. Places are worked out at the end, in one run through the text.
class Report {
 public:
  /// What cannot work as written.
  void error(std::string_view code, const Written& node, std::string message, std::string hint);
  /// What works, and could be better.
  void advise(std::string_view code, const Written& node, std::string message, std::string hint);
  /// Advice about a key, not its value.
  void advise_key(std::string_view code, const Written& node, std::string message, std::string hint);

  /// What was found, in the order of the text.
  std::vector<Finding> take(std::string_view text) &&;

 private:
  struct Found {
    Finding finding;
    std::size_t offset = 0;
  };
  void add(Severity severity, std::string_view code, const Written& node, std::size_t offset, std::string message,
           std::string hint);

  std::vector<Found> found_;
};

}  // namespace touchstone
