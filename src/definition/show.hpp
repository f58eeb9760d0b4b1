#pragma once
// When a survey appears, and to whom.
#include <string>

#include "base/time.hpp"
#include "definition/display.hpp"
#include "logic/rule.hpp"

namespace touchstone {

/// What becomes of a survey that is shown; each of these leaves its moment behind.
enum class Outcome : unsigned char { shown, answered, dismissed };

/// "shown", "answered", "dismissed", parted by one space each, in the order of the enumeration.
constexpr std::string_view outcome_names = "shown answered dismissed";
constexpr std::size_t outcome_count = 3;

/// How long a visitor is left alone, counted from each outcome by itself: what was shown and then answered rests until
/// both are over.
struct Rest {
  /// By `Outcome`. 0: not at all.
  double days[outcome_count] = {0, 0, 0};

  bool none() const { return days[0] == 0 && days[1] == 0 && days[2] == 0; }
};

struct Show {
  /// From the touchpoint to the first question.
  double after_seconds = 0;
  /// Whether that goes on where the visitor goes to another page of a single-page shop.
  bool follows = false;
  /// Touchpoints that call it off meanwhile: a list of texts, or null.
  Json cancel_on;
  /// Whether it may appear on a page where somebody is about to pay.
  bool on_payment_pages = false;
  Rule when;
  /// How many of 100 visitors are asked, always the same ones.
  double sample_percent = 100;
  Rest rest;
  /// How often one visitor sees it. 0: as often as it comes.
  unsigned max_shows = 0;
  UnixMs from = 0;
  UnixMs until = latest_moment;
  /// Only where the page may keep that it was shown: else nothing of the above outlives the page.
  bool needs_storage = false;
};

void read_show(const Cursor& cursor, Show& show);

/// "not_again_for_days": a number for all outcomes, or an object with one for some of them.
void optional_rest(ObjectReader& object, Rest& rest);

/// Names of moments are the shop's own: words joined by dots, as in "checkout.completed".
const std::string& read_touchpoint(const Cursor& cursor);

}  // namespace touchstone
