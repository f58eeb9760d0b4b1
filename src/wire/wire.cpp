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

/// Reads the whole event before it hands it on: an event that is wrong anywhere has no effect.
void dispatch(const Cursor& cursor, const Problems& problems, Engine& engine, Effects& effects) {
  ObjectReader object(cursor, "an event");
  std::size_t type = 0;
  UnixMs at = 0;
  object.required("type", [&](const Cursor& c) {
    type = c.one_of(
        "track timer answer skip back close page_hidden sent show open locale typed forget visitor navigate explain "
        "kept");
  });
  object.required("at",
                  [&](const Cursor& c) { at = static_cast<UnixMs>(c.number(0, static_cast<double>(latest_moment))); });
  if (!problems.none()) return;
  switch (type) {
    case 0: {
      Track track;
      read_visit(object, at, track);
      track.touchpoint = object.required_text("touchpoint");
      object.optional_boolean("payment", track.is_payment);
      const bool is_test = read_mode(object);
      if (problems.none()) engine.track(std::move(track), is_test, effects);
      return;
    }
    case 1: {
      const std::string_view timer = object.required_text("timer");
      bool is_payment = false;
      object.optional_boolean("payment", is_payment);
      if (problems.none()) engine.timer(at, timer, is_payment, effects);
      return;
    }
    case 2: {
      const std::string_view question = object.required_text("question");
      const Json* value = cursor.value().find("value");
      object.required("value", [](const Cursor&) {});
      std::string other;
      object.optional("other", [&](const Cursor& c) { other = c.value().text(); });
      if (problems.none()) engine.answer(at, question, *value, other, effects);
      return;
    }
    case 3: {
      const std::string_view question = object.required_text("question");
      if (problems.none()) engine.skip(at, question, effects);
      return;
    }
    case 4:
      return engine.back();
    case 5:
      return engine.close(at, effects);
    case 6:
      return engine.page_hidden(effects);
    case 7: {
      constexpr unsigned highest_status = 999;
      const std::string_view request = object.required_text("request");
      Outbox::Ending ending;
      object.required("status", [&](const Cursor& c) {
        ending.status = static_cast<HttpStatus>(c.count_number(0, highest_status));
      });
      // Any number may come: the endpoint's clock is not ours, and what it asks for is bounded where it is heeded.
      object.optional("retry_after_ms", [&](const Cursor& c) {
        const double asked = c.value().number();
        if (asked >= 0) {
          ending.retry_after_ms =
              asked < static_cast<double>(longest_asked_ms) ? static_cast<std::int64_t>(asked) : longest_asked_ms;
        }
      });
      object.optional_boolean("unknown", ending.is_unknown);
      if (problems.none()) engine.sent(request, ending, effects);
      return;
    }
    case 8: {
      std::unique_ptr<Invitation> invitation(new Invitation);
      read_visit(object, at, invitation->track);
      read_invitation(object, engine, *invitation);
      if (problems.none()) engine.ask(std::move(invitation), effects);
      return;
    }
    case 9: {
      Seed seed{};
      required_seed(object, seed);
      if (problems.none()) engine.open(at, seed, effects);
      return;
    }
    case 10: {
      const std::string_view locale = object.required_text("locale");
      if (problems.none()) engine.change_locale(locale);
      return;
    }
    case 11: {
      const std::string_view question = object.required_text("question");
      const Json* value = cursor.value().find("value");
      if (problems.none() && value != nullptr) engine.typed(question, *value);
      return;
    }
    case 12: {
      std::string survey;
      object.optional_text("survey", survey);
      if (problems.none()) engine.forget(survey);
      return;
    }
    case 13: {
      Seed seed{};
      std::size_t storage = 0;
      std::string stored;
      object.required("storage", [&](const Cursor& c) { storage = c.one_of(storage_names); });
      object.optional("stored", [&](const Cursor& c) { stored = c.value().text(); });
      required_seed(object, seed);
      if (problems.none()) engine.meet(at, static_cast<Storage>(storage), stored, seed, effects);
      return;
    }
    case 14:
      return engine.navigate(effects);
    case 15:
      return engine.explain(effects);
    case 16: {
      const std::string_view key = object.required_text("key");
      const std::string_view text = object.required_text("text");
      bool is_elsewhere = false;
      object.optional_boolean("elsewhere", is_elsewhere);
      if (problems.none()) engine.find_kept(at, key, text, is_elsewhere, effects);
      return;
    }
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
