#include "definition/survey.hpp"

#include <cstdint>
#include <string_view>

#include "base/hex.hpp"
#include "base/json_write.hpp"
#include "base/utf8.hpp"
#include "base/words.hpp"
#include "definition/endpoint.hpp"

namespace touchstone {
namespace {

/// FNV-1a, 32 bits, over the survey as compact JSON: layout and comments in the file do not count, content does.
std::string hash_of(const Json& survey) {
  std::uint32_t hash = 2166136261U;
  for (const char byte : write_json(survey)) hash = (hash ^ static_cast<unsigned char>(byte)) * 16777619U;
  return write_hex(hash, 8);
}

/// Addresses that a visitor may be sent to without surprise.
const std::string& read_link(const Cursor& cursor) {
  const std::string& url = cursor.text();
  if (!url.empty() && !leads_somewhere(url, "https://") && !leads_somewhere(url, "mailto:")) {
    cursor.complain("bad_url", [&] {
      return Said{joined({"\"", beginning(url, 100), "\" is no address to send visitors to"}),
                  "begin with https:// and a host, or mailto: and an address"};
    });
  }
  return url;
}

void read_ending(const Cursor& cursor, Ending& ending) {
  ObjectReader object(cursor, "an ending");
  ending.id = object.required_id();
  required_text(object, "text", ending.text);
  optional_rule(object, "when", ending.when);
  object.optional_text("coupon", ending.coupon);
  object.optional("link", [&](const Cursor& c) {
    ObjectReader link(c, "a link");
    link.required("url", [&](const Cursor& url) { ending.link = read_link(url); });
    required_text(link, "text", ending.link_text);
    link.finish();
  });
  object.optional("redirect", [&](const Cursor& c) {
    ending.redirect = read_link(c);
    ending.close_after_seconds = Ending::redirect_after_seconds;
  });
  object.optional_count("close_after_seconds", 1, Ending::longest_close_after_seconds, ending.close_after_seconds);
  object.exclude("link", "redirect");
  object.finish();
}

/// The ids of a survey's questions, then those of its endings, as a jump's target counts them.
Json places_of(const Survey& survey) {
  Json places = Json::object();
  double place = 0;
  for (const Question& question : survey.questions) places.set(question.id, place++);
  for (const Ending& ending : survey.endings) places.set(ending.id, place++);
  return places;
}

void read_jump(const Cursor& cursor, const Json& places, Jump& jump) {
  ObjectReader object(cursor, "a jump");
  optional_rule(object, "when", jump.when);
  object.required("go", [&](const Cursor& c) {
    const std::string& id = c.text();
    const Json* place = places.find(id);
    if (place != nullptr) {
      jump.target = static_cast<std::size_t>(place->number());
    } else if (!id.empty()) {
      c.complain("unknown_target", [&] { return say_unknown_place(id, places); });
    }
  });
  object.finish();
}

void read_jumps(const Cursor& questions, Survey& survey) {
  Json places;
  for (std::size_t i = 0; i < survey.questions.size(); ++i) {
    const Cursor question(questions, i);
    const Json* next = question.value().find("next");
    if (next == nullptr) continue;
    if (places.is_null()) places = places_of(survey);
    const Cursor list(question, static_cast<std::size_t>(next - question.value().items().data()));
    survey.questions[i].next = read_list<Jump>(list, 0, Question::most_jumps,
                                               [&](const Cursor& c, Jump& jump) { read_jump(c, places, jump); });
  }
}

}  // namespace

void read_survey(const Cursor& cursor, Survey& survey) {
  ObjectReader object(cursor, "a survey");
  survey.id = object.required_id();
  object.required("touchpoint", [&](const Cursor& c) { survey.touchpoint = read_touchpoint(c); });
  object.optional("show", [&](const Cursor& c) { read_show(c, survey.show); });
  object.optional("display", [&](const Cursor& c) { read_display(c, survey.display); });
  object.optional("endings", [&](const Cursor& list) {
    survey.endings = read_list<Ending>(list, 0, Survey::most_endings, read_ending);
  });
  object.required("questions", [&](const Cursor& list) {
    survey.questions = read_list<Question>(list, 1, Survey::most_questions, read_question);
    read_jumps(list, survey);
    // Jumps lead to questions and endings alike.
    Json ids = check_ids(list, "question");
    object.optional("endings",
                    [&](const Cursor& endings) { check_ids(endings, "question or ending", std::move(ids)); });
  });
  object.optional("variants", [&](const Cursor& list) {
    const Json places = places_of(survey);
    survey.variants = read_list<Variant>(list, 2, Survey::most_variants,
                                         [&](const Cursor& c, Variant& variant) { read_variant(c, places, variant); });
    check_ids(list, "variant");
  });
  object.finish();
  survey.hash = hash_of(cursor.value());
}

}  // namespace touchstone
