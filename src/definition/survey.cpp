#include "definition/survey.hpp"

#include <cstdint>
#include <string_view>

#include "base/json_write.hpp"

namespace touchstone {
namespace {

/// FNV-1a, 32 bits, over the survey as compact JSON: layout and comments in the file do not count, content does.
std::string hash_of(const Json& survey) {
  std::uint32_t hash = 2166136261U;
  for (const char byte : write_json(survey)) hash = (hash ^ static_cast<unsigned char>(byte)) * 16777619U;
  constexpr std::string_view hex = "0123456789abcdef";
  std::string text;
  for (int shift = 28; shift >= 0; shift -= 4) text += hex[(hash >> shift) & 15U];
  return text;
}

/// Names of moments are the shop's own: words joined by dots, as in "checkout.completed".
std::string read_touchpoint(const Cursor& cursor) {
  std::string name = cursor.text();
  constexpr std::size_t longest = 100;
  if (name.size() > longest) cursor.complain("too_long", "this name is too long", "at most 100 bytes");
  return name;
}

void read_show(const Cursor& cursor, Show& show) {
  ObjectReader object(cursor, "\"show\"");
  constexpr double one_day = 86'400;
  object.optional("after_seconds", [&](const Cursor& c) { show.after_seconds = c.number(0, one_day); });
  object.optional("when", [&](const Cursor& c) { read_rule(c, show.when); });
  object.finish();
}

void read_ending(const Cursor& cursor, Ending& ending) {
  ObjectReader object(cursor, "an ending");
  ending.id = object.required_id();
  object.required("text", [&](const Cursor& c) { read_text(c, ending.text); });
  object.optional("when", [&](const Cursor& c) { read_rule(c, ending.when); });
  object.optional("coupon", [&](const Cursor& c) { ending.coupon = c.text(); });
  object.finish();
}

}  // namespace

void read_survey(const Cursor& cursor, Survey& survey) {
  ObjectReader object(cursor, "a survey");
  survey.id = object.required_id();
  object.required("touchpoint", [&](const Cursor& c) { survey.touchpoint = read_touchpoint(c); });
  object.optional("show", [&](const Cursor& c) { read_show(c, survey.show); });
  object.required("questions", [&](const Cursor& list) {
    survey.questions = read_list<Question>(list, 1, Survey::most_questions, read_question);
    check_ids(list, "question");
  });
  object.optional("endings", [&](const Cursor& list) {
    survey.endings = read_list<Ending>(list, 0, Survey::most_endings, read_ending);
    check_ids(list, "ending");
  });
  object.finish();
  survey.hash = hash_of(cursor.value());
}

}  // namespace touchstone
