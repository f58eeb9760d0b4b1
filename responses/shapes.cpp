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

Shapes::Text Shapes::text(ShapeNumber number) const {
  if ((number & whole) == 0) return {groups_.text(number >> answers_bits), answers_.text(number & (most_answers - 1))};
  const auto& [both, second] = wholes_[number & ~whole];
  return {std::string_view(both).substr(0, second), std::string_view(both).substr(second)};
}

bool Shapes::is_less(ShapeNumber left, ShapeNumber right) const {
  const std::lock_guard lock(mutex_);
  const Text one = text(left);
  const Text other = text(right);
  return one.said != other.said ? one.said < other.said : one.answers < other.answers;
}

std::uint32_t ShapeNumbers::group_number(std::string_view said) {
  const std::uint32_t mine = groups_.number_of(said);
  if (mine == TextNumbers::none) return mine;
  if (mine == group_numbers_.size()) group_numbers_.push_back(shapes_.group_number(said));
  return group_numbers_[mine];
}

std::uint32_t ShapeNumbers::answers_number(std::string_view answers) {
  const std::uint32_t mine = answers_.number_of(answers);
  if (mine == TextNumbers::none) return mine;
  if (mine == answers_numbers_.size()) answers_numbers_.push_back(shapes_.answers_number(answers));
  return answers_numbers_[mine];
}

}  // namespace touchstone
