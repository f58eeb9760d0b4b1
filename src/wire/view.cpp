#include "session/order.hpp"
#include "wire/write.hpp"

namespace touchstone {
namespace {

void write_scale(JsonWriter& out, const ScaleForm& form, const Wordings& wordings) {
  out.member_unless_empty("variant", variant_name(form.metric));
  out.member("style", name_of(form.style));
  out.name("points");
  out.open_array();
  const Scale scale = form.scale();
  for (int value = scale.first; value <= scale.last; ++value) {
    out.open_object();
    out.member_number("value", value);
    for (const Label& label : form.labels) {
      if (label.value == value) out.member("label", wordings(label.text));
    }
    out.close_object();
  }
  out.close_array();
}

void write_choice(JsonWriter& out, const ChoiceForm& form, std::uint64_t seed, const Wordings& wordings) {
  out.member_boolean("multiple", form.multiple);
  out.member_number("min_picks", form.min_picks);
  out.member_number("max_picks", form.max_picks);
  out.name("options");
  out.open_array();
  for (const std::size_t position : order_of(form, seed)) {
    const Option& option = form.options[position];
    out.open_object();
    out.member("id", option.id);
    out.member("text", wordings(option.text));
    if (option.exclusive) out.member_boolean("exclusive", true);
    if (option.other) out.member_boolean("other", true);
    out.close_object();
  }
  out.close_array();
}

void write_text(JsonWriter& out, const Question& question, bool has_hint, const Wordings& wordings) {
  const auto& form = form_of<TextForm>(question);
  out.member_boolean("multiline", form.multiline);
  out.member_number("min_length", form.min_length);
  out.member_number("max_length", form.max_length);
  out.member_unless_empty("pattern", name_of(form.pattern));
  out.member_unless_empty("placeholder", wordings(form.placeholder));
  // What is asked for is no accident, and the shop's own help goes first.
  if (has_hint && form.pattern == Pattern::none && question.help.empty()) out.member_boolean("hint", true);
}

/// Once refused, every field says what is wrong with it.
void write_contact(JsonWriter& out, const ContactForm& form, const Session& session, const Wordings& wordings) {
  const Json& answer = session.current_answer().value;
  const bool refused = session.problem() == Problem::contact;
  out.name("fields");
  out.open_array();
  for (const ContactField& field : form.fields) {
    out.open_object();
    out.member("id", name_of(field.kind));
    out.member_boolean("required", field.required);
    if (const Json* text = answer.find(name_of(field.kind))) out.member_value("answer", *text);
    if (refused) out.member_unless_empty("problem", name_of(problem_of(field, session.refused_value())));
    out.close_object();
  }
  out.close_array();
  if (form.consent.empty()) return;
  out.member("consent", wordings(form.consent));
  if (!answer.is_null()) out.member_boolean("agreed", true);
  if (refused && lacks_consent(form, session.refused_value())) out.member("consent_problem", "required");
}

/// What the visitor answered before, as the widget gives answers.
void write_answer(JsonWriter& out, QuestionKind kind, const Answer& answer) {
  if (answer.value.is_null() || kind == QuestionKind::contact) return;
  if (kind == QuestionKind::choice && answer.value.is_text()) {
    Json list = Json::array();
    list.push(answer.value);
    out.member_value("answer", list);
  } else {
    out.member_value("answer", answer.value);
  }
  out.member_unless_empty("other", answer.other);
}

void write_form(JsonWriter& out, const Session& session, bool has_hint, const Wordings& wordings) {
  const Question& question = session.current();
  switch (kind_of(question)) {
    case QuestionKind::scale:
      return write_scale(out, form_of<ScaleForm>(question), wordings);
    case QuestionKind::choice:
      return write_choice(out, form_of<ChoiceForm>(question), session.seed_of(question), wordings);
    case QuestionKind::text:
      return write_text(out, question, has_hint, wordings);
    case QuestionKind::contact:
      return write_contact(out, form_of<ContactForm>(question), session, wordings);
    case QuestionKind::consent:
      return out.member("label", wordings(form_of<ConsentForm>(question).label));
    case QuestionKind::message:
      return;
  }
}

void write_question(JsonWriter& out, const Session& session, bool has_hint, const Wordings& wordings) {
  const Question& question = session.current();
  out.name("question");
  out.open_object();
  out.member("id", question.id);
  out.member("type", type_name(question));
  out.member("text", wordings(session.question_text()));
  out.member_unless_empty("help", wordings(question.help));
  out.member_boolean("required", question.required);
  write_form(out, session, has_hint, wordings);
  const Answer& answer = session.current_answer();
  write_answer(out, kind_of(question), answer.value.is_null() ? session.suggestion() : answer);
  out.member_unless_empty("problem", name_of(session.problem()));
  out.close_object();

  out.name("progress");
  out.open_object();
  out.member_number("step", static_cast<double>(session.step() + 1));
  out.member_number("of", static_cast<double>(session.most_steps()));
  out.close_object();
  out.member_boolean("can_go_back", session.step() > 0);
}

void write_ending(JsonWriter& out, const Session& session, const Wordings& wordings) {
  const Ending& ending = *session.ending();
  out.name("ending");
  out.open_object();
  out.member("id", ending.id);
  out.member("text", wordings(session.ending_text()));
  out.member_unless_empty("coupon", ending.coupon);
  if (!ending.link.empty()) {
    out.name("link");
    out.open_object();
    out.member("url", ending.link);
    out.member("text", wordings(ending.link_text));
    out.close_object();
  }
  out.member_unless_empty("redirect", ending.redirect);
  if (ending.close_after_seconds > 0) out.member_number("close_after_seconds", ending.close_after_seconds);
  out.close_object();
}

}  // namespace

void write_view(JsonWriter& out, const Engine& engine) {
  const Session* tab = engine.tab();
  const Session* session = tab != nullptr ? tab : engine.session();
  const Ending* ending = session != nullptr && session->ended() ? session->ending() : nullptr;
  if (session == nullptr || (session->ended() && ending == nullptr)) return out.null();
  const Wordings wordings = engine.wordings();
  const std::string_view locale = wordings.locale();
  const Display& display = session->survey().display;
  out.open_object();
  out.member("kind", tab != nullptr ? "tab" : ending != nullptr ? "ending" : "question");
  out.member("survey", session->survey().id);
  out.member("locale", locale);
  out.member("direction", direction_of(locale));
  out.member_value("theme", engine.definition().theme);
  out.name("display");
  out.open_object();
  out.member("type", name_of(display.type));
  out.member("position", name_of(display.position));
  out.close_object();
  if (tab != nullptr) {
    out.member_unless_empty("label", wordings(display.label));
  } else if (ending == nullptr) {
    write_question(out, *session, engine.definition().has_hint, wordings);
  } else {
    write_ending(out, *session, wordings);
  }
  out.close_object();
}

}  // namespace touchstone
