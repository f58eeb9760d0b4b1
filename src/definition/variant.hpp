#pragma once
// Wordings put to the test: each visitor sees one of them, always the same, and the response says which.
#include <string>
#include <vector>

#include "definition/text.hpp"

namespace touchstone {

struct Variant {
  /// Other words for a question or an ending.
  struct Rewording {
    /// As a jump's target: position of a question, or of an ending behind them.
    std::size_t place = 0;
    Text text = {};
  };

  std::string id;
  /// Its share of the visitors, of the sum of all weights.
  unsigned weight = 1;
  std::vector<Rewording> texts;

  /// What is said at a place; `usual` where this has no other words for it.
  const Text& text_at(std::size_t place, const Text& usual) const;

  static constexpr unsigned most_weight = 1'000;
};

/// `places`: what ids of questions and endings stand for.
void read_variant(const Cursor& cursor, const Json& places, Variant& variant);

/// What is wrong with an id that stands for no place.
Said say_unknown_place(std::string_view id, const Json& places);

}  // namespace touchstone
