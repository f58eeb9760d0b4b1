#include "session/answer.hpp"

#include <algorithm>

#include "base/utf8.hpp"
#include "base/words.hpp"
#include "session/pattern.hpp"

namespace touchstone {
namespace {

using Verdict = Judged::Verdict;

Judged refused(Problem problem) { return {.verdict = Verdict::refused, .problem = problem}; }

Judged fits(Json value) {
  return {.verdict = Verdict::fits, .problem = Problem::none, .answer = {.value = std::move(value)}};
}

Judged judge_scale(const ScaleForm& form, const Json& value) {
  const Scale scale = form.scale();
  for (int point = scale.first; point <= scale.last; ++point) {
    if (value.is_number() && value.number() == point) return fits(point);
  }
  return {};
}

Problem problem_of(Pattern pattern, std::string_view text) {
  if (matches(pattern, text)) return Problem::none;
  switch (pattern) {
    case Pattern::none:
      break;
    case Pattern::email:
      return Problem::bad_email;
    case Pattern::phone:
      return Problem::bad_phone;
    case Pattern::url:
      return Problem::bad_url;
    case Pattern::number:
      return Problem::bad_number;
  }
  return Problem::none;
}

Judged judge_text(const TextForm& form, const Json& value) {
  if (!value.is_text()) return {};
  std::string text = value.text();
  const std::string_view inner = trimmed(text);
  if (inner.empty()) return {.verdict = Verdict::blank};
  if (form.pattern != Pattern::none) text = inner;
  const std::size_t length = count_code_points(text);
  if (length < form.min_length) return refused(Problem::too_short);
  if (length > form.max_length) return refused(Problem::too_long);
  const Problem problem = problem_of(form.pattern, text);
  if (problem != Problem::none) return refused(problem);
  // Half of the world writes 1,5; conditions and scorers read 1.5.
  if (form.pattern == Pattern::number) std::replace(text.begin(), text.end(), ',', '.');
  return fits(std::move(text));
}

/// Which options are picked: a 1 for each that is, a 0 for each that is not (a vector of bool costs the page 1 KB).
/// False: something is picked that is no option.
bool picks_of(const ChoiceForm& form, const Json& value, std::string& picked) {
  picked.assign(form.options.size(), 0);
  const auto pick = [&](const Json& id) {
    const Option* option = form.find(id.text());
    if (option == nullptr) return false;
    picked[static_cast<std::size_t>(option - form.options.data())] = 1;
    return true;
  };
  if (!value.is_array()) return pick(value);
  return std::all_of(value.items().begin(), value.items().end(), pick);
}

Judged judge_choice(const ChoiceForm& form, const Json& value, std::string_view other) {
  std::string picked;
  if (!picks_of(form, value, picked)) return {};
  Json ids = Json::array();
  bool exclusive = false;
  bool own_words = false;
  for (std::size_t i = 0; i < picked.size(); ++i) {
    if (picked[i] == 0) continue;
    ids.push(form.options[i].id);
    exclusive = exclusive || form.options[i].exclusive;
    own_words = own_words || form.options[i].other;
  }
  const std::size_t count = ids.items().size();
  if (count == 0) return {.verdict = Verdict::blank};
  if (count > 1 && (exclusive || !form.multiple)) return {};
  if (form.multiple && count > form.max_picks) return refused(Problem::too_many);
  if (form.multiple && count < form.min_picks && !exclusive) return refused(Problem::too_few);
  const std::string_view words = own_words ? trimmed(other) : std::string_view();
  if (count_code_points(words) > ChoiceForm::longest_other) return refused(Problem::too_long);
  Judged judged = fits(form.multiple ? ids : ids.items()[0]);
  judged.answer.other = words;
  return judged;
}

/// What was written into a field; empty where nothing was.
std::string_view field_text(ContactKind kind, const Json& contact) {
  const Json* text = contact.find(name_of(kind));
  return text == nullptr ? std::string_view() : trimmed(text->text());
}

Judged judge_contact(const ContactForm& form, const Json& value) {
  if (!value.is_object()) return {};
  Json kept = Json::object();
  bool wrong = lacks_consent(form, value);
  for (const ContactField& field : form.fields) {
    const std::string_view text = field_text(field.kind, value);
    if (!text.empty()) kept.set(name_of(field.kind), text);
    wrong = wrong || problem_of(field, value) != Problem::none;
  }
  if (kept.items().empty()) return {.verdict = Verdict::blank};
  if (wrong) return refused(Problem::contact);
  if (!form.consent.empty()) kept.set("consent", true);
  return fits(std::move(kept));
}

}  // namespace

Judged judge(const Question& question, const Json& value, std::string_view other) {
  switch (kind_of(question)) {
    case QuestionKind::scale:
      return judge_scale(form_of<ScaleForm>(question), value);
    case QuestionKind::choice:
      return judge_choice(form_of<ChoiceForm>(question), value, other);
    case QuestionKind::text:
      return judge_text(form_of<TextForm>(question), value);
    case QuestionKind::contact:
      return judge_contact(form_of<ContactForm>(question), value);
    case QuestionKind::consent:
      if (value.kind() != Json::Kind::boolean) return {};
      return question.required && !value.boolean() ? refused(Problem::required) : fits(value);
    case QuestionKind::message:
      return {};
  }
  return {};
}

Problem problem_of(const ContactField& field, const Json& contact) {
  const std::string_view text = field_text(field.kind, contact);
  if (text.empty()) return field.required ? Problem::required : Problem::none;
  if (count_code_points(text) > ContactForm::longest) return Problem::too_long;
  switch (field.kind) {
    case ContactKind::name:
      return Problem::none;
    case ContactKind::email:
      return problem_of(Pattern::email, text);
    case ContactKind::phone:
      return problem_of(Pattern::phone, text);
  }
  return Problem::none;
}

bool lacks_consent(const ContactForm& form, const Json& contact) {
  const Json* consent = contact.find("consent");
  return !form.consent.empty() && !(consent != nullptr && consent->boolean());
}

std::string_view segment_of(const Question& question, const Json& value) {
  if (kind_of(question) != QuestionKind::scale) return {};
  return segment_of(form_of<ScaleForm>(question).metric, static_cast<int>(value.number()));
}

std::string_view name_of(Problem problem) {
  // In the order of the enumeration; the first is nameless.
  constexpr std::string_view names =
      " required too_short too_long bad_email bad_phone bad_url bad_number too_few too_many contact";
  return word_at(names, static_cast<std::size_t>(problem));
}

}  // namespace touchstone
