#pragma once
// Paths counted the plain way: every visitor, value by value, sent through the real session. Slow and obvious; what
// src/lint/ works out must come to the same.
#include <map>
#include <set>
#include <string>
#include <vector>

#include "lint/paths.hpp"
#include "logic/evaluate.hpp"
#include "session/session.hpp"

namespace touchstone::brute {

struct Counted {
  /// Ids of the questions asked, and of the ending ("" for none), joined.
  std::set<std::string> paths;
  std::set<std::string> reached;
  std::set<std::pair<std::string, std::string>> loops;
  std::size_t shortest = SIZE_MAX;
  std::size_t longest = 0;
  /// By pointer.
  std::map<std::string, std::set<bool>> truths;
};

/// Every answer that the question can be given; null: skipped.
inline std::vector<Json> answers_to(const Question& question) {
  std::vector<Json> answers;
  if (!question.required) answers.emplace_back();
  if (kind_of(question) == QuestionKind::scale) {
    const Scale scale = form_of<ScaleForm>(question).scale();
    for (int point = scale.first; point <= scale.last; ++point) answers.emplace_back(point);
  } else if (kind_of(question) == QuestionKind::choice) {
    const auto& form = form_of<ChoiceForm>(question);
    for (unsigned picks = 1; picks < 1U << form.options.size(); ++picks) {
      Json ids = Json::array();
      for (std::size_t i = 0; i < form.options.size(); ++i) {
        if ((picks >> i & 1U) != 0) ids.push(form.options[i].id);
      }
      if (judge(question, ids, {}).verdict == Judged::Verdict::fits) answers.push_back(std::move(ids));
    }
  } else if (kind_of(question) == QuestionKind::consent) {
    answers.emplace_back(true);
    if (!question.required) answers.emplace_back(false);
  } else if (kind_of(question) == QuestionKind::text) {
    for (const char* text : {"red", "blue", "some other words"}) answers.emplace_back(text);
  }
  return answers;
}

class Counter {
 public:
  Counter(const Survey& survey, std::string pointer) : survey_(survey), pointer_(std::move(pointer)) {}

  void count(const Json& facts) { go_on(Session(survey_, facts), {}); }
  Counted take() && { return std::move(counted_); }

 private:
  void note(const std::string& pointer, const Rule& rule, const Session& session) {
    counted_.truths[pointer_ + pointer].insert(holds(rule, session.facts()));
  }

  /// What is judged between two questions, as the language says: the condition of every question passed or asked.
  void note_whens(std::size_t at, const Session& session) {
    for (; at < survey_.questions.size(); ++at) {
      const Rule& when = survey_.questions[at].when;
      note("/questions/" + std::to_string(at) + "/when", when, session);
      if (holds(when, session.facts())) return;
    }
    for (std::size_t i = 0; i < survey_.endings.size(); ++i) {
      note("/endings/" + std::to_string(i) + "/when", survey_.endings[i].when, session);
    }
  }

  void go_on(const Session& session, std::vector<std::string> way) {
    if (way.empty()) note_whens(0, session);
    if (session.ended()) {
      const std::string ending = session.ending() == nullptr ? "" : session.ending()->id;
      counted_.reached.insert(ending);
      counted_.shortest = std::min(counted_.shortest, way.size());
      counted_.longest = std::max(counted_.longest, way.size());
      std::string path;
      for (const std::string& id : way) path += id + '>';
      counted_.paths.insert(path + ending);
      return;
    }
    const Question& asked = session.current();
    const auto position = static_cast<std::size_t>(&asked - survey_.questions.data());
    way.push_back(asked.id);
    counted_.reached.insert(asked.id);
    for (const Json& answer : answers_to(asked)) {
      Session next = session;
      const Taken taken = answer.is_null() ? next.skip(asked.id) : next.answer(asked.id, answer);
      if (taken != Taken::answered && taken != Taken::passed) std::abort();
      note_answer(position, session, answer);
      const std::size_t expected = session.step() + 1;
      if (!next.ended() && next.step() < expected) {
        counted_.loops.emplace(next.current().id, asked.id);
        continue;
      }
      go_on(next, way);
    }
  }

  /// The conditions judged once this answer counts, from the facts as they are then: where it leads back, the session
  /// has forgotten them already.
  void note_answer(std::size_t position, const Session& before, const Json& answer) {
    const Question& question = survey_.questions[position];
    Json facts = before.facts();
    Judged judged = judge(question, answer, {});
    if (judged.verdict == Judged::Verdict::fits) {
      facts.find("answers")->set(question.id, judged.answer.value);
      const std::string_view segment = segment_of(question, judged.answer.value);
      if (!segment.empty()) facts.find("segments")->set(question.id, segment);
    }
    std::size_t target = position + 1;
    bool found = false;
    for (std::size_t i = 0; i < question.next.size(); ++i) {
      const bool truth = holds(question.next[i].when, facts);
      counted_.truths[pointer_ + "/questions/" + std::to_string(position) + "/next/" + std::to_string(i) + "/when"]
          .insert(truth);
      if (truth && !found) {
        found = true;
        target = question.next[i].target;
      }
    }
    if (found && target >= survey_.questions.size()) return;  // an ending
    for (; target < survey_.questions.size(); ++target) {
      const bool truth = holds(survey_.questions[target].when, facts);
      counted_.truths[pointer_ + "/questions/" + std::to_string(target) + "/when"].insert(truth);
      if (truth) return;
    }
    for (std::size_t i = 0; i < survey_.endings.size(); ++i) {
      counted_.truths[pointer_ + "/endings/" + std::to_string(i) + "/when"].insert(
          holds(survey_.endings[i].when, facts));
    }
  }

  const Survey& survey_;
  std::string pointer_;
  Counted counted_;
};

}  // namespace touchstone::brute
