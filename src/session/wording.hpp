#pragma once
#include <string>
#include <string_view>

#include "base/json.hpp"
#include "definition/definition.hpp"
#include "session/session.hpp"

namespace touchstone {

/// How texts read for one visitor: in the language asked for, with what is known inserted.
class Wordings {
 public:
  /// `asked`: the page's locale. All three must outlive this.
  Wordings(const Definition& definition, const Session& session, std::string_view asked)
      : definition_(definition), session_(session), asked_(asked) {}

  /// The finished text; empty for an empty one. Insertions are text among text: what a visitor or a shop wrote is never
  /// read for further insertions. Numbers and declared days are written as the text's language writes them, a choice by
  /// the words of its options. What cannot be inserted (nothing there, a list, an object) gives way to the fallback.
  std::string operator()(const Text& text) const;

  /// The locale a survey is shown in: that of its first question's wording; where that has one for all, the file's;
  /// then the one asked for.
  std::string_view locale() const;

 private:
  std::string_view locale_of(const Wording& wording) const;
  /// `choices`: whether choices are inserted. In the words of an option they are not, lest it insert itself.
  std::string read(const Text& text, bool choices) const;
  std::string inserted(std::string_view path, std::string_view locale, bool choices) const;
  std::string choice_inserted(const ChoiceForm& form, const Answer& answer) const;

  const Definition& definition_;
  const Session& session_;
  std::string_view asked_;
};

}  // namespace touchstone
