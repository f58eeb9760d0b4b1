#include "lint/variable.hpp"

#include <algorithm>

#include "base/words.hpp"
#include "lint/picks.hpp"
#include "session/answer.hpp"

namespace touchstone {
namespace {

using Source = Variable::Source;

std::string padded(std::string text, unsigned length) {
  while (text.size() < length) text += '.';
  return text;
}

/// Puts a value below one of the facts, at a dotted path.
void set_below(Json& facts, std::string_view root, std::string_view path, const Json& value) {
  Json* here = facts.find(root);
  for (std::size_t dot = path.find('.'); dot != std::string_view::npos; dot = path.find('.')) {
    const std::string_view step = path.substr(0, dot);
    path.remove_prefix(dot + 1);
    Json* next = here->find(step);
    here = next != nullptr ? next : &here->set(step, Json::object());
  }
  here->set(path, value);
}

}  // namespace

std::string name_of(const Variable& variable) {
  switch (variable.source) {
    case Source::answer:
      return joined({"answers.", variable.question->id});
    case Source::context:
      return joined({"context.", variable.path});
    case Source::page:
      return joined({"page.", variable.path});
    case Source::visits:
      return "visits";
    case Source::variant:
      return "variant";
    case Source::locale:
      return "locale";
    case Source::device:
      return "device";
  }
  return {};
}

bool can_be(const Variable& variable, const Json& value) {
  if (variable.source == Source::locale) return value.is_text() && !value.text().empty();
  if (variable.source != Source::answer) return true;
  if (value.is_null()) return !variable.question->required;
  const Judged judged = judge(*variable.question, value, {});
  return judged.verdict == Judged::Verdict::fits && judged.answer.value == value;
}

Json no_facts() {
  Json facts = Json::object();
  facts.set("answers", Json::object());
  facts.set("segments", Json::object());
  facts.set("context", Json::object());
  facts.set("page", Json::object());
  return facts;
}

void set_fact(Json& facts, const Variable& variable, const Json& value) {
  if (value.is_null()) return;
  switch (variable.source) {
    case Source::answer: {
      facts.find("answers")->set(variable.question->id, value);
      const std::string_view segment = segment_of(*variable.question, value);
      if (!segment.empty()) facts.find("segments")->set(variable.question->id, segment);
      return;
    }
    case Source::context:
      return set_below(facts, "context", variable.path, value);
    case Source::page:
      return set_below(facts, "page", variable.path, value);
    case Source::visits:
      facts.set("visits", value);
      return;
    case Source::variant:
      facts.set("variant", value);
      return;
    case Source::locale:
      facts.set("locale", value);
      return;
    case Source::device:
      facts.set("device", value);
      return;
  }
}

Json some_answer(const Question& question) {
  switch (kind_of(question)) {
    case QuestionKind::scale:
      return form_of<ScaleForm>(question).scale().last;
    case QuestionKind::choice: {
      const auto& form = form_of<ChoiceForm>(question);
      return form.multiple ? some_picks(form) : Json(form.options.front().id);
    }
    case QuestionKind::text: {
      const auto& form = form_of<TextForm>(question);
      switch (form.pattern) {
        case Pattern::none:
          return padded(std::string("some text").substr(0, form.max_length), form.min_length);
        case Pattern::email:
          return "someone@example.com";
        case Pattern::phone:
          return "+15550100";
        case Pattern::url:
          return "https://example.com/";
        case Pattern::number:
          return std::string(std::max(form.min_length, 1U), '7');
      }
      return {};
    }
    case QuestionKind::contact: {
      Json contact = Json::object();
      for (const ContactField& field : form_of<ContactForm>(question).fields) {
        const char* const given[] = {"Some Name", "someone@example.com", "+15550100"};
        contact.set(name_of(field.kind), given[static_cast<std::size_t>(field.kind)]);
      }
      if (!form_of<ContactForm>(question).consent.empty()) contact.set("consent", true);
      return contact;
    }
    case QuestionKind::consent:
      return true;
    case QuestionKind::message:
      return {};
  }
  return {};
}

}  // namespace touchstone
