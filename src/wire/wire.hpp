#pragma once
// What crosses the engine's border, as JSON text. `widget/src/engine/types.ts` mirrors it.
#include <memory>
#include <string>
#include <string_view>

#include "engine/engine.hpp"

namespace touchstone {

/// Reads surveys.json and puts an engine for it into `engine`; none where there are errors.
/// Answers `{"touchpoints":[…],"storage":"…"}` or `{"errors":[…]}`.
std::string load(std::string_view surveys, std::unique_ptr<Engine>& engine);

/// Hands one event to the engine. Members that nobody asks for are passed over, so that a newer page can talk to an
/// older engine. Answers `{"view":…,"effects":[…]}`, or `{"error":{…}}` for what is no event; then nothing has changed.
std::string handle(std::string_view event, Engine& engine);

/// `{"error":{…}}`
std::string refusal(const Error& error);

}  // namespace touchstone
