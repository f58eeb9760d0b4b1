#pragma once
#include <string>
#include <string_view>

#include "base/json.hpp"
#include "definition/survey.hpp"

namespace touchstone {

/// How texts read for one visitor: in the language asked for, with what is known inserted.
class Wordings {
 public:
  /// `asked`: the page's locale. `of_file`: what texts fall back to. All three must outlive this.
  Wordings(const Json& facts, std::string_view asked, std::string_view of_file)
      : facts_(facts), asked_(asked), of_file_(of_file) {}

  /// The finished text; empty for an empty one. Insertions are text among text: what a visitor or a shop wrote is never
  /// read for further insertions. What cannot be inserted (nothing there, a list, an object) gives way to the fallback.
  std::string operator()(const Text& text) const;

  /// The locale a survey is shown in: that of its first question's wording; where that has one for all, the file's;
  /// then the one asked for.
  std::string_view locale_of(const Survey& survey) const;

 private:
  const Json& facts_;
  std::string_view asked_;
  std::string_view of_file_;
};

}  // namespace touchstone
