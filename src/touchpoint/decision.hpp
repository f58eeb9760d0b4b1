#pragma once
#include <string>

#include "definition/definition.hpp"
#include "touchpoint/track.hpp"
#include "touchpoint/visitor.hpp"

namespace touchstone {

/// Why a survey is not shown: the first that applies, in this order.
enum class Reason : unsigned char {
  /// There is none.
  shown,
  /// Its touchpoint has not come.
  touchpoint,
  /// Another survey is open, or about to be.
  another_open,
  /// This page has shown it already.
  shown_here,
  not_yet,
  over,
  /// It is shown only where something may be kept, and nothing may.
  consent,
  /// Somebody is about to pay.
  payment,
  condition,
  sample,
  max_shows,
  rest,
  rest_of_all,
  /// Another survey stands before it in the file.
  gives_way,
  /// No question fits this visitor.
  nothing_to_ask,
  /// It waits for its moment.
  waiting,
  /// The visitor has left before that came.
  left,
  /// Another touchpoint called it off.
  called_off,
};

/// "shown", "touchpoint", ...: the words above.
std::string_view name_of(Reason reason);

struct Decision {
  Reason reason = Reason::touchpoint;
  /// Of `rest` and `rest_of_all`: how long.
  UnixMs until = 0;
  /// Of `condition`: what it reads, and what is there. Of `gives_way`, `called_off`: by whom.
  std::string detail = {};
};

/// Whether a survey may be shown to this visitor at this moment, its touchpoint having come. What else is on the page
/// is not looked at.
Decision decide(const Definition& definition, const Survey& survey, const Track& track, const Visitor& visitor);

}  // namespace touchstone
