#pragma once
// One showing of one survey: the answers so far, and which question they lead to.
//
// The path through the survey is never stored apart from what decides it: it follows from the questions' conditions,
// their jumps and the answers. Going back and answering otherwise lays the path anew; answers that no longer lie on it
// are kept for the visitor's return, but count for nothing: not for conditions, not for the response. So every question
// stands on the path at most once, whatever jumps say: one that leads back to a question on it takes the visitor back
// there, and what lay behind is asked anew.
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/json.hpp"
#include "definition/survey.hpp"
#include "session/answer.hpp"

namespace touchstone {

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

/// A question that was answered, and how. Null pointers: there is none.
struct Answered {
  const Question* question = nullptr;
  const Answer* answer = nullptr;
};

class Session {
 public:
  /// `survey` must outlive the session. `facts`: what conditions see before the first answer (touchpoint/track.hpp).
  /// `variant`: one of the survey's, or null. `seed` decides the order of shuffled options.
  Session(const Survey& survey, Json facts, const Variant* variant = nullptr, std::uint64_t seed = 0);

  /// Gives the current question its answer and moves on. What fits it is said in `judge`; blank is no answer.
  /// `other`: the visitor's own words beside a choice.
  Taken answer(std::string_view question, const Json& value, std::string_view other = {});
  /// Moves on without an answer; takes an earlier one back. Refused where one is required.
  Taken skip(std::string_view question);
  /// Moves to the question before, if there is one.
  void back();

  /// Nothing is left to ask.
  bool ended() const { return step_ == path_.size(); }
  /// The question asked now. Only while not ended.
  const Question& current() const { return survey_->questions[path_[step_]]; }
  /// The current question's answer from an earlier pass; its value is null where there is none. Only while not ended.
  const Answer& current_answer() const { return slots_[path_[step_]].answer; }
  /// What to select beforehand, by id of question, until the visitor gives an answer. Null: nothing.
  void suggest(Json suggestions) { suggestions_ = std::move(suggestions); }
  /// Likewise for the current question, if it is that one: what the visitor has typed and not given yet.
  void suggest(std::string_view question, const Json& value);
  /// The suggestion for the current question; its value is null where there is none that fits. Only while not ended.
  Answer suggestion() const;
  /// Why the current question's last answer was refused.
  Problem problem() const { return problem_; }
  /// The answer that was refused; null where none was.
  const Json& refused_value() const { return refused_; }
  /// How many questions lie before the current one.
  std::size_t step() const { return step_; }
  /// How many questions there can be at most on this path, those before the current one included.
  std::size_t most_steps() const;
  /// The ending a jump led to, else the first that fits. Null pointer: none. Only once ended.
  const Ending* ending() const;
  /// Decides the order of a question's options; different for each question.
  std::uint64_t seed_of(const Question& question) const;

  /// Calls `take(question, answer)` for each answer on the path, in its order.
  template <class Take>
  void each_answer(Take take) const {
    for (const std::size_t question : path_) {
      const Answer& answer = slots_[question].answer;
      if (slots_[question].passed && !answer.value.is_null()) take(survey_->questions[question], answer);
    }
  }
  /// The answer on the path to the question of that id.
  Answered answer_to(std::string_view question) const;
  /// What conditions and texts see: answers, segments, context, locale, device.
  const Json& facts() const { return facts_; }
  const Survey& survey() const { return *survey_; }
  /// The wording that this visitor sees. Null pointer: the survey has no variants.
  const Variant* variant() const { return variant_; }
  /// What is asked now. Only while not ended.
  const Text& question_text() const { return text_at(path_[step_], current().text); }
  /// What is said at the end. Only once ended, with an ending.
  const Text& ending_text() const {
    return text_at(survey_->questions.size() + static_cast<std::size_t>(ending() - survey_->endings.data()),
                   ending()->text);
  }

 private:
  static constexpr std::size_t nowhere = static_cast<std::size_t>(-1);
  struct Slot {
    bool passed = false;          // answered or skipped
    std::size_t place = nowhere;  // in path_
    Answer answer = {};           // its value is null: skipped, or not asked yet
  };

  const Text& text_at(std::size_t place, const Text& usual) const {
    return variant_ == nullptr ? usual : variant_->text_at(place, usual);
  }
  Taken refuse(Problem problem);
  void move_on();
  bool lay_path(std::size_t at);
  std::size_t after(std::size_t question);
  void cut_path(std::size_t place);
  void forget_facts();
  void note_fact(std::size_t question);

  const Survey* survey_;
  Json facts_;
  const Variant* variant_;
  std::uint64_t seed_;
  std::vector<Slot> slots_;            // one for each question
  std::vector<std::size_t> path_;      // questions passed, and the first that is not
  std::size_t step_ = 0;               // position in path_; its size once ended
  const Ending* jumped_to_ = nullptr;  // where the path ends by a jump
  Problem problem_ = Problem::none;
  Json refused_;
  Json suggestions_;
};

}  // namespace touchstone
