#include "wire/write.hpp"

namespace touchstone {
namespace {

std::string_view name_of(Problem problem) {
  switch (problem) {
    case Problem::none:
      return {};
    case Problem::required:
      return "required";
    case Problem::too_long:
      return "too_long";
  }
  return {};
}

void write_form(JsonWriter& out, const ScaleForm& form, const Wordings& wordings) {
  out.member_unless_empty("variant", variant_name(form.metric));
  out.name("points");
  out.open_array();
  const Scale scale = scale_of(form.metric);
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

void write_form(JsonWriter& out, const TextForm& form, const Wordings& wordings) {
  out.member_boolean("multiline", form.multiline);
  out.member_number("max_length", form.max_length);
  out.member_unless_empty("placeholder", wordings(form.placeholder));
}

void write_question(JsonWriter& out, const Session& session, const Wordings& wordings) {
  const Question& question = session.current();
  out.name("question");
  out.open_object();
  out.member("id", question.id);
  out.member("type", type_name(question));
  out.member("text", wordings(question.text));
  out.member_unless_empty("help", wordings(question.help));
  out.member_boolean("required", question.required);
  if (const auto* scale = std::get_if<ScaleForm>(&question.form)) write_form(out, *scale, wordings);
  if (const auto* text = std::get_if<TextForm>(&question.form)) write_form(out, *text, wordings);
  if (!session.current_value().is_null()) out.member_value("answer", session.current_value());
  out.member_unless_empty("problem", name_of(session.problem()));
  out.close_object();

  out.name("progress");
  out.open_object();
  out.member_number("step", static_cast<double>(session.step() + 1));
  out.member_number("of", static_cast<double>(session.most_steps()));
  out.close_object();
  out.member_boolean("can_go_back", session.step() > 0);
}

void write_ending(JsonWriter& out, const Ending& ending, const Wordings& wordings) {
  out.name("ending");
  out.open_object();
  out.member("id", ending.id);
  out.member("text", wordings(ending.text));
  out.member_unless_empty("coupon", ending.coupon);
  out.close_object();
}

}  // namespace

void write_view(JsonWriter& out, const Engine& engine) {
  const Session* session = engine.session();
  const Ending* ending = session != nullptr && session->ended() ? session->ending() : nullptr;
  if (session == nullptr || (session->ended() && ending == nullptr)) return out.null();
  const Wordings wordings = engine.wordings();
  const std::string_view locale = wordings.locale_of(session->survey());
  out.open_object();
  out.member("kind", ending == nullptr ? "question" : "ending");
  out.member("survey", session->survey().id);
  out.member("locale", locale);
  out.member("direction", direction_of(locale));
  out.member_value("theme", engine.definition().theme);
  if (ending == nullptr) {
    write_question(out, *session, wordings);
  } else {
    write_ending(out, *ending, wordings);
  }
  out.close_object();
}

}  // namespace touchstone
