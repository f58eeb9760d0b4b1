#pragma once
// Every place where the file reads something of a visit: conditions, insertions, templates.
#include <cstddef>
#include <string>
#include <vector>

#include "lint/written.hpp"

namespace touchstone {

/// One path that is read.
struct Read {
  /// A condition reads what JsonLogic's `var` reads; a text inserts `{path}`; a template, too.
  enum class By : unsigned char { condition, insertion, body_template };
  static constexpr std::size_t of_no_survey = static_cast<std::size_t>(-1);

  By by = By::condition;
  /// "answers.recommend"; "" is all there is.
  std::string path;
  /// Where it is written.
  Written node;
  /// Position of the survey; `of_no_survey` in endpoints, which see the responses of all.
  std::size_t survey = of_no_survey;
  /// How many of the survey's questions, in the order written, may have been answered by then.
  std::size_t answered = 0;
};

/// All of them, in the order of the tree. What the reader refused has been taken out of `root`.
std::vector<Read> reads_of(const Written& root);

/// A text of a survey: a string, or an object of one for each language.
struct TextPlace {
  Written node;
  std::size_t survey = 0;
  /// As in `Read`.
  std::size_t answered = 0;
};

/// All texts, in the order of the tree. What stands in templates is no text.
std::vector<TextPlace> texts_of(const Written& root);

}  // namespace touchstone
