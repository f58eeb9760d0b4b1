#include "lint/liveness.hpp"

#include <algorithm>

namespace touchstone {
namespace {

/// A set of small numbers.
class Bits {
 public:
  explicit Bits(std::size_t size) : words_((size + 63) / 64) {}
  void add(std::size_t i) { words_[i / 64] |= std::uint64_t{1} << (i % 64); }
  bool holds(std::size_t i) const { return (words_[i / 64] >> (i % 64) & 1U) != 0; }
  /// Whether that changed anything.
  bool add_all(const Bits& other) {
    bool changed = false;
    for (std::size_t i = 0; i < words_.size(); ++i) {
      const std::uint64_t before = words_[i];
      words_[i] |= other.words_[i];
      changed = changed || words_[i] != before;
    }
    return changed;
  }
  std::vector<std::uint32_t> list() const {
    std::vector<std::uint32_t> all;
    for (std::size_t i = 0; i < words_.size() * 64; ++i) {
      if (holds(i)) all.push_back(static_cast<std::uint32_t>(i));
    }
    return all;
  }

 private:
  std::vector<std::uint64_t> words_;
};

void add_reads(const Model& model, std::size_t condition, Bits& bits) {
  for (const std::uint32_t variable : model.conditions()[condition].variables) bits.add(variable);
}

/// Lets each question take over what those behind it have, until nothing changes. `ahead`: before the question is
/// asked, one more than there are questions; `after`: once it is answered.
void settle(const Survey& survey, std::vector<Bits>& ahead, std::vector<Bits>& after) {
  const std::size_t count = survey.questions.size();
  for (bool changed = true; changed;) {
    changed = false;
    for (std::size_t i = count; i-- > 0;) {
      changed = after[i].add_all(ahead[i + 1]) || changed;
      for (const Jump& jump : survey.questions[i].next) {
        if (jump.target < count) changed = after[i].add_all(ahead[jump.target]) || changed;
      }
      changed = ahead[i].add_all(after[i]) || changed;
    }
  }
}

bool jumps_back(const Survey& survey) {
  for (std::size_t i = 0; i < survey.questions.size(); ++i) {
    for (const Jump& jump : survey.questions[i].next) {
      if (jump.target <= i) return true;
    }
  }
  return false;
}

}  // namespace

Liveness liveness_of(const Model& model) {
  const Survey& survey = model.survey();
  const std::size_t count = survey.questions.size();
  Liveness liveness;

  std::vector<Bits> ahead(count + 1, Bits(model.variables().size()));
  std::vector<Bits> after = ahead;
  for (std::size_t i = 0; i < survey.endings.size(); ++i) add_reads(model, model.ending(i), ahead[count]);
  for (std::size_t i = 0; i < count; ++i) {
    add_reads(model, model.when(i), ahead[i]);
    for (std::size_t j = 0; j < survey.questions[i].next.size(); ++j) add_reads(model, model.next(i, j), after[i]);
  }
  settle(survey, ahead, after);
  for (std::size_t i = 0; i < count; ++i) liveness.variables.push_back(after[i].list());

  liveness.questions.resize(count);
  if (!jumps_back(survey)) return liveness;
  ahead.assign(count + 1, Bits(count));
  after = ahead;
  for (std::size_t i = 0; i < count; ++i) ahead[i].add(i);
  settle(survey, ahead, after);
  for (std::size_t i = 0; i < count; ++i) {
    for (const std::uint32_t question : after[i].list()) {
      if (after[question].holds(question)) liveness.questions[i].push_back(question);
    }
  }
  return liveness;
}

}  // namespace touchstone
