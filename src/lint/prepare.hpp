#pragma once
// First views, drawn before the engine is there.
//
// A page that asks at once waits for surveys.json, the widget and the engine. What the engine will say there is known
// beforehand wherever it does not depend on the visitor, so the file can carry it: the widget draws that view as soon
// as it can, keeps what the visitor does, and hands it to the engine when that has arrived. The engine stays the judge:
// what it says takes the place of what was prepared.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.hpp"

namespace touchstone {

/// A survey without a prepared view, and why.
struct Unprepared {
  std::string survey;
  /// "it waits 2 seconds, which is time enough for the engine"
  std::string reason;
};

struct Preparation {
  /// surveys.json with its first views, as one line. Absent where there are errors.
  std::optional<std::string> text;
  std::vector<Error> errors;
  /// How many views it holds: one for each touchpoint and language, where languages differ.
  std::size_t views = 0;
  std::vector<Unprepared> unprepared;
};

/// Prepares a surveys.json, whether or not it is prepared already. `version`: of the engine that will run in the page;
/// a widget of another one leaves the views alone.
Preparation prepare(std::string_view surveys, std::string_view version);

}  // namespace touchstone
