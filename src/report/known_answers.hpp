#pragma once
// Answers that are written as others were: what they count as is looked up by their bytes. Free words are others each
// time: of these it is the beginning that is known.
#include <cstddef>
#include <deque>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "report/known_texts.hpp"

namespace touchstone {

class KnownAnswers {
 public:
  using Number = KnownTexts::Number;
  static constexpr Number none = KnownTexts::none;
  static constexpr Number most = 2'000;
  /// Of those that are remembered.
  static constexpr std::size_t longest = 240;
  /// As many bytes must be readable where one is looked for.
  static constexpr std::size_t looked_at = longest + KnownTexts::looked_at_behind;

  struct Known {
    /// All of it, or up to the free words, with their quote.
    std::string_view written;
    bool is_beginning = false;
    bool counts = false;
  };

  /// The one that stands there; `none` for an answer that was not met before.
  Number find(const char* at) const {
    return found_.find(at, [&](Number number) { return stands_at(known_[number].written, at); });
  }
  const Known& operator[](Number number) const { return known_[number]; }
  /// As what it counts, as it stands in shapes; empty where it counts as nothing.
  const std::string& shape(Number number) const { return texts_[number].shape; }
  /// Of free words, as it is written.
  const std::string& question(Number number) const { return texts_[number].question; }

  void learn(std::string_view written, std::string_view shape) {
    learn(written, false, {.bytes = {}, .shape = std::string(shape), .question = {}});
  }
  /// An answer in free words, up to these.
  void learn_beginning(std::string_view written, std::string_view question) {
    learn(written, true, {.bytes = {}, .shape = {}, .question = std::string(question)});
  }

 private:
  struct Texts {
    /// What is written, and behind that as many bytes as are looked at.
    std::string bytes;
    std::string shape;
    std::string question;
  };

  void learn(std::string_view written, bool is_beginning, Texts texts) {
    if (written.size() > longest || written.find('\n') != std::string_view::npos) return;
    auto found = numbers_.find(written);
    if (found == numbers_.end()) {
      if (known_.size() == most) return;
      texts.bytes.reserve(written.size() + KnownTexts::looked_at_behind);
      texts.bytes.append(written).append(KnownTexts::looked_at_behind, '\0');
      texts_.push_back(std::move(texts));
      const std::string_view kept = std::string_view(texts_.back().bytes).substr(0, written.size());
      found = numbers_.emplace(kept, static_cast<Number>(known_.size())).first;
      known_.push_back({kept, is_beginning, !texts_.back().shape.empty()});
    }
    found_.add({found->second, found->first});
  }

  // What is looked at for every record lies side by side, apart from the rest.
  std::vector<Known> known_;
  /// They stay where they are.
  std::deque<Texts> texts_;
  std::map<std::string_view, Number> numbers_;
  KnownTexts found_;
};

}  // namespace touchstone
