#pragma once
// What responses say, numbered: what is said of the group, and the answers.
//
// A shop has far fewer of these than responses. Both parts have numbers of their own, and a shape is the two of them,
// so that nothing has to be looked up for a pair. Where there are too many, a shape is kept as a whole.
#include <cstdint>
#include <deque>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "report/text_numbers.hpp"

namespace touchstone {

using ShapeNumber = std::uint32_t;

/// Every shape that was seen. Safe to use from many threads; each keeps `ShapeNumbers` in front.
class Shapes {
 public:
  struct Text {
    /// What the flags are, and what is said of the group (GroupWriter).
    std::string_view said;
    /// As they stand in shapes.
    std::string_view answers;
  };

  /// Of a shape that is kept as a whole.
  ShapeNumber number_of(const Text& text);
  /// Of one that is two numbers (ShapeNumbers); absent where these are too high.
  static std::optional<ShapeNumber> joined(std::uint32_t group, std::uint32_t answers) {
    if (group >= most_groups || answers >= most_answers) return std::nullopt;
    return group << answers_bits | answers;
  }
  /// While no thread asks for a number; valid until one does.
  Text text(ShapeNumber number) const;
  /// An order of what they say, whatever their numbers.
  bool is_less(ShapeNumber left, ShapeNumber right) const;

 private:
  friend class ShapeNumbers;
  static constexpr unsigned answers_bits = 12;
  static constexpr std::uint32_t most_answers = 1U << answers_bits;
  static constexpr std::uint32_t most_groups = 1U << (31 - answers_bits);
  static constexpr ShapeNumber whole = 1U << 31;  // marks the number of one that is kept as a whole

  std::uint32_t group_number(std::string_view said);
  std::uint32_t answers_number(std::string_view answers);

  mutable std::mutex mutex_;
  TextNumbers groups_;
  TextNumbers answers_;
  /// Both parts in one, and where the second begins.
  std::deque<std::pair<std::string, std::size_t>> wholes_;
  std::unordered_map<std::string_view, ShapeNumber> numbers_;  // of texts in `wholes_`, which stay where they are
};

/// One thread's memory of what it has met, so that it rarely asks all others.
class ShapeNumbers {
 public:
  /// `shapes` must outlive this.
  explicit ShapeNumbers(Shapes& shapes) : shapes_(shapes) {}

  // Too high for `Shapes::joined` where there are too many.
  std::uint32_t group_number(std::string_view said);
  std::uint32_t answers_number(std::string_view answers);

 private:
  Shapes& shapes_;
  TextNumbers groups_;
  TextNumbers answers_;
  /// By our own number that of all threads.
  std::vector<std::uint32_t> group_numbers_;
  std::vector<std::uint32_t> answers_numbers_;
};

}  // namespace touchstone
