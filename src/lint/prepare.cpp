#include "lint/prepare.hpp"

#include <algorithm>
#include <memory>

#include "base/json_read.hpp"
#include "base/json_write.hpp"
#include "base/words.hpp"
#include "definition/definition.hpp"
#include "engine/engine.hpp"
#include "lint/checks.hpp"
#include "lint/reads.hpp"
#include "lint/written.hpp"
#include "wire/wire.hpp"

namespace touchstone {
namespace {

constexpr std::string_view key = "prepared";

/// Whether a text below this value inserts something, or an order is drawn by lot.
bool varies(const Json& value) {
  if (value.is_text()) {
    const std::list<Piece> pieces = take_apart(value.text(), false).pieces;
    return std::any_of(pieces.begin(), pieces.end(), [](const Piece& piece) { return !piece.path.empty(); });
  }
  const auto& items = value.items();
  return std::any_of(items.begin(), items.end(), [](const Json& item) {
    return (item.name() == "shuffle" && item.kind() == Json::Kind::boolean && item.boolean()) || varies(item);
  });
}

/// Why what a visitor sees first of this survey is not the same for all; empty where it is.
std::string reason_against(const Written& root, const Written& survey) {
  const Written show = survey.member("show");
  if (show.member("after_seconds") && show.member("after_seconds").value().number() > 0) {
    return "it waits, which is time enough for the engine";
  }
  for (std::size_t i = 0; i < show.count(); ++i) {
    const std::string& name = show.item(i).value().name();
    constexpr std::string_view same_for_all = "after_seconds follow cancel_on on_payment_pages";
    if (!has_word(same_for_all, name)) return joined({"\"show.", name, "\" depends on the visitor or the day"});
  }
  if (root.member("not_again_for_days")) return "surveys rest, and the engine knows for how long";
  if (survey.member("variants")) return "its variants are drawn by the engine";
  if (survey.member("display").member("type").text() == "tab") return "its tab is there first";
  const Written first = survey.member("questions").item(0);
  if (first.member("when")) return "its first question has a condition";
  if (first.member("text").value().is_text() && !root.member("locale")) {
    return R"(the file does not say in which language it is written (add "locale"))";
  }
  if (varies(first.value())) return "its first question is not the same for every visitor";
  return {};
}

/// The languages its first question is written in; "" is any other.
std::vector<std::string> languages_of(const Written& root, std::size_t survey, const std::string& question) {
  std::vector<std::string> languages = {""};
  for (const TextPlace& text : texts_of(root)) {
    if (text.survey != survey || !text.node.pointer().starts_with(question + '/')) continue;
    for (const Json& wording : text.node.value().items()) {
      if (std::find(languages.begin(), languages.end(), wording.name()) == languages.end()) {
        languages.push_back(wording.name());
      }
    }
  }
  return languages;
}

/// What the engine shows at a touchpoint to a visitor of that language; null where that is nothing.
Json first_view(const std::string& text, std::string_view touchpoint, const std::string& language) {
  std::unique_ptr<Engine> engine;
  load(text, engine);
  Json event = Json::object();
  event.set("type", "track");
  event.set("at", 0);
  event.set("touchpoint", touchpoint);
  if (!language.empty()) event.set("locale", language);
  event.set("device", "desktop");
  event.set("seed", "00000000000000000000000000000000");
  const JsonRead outcome = read_json(handle(write_json(event), *engine));
  const Json* view = outcome.value ? outcome.value->find("view") : nullptr;
  return view == nullptr ? Json() : *view;
}

/// Adds the views of a touchpoint, of which this survey is the first in the file.
void add_views(const Written& root, std::size_t survey, const std::string& text, Json& views) {
  const Written node = root.member("surveys").item(survey);
  const std::string_view touchpoint = node.member("touchpoint").text();
  Json any;
  for (const std::string& language : languages_of(root, survey, node.member("questions").item(0).pointer())) {
    Json view = first_view(text, touchpoint, language);
    if (view.is_null() || (!language.empty() && view == any)) continue;
    Json entry = Json::object();
    entry.set("touchpoint", touchpoint);
    entry.set("locale", language);
    if (language.empty()) any = view;
    entry.set("view", std::move(view));
    // The page looks for such fields, and for this word, before there is an engine.
    const Written allowed = node.member("show").member("on_payment_pages");
    if (allowed && allowed.value().boolean()) entry.set("on_payment_pages", true);
    views.push(std::move(entry));
  }
}

/// The members of an object, but for one.
Json without(const Json& object, std::string_view name) {
  Json rest = Json::object();
  for (const Json& member : object.items()) {
    if (member.name() != name) rest.set(member.name(), member);
  }
  return rest;
}

}  // namespace

Preparation prepare(std::string_view surveys, std::string_view version) {
  Preparation preparation;
  preparation.errors = read_definition(surveys).errors;
  if (!preparation.errors.empty()) return preparation;
  Json file = without(*read_json(surveys).value, key);
  const std::string text = write_json(file);
  const Written root(file);
  Json views = Json::array();
  std::vector<std::string_view> taken;
  for (std::size_t i = 0; i < root.member("surveys").count(); ++i) {
    const Written survey = root.member("surveys").item(i);
    const std::string_view touchpoint = survey.member("touchpoint").text();
    std::string reason = reason_against(root, survey);
    // Who stands second at a touchpoint depends on what has been shown before.
    if (std::find(taken.begin(), taken.end(), touchpoint) != taken.end())
      reason = "another one is first at its touchpoint";
    taken.push_back(touchpoint);
    if (reason.empty()) {
      add_views(root, i, text, views);
    } else {
      preparation.unprepared.push_back({std::string(survey.member("id").text()), std::move(reason)});
    }
  }
  preparation.views = views.items().size();
  Json prepared = Json::object();
  prepared.set("version", version);
  prepared.set("views", std::move(views));
  Json whole = file;
  whole.set(key, std::move(prepared));
  preparation.text = write_json(whole);
  preparation.errors = read_definition(*preparation.text).errors;  // it may have grown too long
  if (!preparation.errors.empty()) preparation.text.reset();
  return preparation;
}

void check_prepared(const Checked& file, Report& report) {
  const Written prepared = file.root.member(key);
  // Nothing is prepared of a file with errors.
  if (!prepared || !file.faults.none()) return;
  const Preparation anew = prepare(write_json(file.root.value()), TOUCHSTONE_VERSION);
  const JsonRead read = read_json(anew.text ? *anew.text : "{}");
  const Json* fresh = read.value ? read.value->find(key) : nullptr;
  if (fresh != nullptr && *fresh == prepared.value()) return;
  report.error("stale_views", prepared,
               "these first views are not what this version of Touchstone makes of the surveys",
               "edit the file without them, and have \"touchstone prepare\" write this one");
}

}  // namespace touchstone
