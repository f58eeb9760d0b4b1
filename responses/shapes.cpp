#include "responses/shapes.hpp"

namespace touchstone {

std::uint32_t Shapes::group_number(std::string_view said) {
  const std::lock_guard lock(mutex_);
  return groups_.number_of(said);
}

std::uint32_t Shapes::answers_number(std::string_view answers) {
  const std::lock_guard lock(mutex_);
  return answers_.number_of(answers);
}

/// Of one that is kept as a whole.
ShapeNumber Shapes::number_of(const Text& text) {
  std::string both(text.said);
  both += text.answers;
  const std::lock_guard lock(mutex_);
  if (const auto found = numbers_.find(both); found != numbers_.end()) return found->second;
  const ShapeNumber number = whole | static_cast<ShapeNumber>(wholes_.size());
  wholes_.emplace_back(std::move(both), text.said.size());
  numbers_.emplace(wholes_.back().first, number);
  return number;
}

Shapes::Text Shapes::text_unlocked(ShapeNumber number) const {
  if ((number & whole) == 0) return {groups_.text(number >> answers_bits), answers_.text(number & (most_answers - 1))};
  const auto& [both, second] = wholes_[number & ~whole];
  return {std::string_view(both).substr(0, second), std::string_view(both).substr(second)};
}

Shapes::Text Shapes::text(ShapeNumber number) const {
  const std::lock_guard lock(mutex_);
  return text_unlocked(number);
}

bool Shapes::is_less(ShapeNumber left, ShapeNumber right) const {
  const std::lock_guard lock(mutex_);
  const Text one = text_unlocked(left);
  const Text other = text_unlocked(right);
  return one.said != other.said ? one.said < other.said : one.answers < other.answers;
}

ShapeNumbers::Hashes ShapeNumbers::prefetch(const Shapes::Text& text) const {
  const Hashes hashes{TextNumbers::hash_of(text.said), TextNumbers::hash_of(text.answers)};
  groups_.prefetch(hashes.said);
  answers_.prefetch(hashes.answers);
  return hashes;
}

ShapeNumber ShapeNumbers::number_of(const Shapes::Text& text, const Hashes& hashes) {
  const std::uint32_t first = groups_.number_of(text.said, hashes.said);
  const std::uint32_t second = answers_.number_of(text.answers, hashes.answers);
  if (first == TextNumbers::none || second == TextNumbers::none) return shapes_.number_of(text);
  if (first == group_numbers_.size()) group_numbers_.push_back(shapes_.group_number(text.said));
  if (second == answers_numbers_.size()) answers_numbers_.push_back(shapes_.answers_number(text.answers));
  const std::uint32_t group = group_numbers_[first];
  const std::uint32_t answers = answers_numbers_[second];
  if (group >= Shapes::most_groups || answers >= Shapes::most_answers) return shapes_.number_of(text);
  return group << Shapes::answers_bits | answers;
}

}  // namespace touchstone
