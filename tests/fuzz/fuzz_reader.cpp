// surveys.json: whatever stands in it, it is either accepted or refused with errors that say where and why; what is
// accepted can be used.
#include <algorithm>
#include <cstddef>
#include <cstdint>

#include "base/json_write.hpp"
#include "conformance/c_engine.hpp"
#include "definition/definition.hpp"
#include "fuzz/check_view.hpp"
#include "fuzz/make_event.hpp"

namespace {

using touchstone::Json;
namespace fuzz = touchstone::fuzz;

void check_error(const touchstone::Error& error, std::string_view text) {
  fuzz::require(!error.code.empty(), "an error has a code");
  fuzz::require(!error.message.empty(), "an error has a message", error.code);
  fuzz::require(error.pointer.empty() || error.pointer.front() == '/', "a pointer begins with /", error.pointer);
  // A text that is too big was not read, so no place in it is wrong.
  if (error.code == "too_big") return;
  const auto lines = static_cast<unsigned>(std::count(text.begin(), text.end(), '\n')) + 1;
  fuzz::require(error.line >= 1 && error.line <= lines && error.column >= 1, "an error stands in the text", error.code);
}

/// The text's own bytes decide what visitors do with it.
void use(std::string_view text) {
  touchstone::CEngine engine;
  const Json loaded = fuzz::parse(engine.load(text));
  fuzz::Bytes bytes(reinterpret_cast<const std::uint8_t*>(text.data()), text.size());
  fuzz::Page page;
  const auto handle = [&](const Json& event) {
    const Json answer = fuzz::parse(engine.handle(touchstone::write_json(event)));
    page.view = fuzz::member(answer, "view");
    fuzz::check_view(page.view);
  };
  constexpr std::size_t most_touchpoints = 4;
  std::size_t count = 0;
  for (const Json& touchpoint : fuzz::member(loaded, "touchpoints").items()) {
    if (++count > most_touchpoints) break;
    Json track = Json::object();
    track.set("type", "track");
    track.set("at", page.at);
    track.set("touchpoint", touchpoint);
    track.set("seed", "0123456789abcdef0123456789abcdef");
    handle(track);
    constexpr int most_events = 20;
    for (int i = 0; i < most_events; ++i) handle(make_event(bytes, page));
    Json close = Json::object();
    close.set("type", "close");
    close.set("at", page.at);
    handle(close);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const touchstone::DefinitionRead read = touchstone::read_definition(text);
  fuzz::require(read.definition.has_value() == read.errors.empty(), "a text is accepted or has errors");
  fuzz::require(read.errors.size() <= touchstone::Problems::most, "errors come to an end");
  for (const touchstone::Error& error : read.errors) check_error(error, text);
  if (!read.definition) return 0;
  // The same content, differently laid out, is the same definition.
  const auto again = touchstone::read_definition(touchstone::write_json(*touchstone::read_json(text).value));
  fuzz::require(again.definition.has_value(), "what was accepted is accepted when it is written compactly");
  const auto& surveys = read.definition->surveys;
  for (std::size_t i = 0; i < surveys.size(); ++i) {
    fuzz::require(again.definition->surveys[i].hash == surveys[i].hash, "layout does not change the hash");
  }
  use(text);
  return 0;
}
