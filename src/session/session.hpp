#pragma once
// One showing of one survey: the answers so far, and which question they lead to.
//
// The path through the survey is never stored apart from what decides it: it follows from the questions' conditions
// and the answers. Going back and answering otherwise lays the path anew; answers that no longer lie on it are kept for
// the visitor's return, but count for nothing: not for conditions, not for the response.
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/json.hpp"
#include "definition/survey.hpp"

namespace touchstone {

/// Why an answer was not taken; the visitor can mend it.
enum class Problem : unsigned char { none, required, too_long };

/// What became of an answer.
enum class Taken : unsigned char {
  /// It counts, and the session has moved on.
  answered,
  /// The session has moved on, and the answers are what they were.
  passed,
  /// It does not fit the question that is asked now, as after a double click; nothing has changed.
  ignored,
  /// `problem()` says why.
  refused,
};

class Session {
 public:
  /// `survey` must outlive the session. `facts`: what conditions see before the first answer (touchpoint/track.hpp).
  Session(const Survey& survey, Json facts);

  /// Gives the current question its answer and moves on: a whole number on a scale, or text. Blank text is no answer.
  Taken answer(std::string_view question, const Json& value);
  /// Moves on without an answer; takes an earlier one back. Refused where one is required.
  Taken skip(std::string_view question);
  /// Moves to the question before, if there is one.
  void back();

  /// Nothing is left to ask.
  bool ended() const { return step_ == path_.size(); }
  /// The question asked now. Only while not ended.
  const Question& current() const { return survey_->questions[path_[step_]]; }
  /// The current question's answer from an earlier pass; null where there is none. Only while not ended.
  const Json& current_value() const { return slots_[path_[step_]].value; }
  /// Why the current question's last answer was refused.
  Problem problem() const { return problem_; }
  /// How many questions lie before the current one.
  std::size_t step() const { return step_; }
  /// How many questions there can be at most on this path, those before the current one included.
  std::size_t most_steps() const;
  /// The first ending that fits. Null pointer: none. Only once ended.
  const Ending* ending() const;

  /// Calls `take(question, value)` for each answer on the path, in its order.
  template <class Take>
  void each_answer(Take take) const {
    for (const std::size_t question : path_) {
      const Json& value = slots_[question].value;
      if (!value.is_null()) take(survey_->questions[question], value);
    }
  }
  /// What conditions and texts see: answers, segments, context, locale, device.
  const Json& facts() const { return facts_; }
  const Survey& survey() const { return *survey_; }

 private:
  struct Slot {
    bool passed = false;  // answered or skipped
    Json value;           // null: skipped, or not asked yet
  };

  void move_on();
  void extend_path(std::size_t from);
  void note_fact(std::size_t question);

  const Survey* survey_;
  Json facts_;
  std::vector<Slot> slots_;        // one for each question
  std::vector<std::size_t> path_;  // questions passed, and the first that is not
  std::size_t step_ = 0;           // position in path_; its size once ended
  Problem problem_ = Problem::none;
};

/// The segment of an answer that fits the question; empty for text.
std::string_view segment_of(const Question& question, const Json& value);

}  // namespace touchstone
