#include "delivery/response.hpp"

#include "base/hex.hpp"
#include "base/json_write.hpp"
#include "base/utf8.hpp"
#include "base/words.hpp"
#include "logic/evaluate.hpp"
#include "session/order.hpp"

namespace touchstone {
namespace {

bool is_of(ContextType type, const Json& value) {
  switch (type) {
    case ContextType::text:
      return value.is_text();
    case ContextType::number:
      return value.is_number();
    case ContextType::boolean:
      return value.kind() == Json::Kind::boolean;
    case ContextType::date:
      return value.is_text() && begins_with_day(value.text());
  }
  return false;
}

void write_scale(JsonWriter& out, const ScaleForm& form) {
  if (form.metric != Metric::rating) return;
  out.name("scale");
  out.open_array();
  out.number(form.scale().first);
  out.number(form.scale().last);
  out.close_array();
}

/// In which order a visitor saw the options, where that was left to chance.
void write_order(JsonWriter& out, const ChoiceForm& form, std::uint64_t seed) {
  if (!form.shuffle) return;
  out.name("order");
  out.open_array();
  for (const std::size_t option : order_of(form, seed)) out.text(form.options[option].id);
  out.close_array();
}

void write_answer(JsonWriter& out, const Question& question, const Answer& answer, std::uint64_t seed) {
  out.open_object();
  out.member("question", question.id);
  out.member("type", type_name(question));
  const auto* scale = std::get_if<ScaleForm>(&question.form);
  if (scale != nullptr) out.member_unless_empty("variant", variant_name(scale->metric));
  out.member_value("value", answer.value);
  out.member_unless_empty("segment", segment_of(question, answer.value));
  out.member_unless_empty("other", answer.other);
  if (scale != nullptr) write_scale(out, *scale);
  if (const auto* choice = std::get_if<ChoiceForm>(&question.form)) write_order(out, *choice, seed);
  out.close_object();
}

}  // namespace

std::string_view name_of(Status status) {
  return word_at("shown partial completed dismissed", static_cast<std::size_t>(status));
}

std::string make_response_id(UnixMs moment, const Seed& seed) {
  const auto ms = static_cast<std::uint64_t>(moment);
  const std::uint64_t high = (ms << 16) | 0x7000U | (seed[0] & 0x0FFFU);
  const std::uint64_t low = 0x8000'0000'0000'0000U | (seed[1] >> 2);
  const std::string digits = joined({write_hex(high, 16), write_hex(low, 16)});
  std::string id;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    if (i == 8 || i == 12 || i == 16 || i == 20) id += '-';
    id += digits[i];
  }
  return id;
}

Json declared_context(const std::vector<ContextField>& fields, const Json& context) {
  Json declared = Json::object();
  for (const ContextField& field : fields) {
    const Json* value = look_up(context, field.path);
    if (value == nullptr || !is_of(field.type, *value)) continue;
    constexpr std::size_t longest = 500;
    declared.set(field.path, value->is_text() ? Json(beginning(value->text(), longest)) : *value);
  }
  return declared;
}

std::string write_record(const Response& response, const Session& session) {
  std::string text;
  JsonWriter out(text);
  out.open_object();
  out.member("response_id", response.id);
  out.member_number("revision", response.revision);
  out.member("status", name_of(response.status));
  out.member("mode", response.is_test ? "test" : "live");
  out.member("survey", session.survey().id);
  out.member("definition_hash", session.survey().hash);
  if (session.variant() != nullptr) out.member("variant", session.variant()->id);
  out.member("touchpoint", response.touchpoint);
  out.member("locale", response.locale);
  out.member("shown_at", timestamp(response.shown_at));
  out.member("updated_at", timestamp(response.updated_at));
  out.name("answers");
  out.open_array();
  session.each_answer([&](const Question& question, const Answer& answer) {
    write_answer(out, question, answer, session.seed_of(question));
  });
  out.close_array();
  out.member_value("context", response.context);
  out.member_unless_empty("page", response.page);
  out.member_unless_empty("token", response.token);
  out.close_object();
  return text;
}

}  // namespace touchstone
