#pragma once
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/reader.hpp"
#include "definition/scale.hpp"
#include "definition/text.hpp"
#include "logic/rule.hpp"

namespace touchstone {

/// What a point of a scale stands for.
struct Label {
  int value = 0;
  Text text;
};

/// A score on the scale of its metric.
struct ScaleForm {
  Metric metric = Metric::nps;
  /// Wording of single points.
  std::vector<Label> labels;
};

/// An answer in the visitor's own words.
struct TextForm {
  bool multiline = true;
  /// In code points.
  unsigned max_length = default_max_length;
  /// Empty: none.
  Text placeholder;

  static constexpr unsigned default_max_length = 2'000;
  /// Some such answers fit into what collectors take and a page may send while it is being closed (64 KiB).
  static constexpr unsigned longest = 2'000;
};

/// One thing asked.
struct Question {
  std::string id;
  Text text;
  /// Empty: none.
  Text help;
  /// Unless written: scores are, text is not.
  bool required = true;
  /// Where this is false, the question is passed over.
  Rule when;
  std::variant<ScaleForm, TextForm> form;
};

void read_question(const Cursor& cursor, Question& question);

/// "nps", "csat", "ces", "text"
std::string_view type_name(const Question& question);

}  // namespace touchstone
