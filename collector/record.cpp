#include "collector/record.hpp"

#include <algorithm>
#include <cmath>
#include <set>

#include "base/json_read.hpp"
#include "base/json_write.hpp"
#include "base/words.hpp"
#include "collector/formats.hpp"
#include "definition/question.hpp"

namespace touchstone {
namespace {

/// Text of one written form. `form` says which, for the hint.
std::string read_form(const Cursor& cursor, bool (*is_of_form)(std::string_view), std::string_view code,
                      std::string_view form) {
  std::string text = cursor.text();
  constexpr std::size_t longest_shown = 60;
  if (!text.empty() && !is_of_form(text)) {
    cursor.complain(code, [&] {
      return Said{joined({"\"", text.substr(0, longest_shown), "\" is of another form"}), joined({"write ", form})};
    });
  }
  return text;
}

std::string read_response_id(const Cursor& cursor) {
  return read_form(cursor, is_uuid_v7, "bad_response_id",
                   "a UUID of version 7 in lower case: \"019aa6c1-7d5e-7c3b-9a53-3f6d2b1c8e10\"");
}

std::string read_definition_hash(const Cursor& cursor) {
  return read_form(cursor, is_definition_hash, "bad_hash", "eight hexadecimal digits in lower case: \"5f1d0c9a\"");
}

std::string read_timestamp(const Cursor& cursor) {
  return read_form(cursor, is_utc_timestamp, "bad_timestamp", "a moment in UTC: \"2026-11-21T10:15:00.000Z\"");
}

void check_length(const Cursor& cursor) {
  constexpr std::size_t longest = 100;  // as for touchpoints in surveys.json
  if (cursor.value().text().size() > longest)
    cursor.complain("too_long", [&] { return Said{"this is too long", "at most 100 bytes"}; });
}

std::string touchpoint_in(const Cursor& cursor) {
  check_length(cursor);
  return cursor.text();
}

/// May be empty.
std::string read_words(const Cursor& cursor) {
  if (cursor.value().is_text()) return cursor.value().text();
  cursor.complain("wrong_type", [&] {
    return Said{joined({"this is ", name_of(cursor.value().kind())}), "write text here"};
  });
  return {};
}

/// Any text: what a page says of its language is not always BCP 47 ("de_DE"), and that is no reason to lose answers.
std::string read_any_locale(const Cursor& cursor) {
  check_length(cursor);
  return read_words(cursor);
}

Status read_status(const Cursor& cursor) {
  return static_cast<Status>(cursor.one_of("shown partial completed dismissed"));  // in the order of the enum
}

/// Absent after a complaint.
std::optional<int> read_score(const Cursor& cursor, Scale scale) {
  const Json& value = cursor.value();
  const std::string hint = joined({"write a whole number from ", std::to_string(scale.first), " to ",
                                   std::to_string(scale.last), ", without quotes"});
  if (!value.is_number()) {
    cursor.complain("wrong_type", [&] {
      return Said{joined({"a score is a number; this is ", name_of(value.kind())}), hint};
    });
    return std::nullopt;
  }
  const double number = value.number();
  if (number < scale.first || number > scale.last || std::floor(number) != number) {
    cursor.complain("not_on_scale", [&] {
      return Said{joined({write_json(value), " is no point of this scale"}), hint};
    });
    return std::nullopt;
  }
  return static_cast<int>(number);
}

void check_score(ObjectReader& answer, Metric metric) {
  std::optional<int> score;
  answer.required("value", [&](const Cursor& c) { score = read_score(c, scale_of(metric)); });
  answer.required("segment", [&](const Cursor& c) {
    const std::string& segment = c.text();
    if (!score || segment.empty() || segment == segment_of(metric, *score)) return;
    c.complain("wrong_segment", [&] {
      return Said{joined({std::to_string(*score), " does not count as \"", segment.substr(0, 60), "\""}),
                  joined({"write \"", segment_of(metric, *score), "\""})};
    });
  });
}

void check_ces(ObjectReader& answer) {
  answer.required("variant", [&](const Cursor& c) {
    constexpr Metric metrics[] = {Metric::ces_agreement_7, Metric::ces_effort_5};
    check_score(answer, metrics[c.one_of("agreement_7 effort_5")]);
  });
}

void check_text(ObjectReader& answer) {
  answer.required("value", [](const Cursor& c) { read_words(c); });
}

/// Complains unless the value is a list of different ids, at least one.
void check_ids(const Cursor& cursor) {
  if (!cursor.is_list(1, ChoiceForm::most_options)) return;
  std::set<std::string> seen;
  for (std::size_t i = 0; i < cursor.count(); ++i) {
    const Cursor item(cursor, i);
    const std::string& id = item.id();
    if (id.empty() || seen.insert(id).second) continue;
    item.complain("duplicate_id", [&] { return Said{joined({"\"", id, "\" stands twice"}), "keep one of them"}; });
  }
}

/// One option's id, or a list of them; own words for one of them; the order in which they stood.
void check_choice(ObjectReader& answer) {
  answer.required("value", [](const Cursor& c) {
    if (c.value().is_text()) {
      c.id();
    } else {
      check_ids(c);
    }
  });
  answer.optional("other", [](const Cursor& c) { c.text(); });
  answer.optional("order", check_ids);
}

/// A rating brings its scale, as `[first, last]`.
void check_rating(ObjectReader& answer) {
  std::optional<Scale> known;
  answer.required("scale", [&](const Cursor& c) {
    if (!c.is_list(2, 2)) return;
    Scale scale;
    scale.first = Cursor(c, 0).whole_number(-ScaleForm::furthest, ScaleForm::furthest);
    const int most = static_cast<int>(ScaleForm::most_points);
    scale.last = Cursor(c, 1).whole_number(scale.first + 1, scale.first + most - 1);
    known = scale;
  });
  answer.required("value", [&](const Cursor& c) {
    if (known) read_score(c, *known);
  });
}

void check_contact(ObjectReader& answer) {
  answer.required("value", [](const Cursor& c) {
    ObjectReader contact(c, "contact data");
    for (const ContactKind kind : {ContactKind::name, ContactKind::email, ContactKind::phone}) {
      contact.optional(name_of(kind), [](const Cursor& field) { field.text(); });
    }
    contact.optional("consent", [](const Cursor& field) { field.boolean(); });
  });
}

void check_consent(ObjectReader& answer) {
  answer.required("value", [](const Cursor& c) { c.boolean(); });
}

/// An answer of a type that is not known here needs a question and a value, whatever that is.
void check_answer(const Cursor& cursor, std::set<std::string>& answered) {
  ObjectReader answer(cursor, "an answer");
  answer.required("question", [&](const Cursor& c) {
    const std::string& question = c.id();
    if (question.empty() || answered.insert(question).second) return;
    c.complain("duplicate_answer", [&] {
      return Said{joined({"\"", question, "\" is answered twice"}),
                  "keep the answer that counts: it would be counted twice"};
    });
  });
  answer.required("type", [&](const Cursor& c) {
    const std::string& type = c.id();
    if (type == type_name(Metric::nps)) {
      check_score(answer, Metric::nps);
    } else if (type == type_name(Metric::csat)) {
      check_score(answer, Metric::csat);
    } else if (type == type_name(Metric::ces_agreement_7)) {
      check_ces(answer);
    } else if (type == type_name(Metric::rating)) {
      check_rating(answer);
    } else if (type == "choice") {
      check_choice(answer);
    } else if (type == "text") {
      check_text(answer);
    } else if (type == "contact") {
      check_contact(answer);
    } else if (type == "consent") {
      check_consent(answer);
    } else {
      answer.required("value", [](const Cursor&) {});
    }
  });
}

void check_answers(const Cursor& list) {
  if (!list.is_list(0, Record::most_answers)) return;
  std::set<std::string> answered;
  for (std::size_t i = 0; i < list.count(); ++i) check_answer(Cursor(list, i), answered);
}

void check_context(const Cursor& context) {
  const ObjectReader object(context, "the context");
  for (std::size_t i = 0; context.value().is_object() && i < context.count(); ++i) {
    const Cursor field(context, i);
    switch (field.value().kind()) {
      case Json::Kind::text:
      case Json::Kind::number:
      case Json::Kind::boolean:
        break;
      case Json::Kind::null:
      case Json::Kind::array:
      case Json::Kind::object:
        field.complain("wrong_type", [&] {
          return Said{joined({"this is ", name_of(field.value().kind())}),
                      "write text, a number, true or false, or leave the key out"};
        });
    }
  }
}

/// Where the survey was answered, by its address.
void check_page(const Cursor& cursor) {
  constexpr std::size_t longest = 2'000;
  const std::string& page = cursor.text();
  const std::size_t scheme = page.starts_with("https://") ? 8 : page.starts_with("http://") ? 7 : page.size();
  const bool is_plain = std::all_of(page.begin(), page.end(), [](char c) { return c > 0x20 && c < 0x7F; });
  if (page.empty() || (scheme < page.size() && is_plain && page.size() <= longest)) return;
  cursor.complain("bad_address", [] {
    return Said{"this is no address of a page",
                "write it as browsers do, in at most 2,000 bytes: \"https://shop.example/\""};
  });
}

std::string read_token(const Cursor& cursor) {
  constexpr std::size_t longest = 500;
  std::string token = cursor.text();
  if (token.size() > longest) cursor.complain("too_long", [] { return Said{"this is too long", "at most 500 bytes"}; });
  return token;
}

/// What is kept: all but what is the collector's own to say, or only for it to read.
std::string write_kept(const Json& record) {
  std::string text;
  JsonWriter out(text);
  out.open_object();
  for (const Json& member : record.items()) {
    const std::string& name = member.name();
    if (name == "token" || name == "trust" || name == "received_at") continue;
    out.member_value(name, member);
  }
  out.close_object();
  return text;
}

}  // namespace

Record read_record(const Cursor& cursor) {
  ObjectReader object(cursor, "a response record");
  Record record;
  object.required("response_id", [&](const Cursor& c) { record.response_id = read_response_id(c); });
  object.required("revision", [&](const Cursor& c) { record.revision = c.count_number(1, Record::highest_revision); });
  object.required("status", [&](const Cursor& c) { record.status = read_status(c); });
  object.required("mode", [&](const Cursor& c) { record.is_test = c.one_of("live test") == 1; });
  object.required("survey", [&](const Cursor& c) { record.survey = c.id(); });
  object.required("definition_hash", [](const Cursor& c) { read_definition_hash(c); });
  object.required("touchpoint", [&](const Cursor& c) { record.touchpoint = touchpoint_in(c); });
  object.required("locale", [&](const Cursor& c) { record.locale = read_any_locale(c); });
  object.required("shown_at", [&](const Cursor& c) { record.shown_at = read_timestamp(c); });
  object.required("updated_at", [&](const Cursor& c) { record.updated_at = read_timestamp(c); });
  object.required("answers", [&](const Cursor& c) {
    check_answers(c);
    record.answers = c.count();
  });
  object.required("context", check_context);
  object.optional("variant", [](const Cursor& c) { c.id(); });
  object.optional("page", check_page);
  object.optional("token", [&](const Cursor& c) { record.token = read_token(c); });
  // No finish(): what nobody asked for is kept.
  if (cursor.value().is_object()) record.json = write_kept(cursor.value());
  return record;
}

RecordRead read_record(std::string_view body) {
  JsonRead json = read_json(body, {.bytes = Record::most_bytes, .depth = Record::most_levels});
  RecordRead read;
  if (!json.value) {
    if (body.size() > Record::most_bytes) {
      read.defect = Defect::too_big;
    } else if (!json.errors.empty() && json.errors.back().code == "syntax") {
      read.defect = Defect::malformed;
    }
    read.errors = std::move(json.errors);
    return read;
  }
  Problems problems(body);
  for (Error& error : json.errors) problems.add_placed(std::move(error));
  Record record = read_record(Cursor(*json.value, problems));
  if (problems.none()) read.record = std::move(record);
  read.errors = std::move(problems).take();
  return read;
}

}  // namespace touchstone
