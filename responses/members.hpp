#pragma once
// A response record as simdjson gives it: the members that are asked for, and what its answers are. For extract.cpp,
// which does this for every line, alone.
#include <simdjson.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/decimal.hpp"
#include "report/shape.hpp"

namespace touchstone {

/// A member whose value is a text; absent where it is something else.
inline std::optional<std::string_view> text_of(const simdjson::dom::element& value) {
  std::string_view text;
  if (value.get(text) != simdjson::SUCCESS) return std::nullopt;
  return text;
}

/// The members of a record that are asked for. Of a name that stands twice the first one counts.
struct Members {
  std::optional<std::string_view> response_id, survey, touchpoint, locale, variant, shown_at, status, mode;
  std::optional<std::uint64_t> revision;
  std::optional<simdjson::dom::array> answers;
  std::optional<simdjson::dom::object> context;
};

template <class T>
void set_once(std::optional<T>& member, const std::optional<T>& value) {
  if (!member) member = value;
}

template <class T>
std::optional<T> get(const simdjson::dom::element& value) {
  T got;
  if (value.get(got) != simdjson::SUCCESS) return std::nullopt;
  return got;
}

inline void read_member(std::string_view name, const simdjson::dom::element& value, Members& members) {
  switch (name.size()) {
    case 4:
      if (name == "mode") set_once(members.mode, text_of(value));
      break;
    case 6:
      if (name == "survey") set_once(members.survey, text_of(value));
      if (name == "locale") set_once(members.locale, text_of(value));
      if (name == "status") set_once(members.status, text_of(value));
      break;
    case 7:
      if (name == "answers") set_once(members.answers, get<simdjson::dom::array>(value));
      if (name == "context") set_once(members.context, get<simdjson::dom::object>(value));
      if (name == "variant") set_once(members.variant, text_of(value));
      break;
    case 8:
      if (name == "revision") set_once(members.revision, get<std::uint64_t>(value));
      if (name == "shown_at") set_once(members.shown_at, text_of(value));
      break;
    case 10:
      if (name == "touchpoint") set_once(members.touchpoint, text_of(value));
      break;
    case 11:
      if (name == "response_id") set_once(members.response_id, text_of(value));
      break;
    default:
      break;
  }
}

/// As text: what of the context a group may be told apart by. Empty for lists, objects and null.
inline std::optional<std::string> context_value(const std::optional<simdjson::dom::object>& context,
                                                std::string_view key) {
  if (!context) return std::nullopt;
  for (const simdjson::dom::key_value_pair& field : *context) {
    if (field.key != key) continue;
    if (const auto text = text_of(field.value)) return std::string(*text);
    if (const auto truth = get<bool>(field.value)) return *truth ? "true" : "false";
    if (const auto number = get<double>(field.value)) return write_decimal(*number);
    break;
  }
  return std::nullopt;
}

struct Answer {
  std::optional<std::string_view> question, type, variant, other;
  std::optional<simdjson::dom::element> value;
};

inline Answer read_answer(const simdjson::dom::object& object) {
  Answer answer;
  for (const simdjson::dom::key_value_pair& field : object) {
    const std::string_view name = field.key;
    if (name == "question") set_once(answer.question, text_of(field.value));
    if (name == "type") set_once(answer.type, text_of(field.value));
    if (name == "variant") set_once(answer.variant, text_of(field.value));
    if (name == "other") set_once(answer.other, text_of(field.value));
    if (name == "value") set_once(answer.value, std::optional(field.value));
  }
  return answer;
}

/// As `mark_of`, of an answer.
inline std::optional<unsigned char> metric_of(const Answer& answer) { return mark_of(answer.type, answer.variant); }

inline unsigned char point_in(const Answer& answer, unsigned char metric) {
  double number = 0;
  // "9" is no number, nor is true.
  const bool has_number = answer.value && answer.value->get(number) == simdjson::SUCCESS;
  return has_number ? point_mark_of(metric, number) : not_on_scale;
}

}  // namespace touchstone
