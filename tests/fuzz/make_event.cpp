#include "fuzz/make_event.hpp"

#include "fuzz/make_rule.hpp"

namespace touchstone::fuzz {
namespace {

std::string words(Bytes& bytes) {
  std::string text(
      bytes.text({"Schnelle Lieferung", "a@shop.example", "+43 1 234567", "shop.example/a", "1,5", "-0.50", "   ", "",
                  "سريع", "👍🏽👍🏽", "line\nbreak\x01", "{answers.q0}", "\"}\\", "no number"}));
  if (bytes.seldom(16)) text.append(2'000, 'x');
  return text;
}

Json event_of(std::string_view type) {
  Json event = Json::object();
  event.set("type", type);
  return event;
}

Json pick_options(Bytes& bytes, const Json& question) {
  const std::vector<Json>& options = member(question, "options").items();
  const auto some = [&] { return member(options[bytes.below(options.size())], "id"); };
  if (bytes.coin()) return some();
  Json list = Json::array();
  for (std::size_t i = bytes.below(4); i > 0; --i) list.push(some());
  return list;
}

Json make_contact(Bytes& bytes) {
  Json contact = Json::object();
  contact.set("email", bytes.text({"a@shop.example", "a@b", ""}));
  contact.set("phone", bytes.text({"+43 1 234567", "12", ""}));
  contact.set("name", words(bytes));
  if (bytes.coin()) contact.set("consent", bytes.coin());
  return contact;
}

/// Fresh randomness, as a page has it: no two moments share it.
std::string make_seed(Page& page) {
  // The number stands where response ids take their bits from.
  std::string seed = std::to_string(++page.tracks) + "77777777";
  seed.insert(0, 32 - seed.size(), '7');
  return seed;
}

std::string make_locale(Bytes& bytes) {
  return std::string(bytes.text({"de", "en-GB", "ar", "de_AT", "not a locale"}));
}

void add_visit(Bytes& bytes, Page& page, Json& event) {
  event.set("seed", make_seed(page));
  if (bytes.coin()) event.set("locale", make_locale(bytes));
  if (bytes.coin()) event.set("device", bytes.text({"phone", "tablet", "desktop"}));
  if (bytes.coin()) {
    Json& context = event.set("context", Json::object());
    context.set("order", Json::object()).set("value", make_plain(bytes));
    context.set("delivered_on", bytes.text({"2026-11-21", "2026-11-21T10:00:00Z", "yesterday"}));
    context.set("member", bytes.coin());
  }
}

Json make_track(Bytes& bytes, Page& page) {
  Json event = event_of("track");
  event.set("touchpoint", bytes.text({"t0", "t1", "t2"}));
  add_visit(bytes, page, event);
  return event;
}

/// A survey asked for by its name; a touchpoint where none is known.
Json make_show(Bytes& bytes, Page& page) {
  if (page.surveys.empty()) return make_track(bytes, page);
  Json event = event_of("show");
  event.set("survey", page.surveys[bytes.below(page.surveys.size())]);
  add_visit(bytes, page, event);
  if (bytes.coin()) event.set("mode", bytes.text({"live", "test"}));
  if (bytes.coin()) {
    Json& answers = event.set("answers", Json::object());
    for (const char* id : {"q0", "q1", "q2"}) {
      if (bytes.coin()) answers.set(id, make_plain(bytes));
    }
  }
  return event;
}

Json make_open(Page& page) {
  Json event = event_of("open");
  event.set("seed", make_seed(page));
  return event;
}

std::string any_of(Bytes& bytes, const std::vector<std::string>& known, std::string_view unknown) {
  return known.empty() || bytes.seldom(8) ? std::string(unknown) : known[bytes.below(known.size())];
}

Json make_sent(Bytes& bytes, const Page& page) {
  Json event = event_of("sent");
  std::string request = any_of(bytes, page.requests, bytes.text({"p1", "p1/x/1", "/", ""}));
  if (bytes.seldom(8)) {
    request.resize(request.rfind('/') + 1);  // to nothing where there is no /
    request += bytes.text({"-1", "0", "1e300", "99", "1.5", "x", ""});
  }
  event.set("request", request.empty() ? "x" : request);
  event.set("status", bytes.pick<int>({200, 0, 503, 404, 429, 999}));
  return event;
}

Json about_question(Bytes& bytes, std::string_view type, const Json* question) {
  Json event = event_of(type);
  const bool stale = question == nullptr || bytes.seldom(8);
  event.set("question", stale ? Json("q0") : member(*question, "id"));
  return event;
}

Json make_typed(Bytes& bytes, const Json* question) {
  Json event = about_question(bytes, "typed", question);
  event.set("value", bytes.seldom(4) ? make_plain(bytes) : Json(words(bytes)));
  return event;
}

Json make_forget(Bytes& bytes, const Page& page) {
  Json event = event_of("forget");
  if (bytes.coin()) event.set("survey", any_of(bytes, page.surveys, "nothing"));
  return event;
}

}  // namespace

Json make_answer(Bytes& bytes, const Json& question) {
  const std::string& type = member(question, "type").text();
  if (type == "choice") return pick_options(bytes, question);
  if (type == "text") return words(bytes);
  if (type == "contact") return make_contact(bytes);
  if (type == "consent") return bytes.coin();
  if (type == "message") return {};
  const std::vector<Json>& points = member(question, "points").items();
  return member(points[bytes.below(points.size())], "value");
}

Json make_event(Bytes& bytes, Page& page) {
  const Json* question = page.view.find("question");
  Json event;
  switch (bytes.below(18)) {
    case 0:
    case 1:
    case 2:
    case 3:
      if (question == nullptr) {
        event = page.view.is_null() ? make_track(bytes, page) : make_open(page);
        break;
      }
      if (member(*question, "type").text() == "message") {
        event = about_question(bytes, "skip", question);
        break;
      }
      event = about_question(bytes, "answer", question);
      event.set("value", make_answer(bytes, *question));
      if (bytes.seldom(3)) event.set("other", words(bytes));
      break;
    case 4:
      event = about_question(bytes, "answer", question);
      event.set("value", make_plain(bytes));
      break;
    case 5:
      event = about_question(bytes, "skip", question);
      break;
    case 6:
      event = event_of("back");
      break;
    case 7:
      event = event_of("close");
      break;
    case 8:
      event = event_of("page_hidden");
      break;
    case 9:
      event = make_sent(bytes, page);
      break;
    case 10:
      event = event_of("timer");
      event.set("timer", any_of(bytes, page.timers, "nothing"));
      break;
    case 11:
      event = make_show(bytes, page);
      break;
    case 12:
      event = make_open(page);
      break;
    case 13:
      event = event_of("locale");
      event.set("locale", make_locale(bytes));
      break;
    case 14:
      event = make_typed(bytes, question);
      break;
    case 15:
      event = make_forget(bytes, page);
      break;
    default:
      event = make_track(bytes, page);
  }
  constexpr double step_ms = 37;
  page.at += step_ms * static_cast<double>(bytes.below(256));
  event.set("at", page.at);
  return event;
}

}  // namespace touchstone::fuzz
