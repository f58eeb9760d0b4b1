#pragma once
#include <array>
#include <cstdint>
#include <string>

#include "base/json.hpp"
#include "base/time.hpp"

namespace touchstone {

/// Fresh randomness of the page, 128 bits.
using Seed = std::array<std::uint64_t, 2>;

/// A moment of the customer journey, as the page reports it.
struct Track {
  UnixMs at = 0;
  std::string touchpoint;
  /// Whatever the shop says about this moment: an object, or null.
  Json context = {};
  /// BCP 47, of the page.
  std::string locale = {};
  /// desktop, tablet or phone
  std::string device = {};
  /// The page's address, taken apart: `url`, `host`, `path`, `query`, `hash`. Null: not said.
  Json page = {};
  /// By which the shop vouches for the order, as its server made it; nothing here reads it. Empty: none.
  std::string token = {};
  /// The page has fields for the data of a card.
  bool is_payment = false;
  Seed seed{};
};

/// What conditions see of a visitor before the first answer: `context`, `locale`, `device`, `page`, `visits`, and empty
/// `answers` and `segments`.
Json facts_of(const Track& track, unsigned visits);

}  // namespace touchstone
