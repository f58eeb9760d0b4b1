#pragma once
#include <string>
#include <vector>

#include "definition/display.hpp"
#include "definition/question.hpp"
#include "definition/show.hpp"
#include "definition/variant.hpp"

namespace touchstone {

/// What is said at the end.
struct Ending {
  std::string id;
  Text text;
  /// Which visitors it fits.
  Rule when;
  /// A code to copy. Empty: none.
  std::string coupon;
  /// An address to offer, https or mailto, and the words on it. Empty: none.
  std::string link;
  Text link_text;
  /// An address to go on to, https or mailto. Empty: none. Never beside a link.
  std::string redirect;
  /// Until the survey closes by itself. 0: it stays.
  unsigned close_after_seconds = 0;

  static constexpr unsigned longest_close_after_seconds = 600;
  /// What a redirect waits where nothing is written: long enough to read two lines.
  static constexpr unsigned redirect_after_seconds = 5;
};

/// Questions, their order and branching, endings, and when to show it.
struct Survey {
  std::string id;
  std::string touchpoint;
  Show show;
  Display display;
  std::vector<Question> questions;
  /// The first one that fits is shown. None fits, or there is none: the survey closes without a word.
  std::vector<Ending> endings;
  /// Each visitor sees one of them, always the same. Empty: all see the survey as it stands.
  std::vector<Variant> variants;
  /// Eight hexadecimal digits that change with every change of this survey: which wording was shown.
  std::string hash;

#ifdef TOUCHSTONE_BENCH_LIMITS
  static constexpr std::size_t most_questions = 10'000;  // bench/engine.mjs; never shipped
#else
  static constexpr std::size_t most_questions = 1'000;
#endif
  static constexpr std::size_t most_endings = 50;
  static constexpr std::size_t most_variants = 10;
};

void read_survey(const Cursor& cursor, Survey& survey);

}  // namespace touchstone
