#include "session/wording.hpp"

#include <algorithm>

#include "base/time.hpp"
#include "logic/evaluate.hpp"
#include "session/locale_form.hpp"

namespace touchstone {

std::string Wordings::operator()(const Text& text) const { return read(text, true); }

std::string Wordings::read(const Text& text, bool choices) const {
  std::string out;
  if (text.empty()) return out;
  const Wording& wording = text.choose(asked_, definition_.locale);
  for (const Piece& piece : wording.pieces) {
    const std::string found = piece.path.empty() ? std::string() : inserted(piece.path, locale_of(wording), choices);
    out += found.empty() ? piece.text : found;
  }
  return out;
}

/// What stands for a path; empty where nothing does.
std::string Wordings::inserted(std::string_view path, std::string_view locale, bool choices) const {
  constexpr std::string_view answers = "answers.";
  constexpr std::string_view context = "context.";
  if (path.starts_with(answers)) {
    if (const Answered found = session_.answer_to(path.substr(answers.size())); found.question != nullptr) {
      if (kind_of(*found.question) == QuestionKind::choice) {
        if (!choices) return {};
        return choice_inserted(form_of<ChoiceForm>(*found.question), *found.answer);
      }
    }
  }
  const Json* value = look_up(session_.facts(), path);
  if (value == nullptr) return {};
  if (value->is_number()) return number_in(locale, value->number());
  if (!path.starts_with(context) || !begins_with_day(value->text())) return value->text();
  const bool is_day =
      std::any_of(definition_.context.begin(), definition_.context.end(), [&](const ContextField& field) {
        return field.type == ContextType::date && field.path == path.substr(context.size());
      });
  return is_day ? day_in(locale, value->text()) : value->text();
}

std::string Wordings::choice_inserted(const ChoiceForm& form, const Answer& answer) const {
  std::string out;
  const auto insert = [&](const Json& id) {
    const Option* option = form.find(id.text());
    if (option == nullptr) return;
    if (!out.empty()) out += ", ";
    out += option->other && !answer.other.empty() ? answer.other : read(option->text, false);
  };
  if (answer.value.is_text()) insert(answer.value);
  for (const Json& id : answer.value.items()) insert(id);
  return out;
}

std::string_view Wordings::locale_of(const Wording& wording) const {
  if (!wording.locale.empty()) return wording.locale;
  return definition_.locale.empty() ? asked_ : std::string_view(definition_.locale);
}

std::string_view Wordings::locale() const {
  return locale_of(session_.survey().questions.front().text.choose(asked_, definition_.locale));
}

}  // namespace touchstone
