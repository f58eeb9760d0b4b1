#include "session/wording.hpp"

#include "logic/coerce.hpp"
#include "logic/evaluate.hpp"

namespace touchstone {

std::string Wordings::operator()(const Text& text) const {
  std::string out;
  if (text.empty()) return out;
  for (const Piece& piece : text.choose(asked_, of_file_).pieces) {
    const Json* value = piece.path.empty() ? nullptr : look_up(facts_, piece.path);
    const bool insertable = value != nullptr && (value->is_number() || (value->is_text() && !value->text().empty()));
    out += insertable ? to_text(*value) : piece.text;
  }
  return out;
}

std::string_view Wordings::locale_of(const Survey& survey) const {
  const std::string_view locale = survey.questions.front().text.choose(asked_, of_file_).locale;
  if (!locale.empty()) return locale;
  return of_file_.empty() ? asked_ : of_file_;
}

}  // namespace touchstone
