#pragma once
#include <string>
#include <vector>

#include "lint/paths.hpp"
#include "session/session.hpp"

namespace touchstone {

/// What the real session does with a witness's answers: ids of the questions asked, and of the ending ("" for none).
/// "stuck" at the end: an answer was not taken, or more was asked than the witness answers.
inline std::vector<std::string> replay(const Survey& survey, const Witness& witness) {
  Json facts = Json::object();
  for (const char* name : {"answers", "segments", "context"}) facts.set(name, Json::object());
  for (const Json& fact : witness.facts.items()) facts.set(fact.name(), fact);
  Session session(survey, facts);
  std::vector<std::string> seen;
  while (!session.ended()) {
    const std::string id = session.current().id;
    const Json* answer = witness.answers.find(id);
    const Taken taken = answer == nullptr ? session.skip(id) : session.answer(id, *answer);
    seen.push_back(id);
    if ((taken != Taken::answered && taken != Taken::passed) || seen.size() > witness.length) {
      seen.emplace_back("stuck");
      return seen;
    }
  }
  seen.push_back(session.ending() == nullptr ? "" : session.ending()->id);
  return seen;
}

/// What the witness says will be seen.
inline std::vector<std::string> promised(const Witness& witness) {
  std::vector<std::string> seen = witness.questions;
  seen.push_back(witness.ending);
  return seen;
}

}  // namespace touchstone
