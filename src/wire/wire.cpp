#include "wire/wire.hpp"

#include "base/hex.hpp"
#include "base/json_read.hpp"
#include "base/reader.hpp"
#include "base/utf8.hpp"
#include "base/words.hpp"
#include "wire/write.hpp"

namespace touchstone {
namespace {

/// Events carry what a shop says about a moment: smaller than a surveys.json, and as deep.
constexpr JsonLimits event_limits{.bytes = 64 * 1024, .depth = 32};

void read_seed(const Cursor& cursor, Seed& seed) {
  const std::string_view text = cursor.text();
  constexpr std::size_t half = 16;
  const bool valid =
      text.size() == 2 * half && read_hex(text.substr(0, half), seed[0]) && read_hex(text.substr(half), seed[1]);
  if (!valid)
    cursor.complain("bad_seed", [&] {
      return Said{"the seed is not 32 hexadecimal digits", "write 128 random bits in lower case"};
    });
}

void required_seed(ObjectReader& object, Seed& seed) {
  object.required("seed", [&](const Cursor& c) { read_seed(c, seed); });
}

/// What the page says about the visitor and the moment.
void read_visit(ObjectReader& object, UnixMs at, Track& track) {
  track.at = at;
  object.optional_value("context", track.context);
  object.optional_text("locale", track.locale);
  object.optional_text("device", track.device);
  object.optional_value("page", track.page);
  object.optional_text("token", track.token);
  required_seed(object, track.seed);
}

/// Whether somebody only tries it out.
bool read_mode(ObjectReader& object) {
  bool is_test = false;
  object.optional_word("mode", "live test", is_test);
  return is_test;
}

void read_invitation(ObjectReader& object, const Engine& engine, Invitation& invitation) {
  object.required("survey", [&](const Cursor& c) {
    const std::string& id = c.text();
    invitation.survey = engine.find(id);
    if (invitation.survey == nullptr) {
      c.complain("unknown_survey", [&] {
        return Said{joined({"there is no survey \"", beginning(id, 100), "\""}), "write the id of one in surveys.json"};
      });
    }
  });
  invitation.is_test = read_mode(object);
  object.optional_value("answers", invitation.suggestions);
}

/// An event as it is read: what is wrong anywhere in it keeps all of it from having an effect.
struct Telling {
  const Cursor& cursor;
  const Problems& problems;
  ObjectReader& object;
  UnixMs at;
  Engine& engine;
  Effects& effects;
};

void tell_track(const Telling& told) {
  Track track;
  read_visit(told.object, told.at, track);
  track.touchpoint = told.object.required_text("touchpoint");
  told.object.optional_boolean("payment", track.is_payment);
  const bool is_test = read_mode(told.object);
  if (told.problems.none()) told.engine.track(std::move(track), is_test, told.effects);
}

void tell_timer(const Telling& told) {
  const std::string_view timer = told.object.required_text("timer");
  bool is_payment = false;
  told.object.optional_boolean("payment", is_payment);
  if (told.problems.none()) told.engine.timer(told.at, timer, is_payment, told.effects);
}

void tell_answer(const Telling& told) {
  const std::string_view question = told.object.required_text("question");
  const Json* value = told.cursor.value().find("value");
  told.object.required("value", [](const Cursor&) {});
  std::string other;
  told.object.optional("other", [&](const Cursor& c) { other = c.value().text(); });
  if (told.problems.none()) told.engine.answer(told.at, question, *value, other, told.effects);
}

void tell_sent(const Telling& told) {
  constexpr unsigned highest_status = 999;
  const std::string_view request = told.object.required_text("request");
  Outbox::Ending ending;
  told.object.required(
      "status", [&](const Cursor& c) { ending.status = static_cast<HttpStatus>(c.count_number(0, highest_status)); });
  // Any number may come: the endpoint's clock is not ours, and what it asks for is bounded where it is heeded.
  told.object.optional("retry_after_ms", [&](const Cursor& c) {
    const double asked = c.value().number();
    if (asked >= 0) {
      ending.retry_after_ms =
          asked < static_cast<double>(longest_asked_ms) ? static_cast<std::int64_t>(asked) : longest_asked_ms;
    }
  });
  told.object.optional_boolean("unknown", ending.is_unknown);
  if (told.problems.none()) told.engine.sent(request, ending, told.effects);
}

void tell_show(const Telling& told) {
  std::unique_ptr<Invitation> invitation(new Invitation);
  read_visit(told.object, told.at, invitation->track);
  read_invitation(told.object, told.engine, *invitation);
  if (told.problems.none()) told.engine.ask(std::move(invitation), told.effects);
}

void tell_visitor(const Telling& told) {
  Seed seed{};
  std::size_t storage = 0;
  std::string stored;
  told.object.required("storage", [&](const Cursor& c) { storage = c.one_of(storage_names); });
  told.object.optional("stored", [&](const Cursor& c) { stored = c.value().text(); });
  required_seed(told.object, seed);
  if (told.problems.none()) told.engine.meet(told.at, static_cast<Storage>(storage), stored, seed, told.effects);
}

void tell_kept(const Telling& told) {
  const std::string_view key = told.object.required_text("key");
  const std::string_view text = told.object.required_text("text");
  bool is_elsewhere = false;
  told.object.optional_boolean("elsewhere", is_elsewhere);
  if (told.problems.none()) told.engine.find_kept(told.at, key, text, is_elsewhere, told.effects);
}

void tell_skip(const Telling& told) {
  const std::string_view question = told.object.required_text("question");
  if (told.problems.none()) told.engine.skip(told.at, question, told.effects);
}

void tell_open(const Telling& told) {
  Seed seed{};
  required_seed(told.object, seed);
  if (told.problems.none()) told.engine.open(told.at, seed, told.effects);
}

void tell_locale(const Telling& told) {
  const std::string_view locale = told.object.required_text("locale");
  if (told.problems.none()) told.engine.change_locale(locale);
}

void tell_typed(const Telling& told) {
  const std::string_view question = told.object.required_text("question");
  const Json* value = told.cursor.value().find("value");
  if (told.problems.none() && value != nullptr) told.engine.typed(question, *value);
}

void tell_forget(const Telling& told) {
  std::string survey;
  told.object.optional_text("survey", survey);
  if (told.problems.none()) told.engine.forget(survey);
}

// In one order.
constexpr std::string_view happenings =
    "track timer answer skip back close page_hidden sent show open locale typed forget visitor navigate explain kept";
enum class Happening : unsigned char {
  track,
  timer,
  answer,
  skip,
  back,
  close,
  page_hidden,
  sent,
  show,
  open,
  locale,
  typed,
  forget,
  visitor,
  navigate,
  explain,
  kept
};

void dispatch(const Cursor& cursor, const Problems& problems, Engine& engine, Effects& effects) {
  ObjectReader object(cursor, "an event");
  Happening what{};
  UnixMs at = 0;
  object.required("type", [&](const Cursor& c) { what = static_cast<Happening>(c.one_of(happenings)); });
  object.required("at",
                  [&](const Cursor& c) { at = static_cast<UnixMs>(c.number(0, static_cast<double>(latest_moment))); });
  if (!problems.none()) return;
  const Telling told{cursor, problems, object, at, engine, effects};
  switch (what) {
    case Happening::track:
      return tell_track(told);
    case Happening::timer:
      return tell_timer(told);
    case Happening::answer:
      return tell_answer(told);
    case Happening::skip:
      return tell_skip(told);
    case Happening::back:
      return engine.back();
    case Happening::close:
      return engine.close(at, effects);
    case Happening::page_hidden:
      return engine.page_hidden(effects);
    case Happening::sent:
      return tell_sent(told);
    case Happening::show:
      return tell_show(told);
    case Happening::open:
      return tell_open(told);
    case Happening::locale:
      return tell_locale(told);
    case Happening::typed:
      return tell_typed(told);
    case Happening::forget:
      return tell_forget(told);
    case Happening::visitor:
      return tell_visitor(told);
    case Happening::navigate:
      return engine.navigate(effects);
    case Happening::explain:
      return engine.explain(effects);
    case Happening::kept:
      return tell_kept(told);
  }
}

}  // namespace

std::string load(std::string_view surveys, std::unique_ptr<Engine>& engine) {
  engine.reset();
  DefinitionRead read = read_definition(surveys);
  std::string text;
  JsonWriter out(text);
  out.open_object();
  out.name(read.definition ? "touchpoints" : "errors");
  out.open_array();
  for (const Error& error : read.errors) write_error(out, error);
  if (read.definition) {
    engine.reset(new Engine(std::move(*read.definition)));
    for (const Survey& survey : engine->definition().surveys) {
      out.text(survey.touchpoint);
      for (const Json& ender : survey.show.cancel_on.items()) out.text(ender.text());
    }
  }
  out.close_array();
  if (engine) out.member("storage", name_of(engine->definition().storage));
  out.close_object();
  return text;
}

std::string handle(std::string_view event, Engine& engine) {
  JsonRead json = read_json(event, event_limits);
  if (!json.value) return refusal(json.errors.front());
  Problems problems(event);
  std::string text;
  JsonWriter out(text);
  out.open_object();
  out.name("effects");
  out.open_array();
  EffectWriter effects(out);
  dispatch(Cursor(*json.value, problems), problems, engine, effects);
  if (!problems.none()) return refusal(std::move(problems).take().front());
  out.close_array();
  out.name("view");
  write_view(out, engine);
  out.close_object();
  return text;
}

std::string refusal(const Error& error) {
  std::string text;
  JsonWriter out(text);
  out.open_object();
  out.name("error");
  write_error(out, error);
  out.close_object();
  return text;
}

void write_error(JsonWriter& out, const Error& error) {
  out.open_object();
  out.member("code", error.code);
  out.member("pointer", error.pointer);
  out.member_number("line", error.line);
  out.member_number("column", error.column);
  out.member("message", error.message);
  out.member("hint", error.hint);
  out.close_object();
}

}  // namespace touchstone
