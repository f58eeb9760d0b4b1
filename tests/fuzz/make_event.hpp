#pragma once
#include <string>
#include <vector>

#include "base/json.hpp"
#include "fuzz/bytes.hpp"

namespace touchstone::fuzz {

/// What a page knows: what is drawn, and what it was asked to do.
struct Page {
  /// Null: nothing is drawn.
  Json view;
  std::vector<std::string> surveys;   // what surveys.json has, by id
  std::vector<std::string> requests;  // sent, their outcome not yet told
  std::vector<std::string> timers;    // scheduled
  unsigned tracks = 0;
  double at = 1'795'255'200'000;  // 2026-11-21T10:00:00Z
};

/// An event a page may send: mostly one that fits what is drawn, else anything of the right form.
Json make_event(Bytes& bytes, Page& page);

/// An answer to the question drawn that it may take, or be refused.
Json make_answer(Bytes& bytes, const Json& question);

}  // namespace touchstone::fuzz
