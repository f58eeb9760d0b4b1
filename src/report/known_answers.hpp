#pragma once
// Answers that are written as others were: what they count as is looked up by their bytes. Free words are others each
// time: of these it is the beginning that is known.
#include <bit>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

#include "report/text_numbers.hpp"

namespace touchstone {

class KnownAnswers {
 public:
  /// The answer that begins there, if it is one without further braces: from a brace to the first that closes one.
  static std::string_view written_at(std::string_view rest) {
    constexpr std::size_t longest = 240;
    const std::size_t size = rest.substr(0, longest).find('}');
    return size == std::string_view::npos ? std::string_view() : rest.substr(0, size + 1);
  }

  using Number = std::uint32_t;
  static constexpr Number none = TextNumbers::none;
  static constexpr Number most = 10'000;

  /// `none` for an answer that was not met before.
  Number find(std::string_view written) const { return numbers_.find(written, hash_of(written)); }
  /// As what it counts, as it stands in shapes; empty where it counts as nothing. Valid until something is learned.
  std::string_view shape(Number number) const {
    return {shapes_.data() + ends_[number], ends_[number + 1] - ends_[number]};
  }

  /// An answer in free words, up to these, and its question as it is written there.
  struct Beginning {
    std::string written;
    std::string question;
  };
  /// Null pointer where none begins so.
  const Beginning* beginning_of(std::string_view rest) const {
    for (const Beginning& each : beginnings_) {
      if (rest.starts_with(each.written)) return &each;
    }
    return nullptr;
  }
  void learn_beginning(std::string_view written, std::string_view question) {
    if (beginnings_.size() < most_beginnings && beginning_of(written) == nullptr) {
      beginnings_.push_back({std::string(written), std::string(question)});
    }
  }

  void learn(std::string_view written, std::string_view shape) {
    if (numbers_.count() == most || numbers_.number_of(written, hash_of(written)) != ends_.size() - 1) return;
    shapes_ += shape;
    ends_.push_back(shapes_.size());
  }

 private:
  /// Of the question, which stands first where nobody thought of another order, and of the end, where the value stands.
  static std::uint32_t hash_of(std::string_view written) {
    constexpr std::size_t least = 32;
    if (written.size() < least) return TextNumbers::hash_of(written);
    std::uint64_t hash = written.size();
    for (const std::size_t at : {std::size_t{8}, std::size_t{16}, written.size() - 16, written.size() - 8}) {
      std::uint64_t word = 0;
      std::memcpy(&word, &written[at], sizeof word);
      hash = (std::rotl(hash, 29) ^ word) * 0x9E3779B97F4A7C15U;
    }
    return static_cast<std::uint32_t>(hash >> 32);
  }

  /// Each is compared.
  static constexpr std::size_t most_beginnings = 8;

  TextNumbers numbers_;
  std::vector<Beginning> beginnings_;
  std::string shapes_;
  /// Of each one's shape, behind the first one's beginning.
  std::vector<std::size_t> ends_ = {0};
};

}  // namespace touchstone
