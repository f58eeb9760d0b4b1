#include "definition/survey.hpp"

#include <cstdint>
#include <string_view>

#include "base/json_write.hpp"
#include "base/suggest.hpp"
#include "base/time.hpp"
#include "base/utf8.hpp"
#include "base/words.hpp"
#include "definition/endpoint.hpp"

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
  if (name.size() > longest)
    cursor.complain("too_long", [&] { return Said{"this name is too long", "at most 100 bytes"}; });
  return name;
}

/// Days, not necessarily whole.
void check_days(const Cursor& cursor) {
  constexpr double ten_years = 3'650;
  cursor.number(0, ten_years);
}

void check_rest(const Cursor& cursor) {
  if (!cursor.value().is_object()) return check_days(cursor);
  ObjectReader object(cursor, "\"not_again_for_days\"");
  for (const std::string_view name : {"shown", "answered", "dismissed"}) object.optional(name, check_days);
  object.finish();
}

void check_moment(const Cursor& cursor) {
  const std::string moment = cursor.text();
  if (moment.empty() || is_moment(moment)) return;
  cursor.complain("bad_date", [&] {
    return Said{joined({"\"", beginning(moment, 40), "\" is no day"}), "write 2026-11-30, or 2026-11-30T18:00:00Z"};
  });
}

/// What decides whom a survey is shown to. The keys that are checked alone have no effect yet.
void read_show(const Cursor& cursor, Show& show) {
  ObjectReader object(cursor, "\"show\"");
  constexpr double one_day = 86'400;
  constexpr unsigned most_shows = 1'000;
  constexpr std::size_t most_cancelling = 20;
  object.optional("after_seconds", [&](const Cursor& c) { show.after_seconds = c.number(0, one_day); });
  object.optional("when", [&](const Cursor& c) { read_rule(c, show.when); });
  object.optional("sample_percent", [](const Cursor& c) { c.number(0, 100); });
  object.optional("not_again_for_days", check_rest);
  object.optional("max_shows", [](const Cursor& c) { c.count_number(1, most_shows); });
  for (const std::string_view name : {"from", "until"}) object.optional(name, check_moment);
  object.optional("cancel_on", [](const Cursor& c) {
    for (std::size_t i = 0; c.is_list(1, most_cancelling) && i < c.count(); ++i) read_touchpoint(Cursor(c, i));
  });
  object.finish();
}

/// Addresses that a visitor may be sent to without surprise.
std::string read_link(const Cursor& cursor) {
  std::string url = cursor.text();
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
  object.required("text", [&](const Cursor& c) { read_text(c, ending.text); });
  object.optional("when", [&](const Cursor& c) { read_rule(c, ending.when); });
  object.optional("coupon", [&](const Cursor& c) { ending.coupon = c.text(); });
  object.optional("link", [&](const Cursor& c) {
    ObjectReader link(c, "a link");
    link.required("url", [&](const Cursor& url) { ending.link = read_link(url); });
    link.required("text", [&](const Cursor& text) { read_text(text, ending.link_text); });
    link.finish();
  });
  object.optional("redirect", [&](const Cursor& c) {
    ending.redirect = read_link(c);
    ending.close_after_seconds = Ending::redirect_after_seconds;
  });
  object.optional("close_after_seconds", [&](const Cursor& c) {
    ending.close_after_seconds = c.count_number(1, Ending::longest_close_after_seconds);
  });
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
  object.optional("when", [&](const Cursor& c) { read_rule(c, jump.when); });
  object.required("go", [&](const Cursor& c) {
    const std::string id = c.text();
    const Json* place = places.find(id);
    if (place != nullptr) {
      jump.target = static_cast<std::size_t>(place->number());
    } else if (!id.empty()) {
      c.complain("unknown_target", [&] {
        std::vector<std::string_view> known;
        for (const Json& each : places.items()) known.push_back(each.name());
        return Said{joined({"no question or ending has the id \"", beginning(id, 64), "\""}), suggest(id, known)};
      });
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
  object.finish();
  survey.hash = hash_of(cursor.value());
}

}  // namespace touchstone
