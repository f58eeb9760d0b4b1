#include "responses/latest.hpp"

#include <algorithm>

namespace touchstone {
namespace {

/// Slots in use, of eight, at most.
constexpr std::size_t fullest = 7;

}  // namespace

ShapeNumber Shapes::number_of(std::string_view shape) {
  const std::lock_guard lock(mutex_);
  if (const auto found = numbers_.find(shape); found != numbers_.end()) return found->second;
  const auto number = static_cast<ShapeNumber>(shapes_.size());
  shapes_.emplace_back(shape);
  numbers_.emplace(shapes_.back(), number);
  return number;
}

std::string_view Shapes::shape(ShapeNumber number) const {
  const std::lock_guard lock(mutex_);
  return shapes_[number];
}

std::size_t Shapes::count() const {
  const std::lock_guard lock(mutex_);
  return shapes_.size();
}

ShapeNumber ShapeCache::number_of(std::string_view shape, std::size_t group_length) {
  const std::uint32_t group = groups_.number_of(shape.substr(0, group_length));
  const std::uint32_t answers = answers_.number_of(shape.substr(group_length));
  if (group == TextNumbers::none || answers == TextNumbers::none) return shapes_.number_of(shape);
  std::uint32_t& number = numbers_[PairTable::pair(group, answers)];
  if (number == 0) number = shapes_.number_of(shape) + 1;
  return number - 1;
}

std::size_t Latest::part_of(const ResponseKey& key) { return hash_of(key) >> 58; }

Latest::Latest(const Shapes& shapes) : shapes_(shapes) {
  static_assert(parts == 64);
  for (std::size_t i = 0; i < parts; ++i) parts_.push_back(std::make_unique<Part>());
}

void Latest::grow(Part& part) {
  constexpr std::size_t first_slots = 64;
  std::vector<Entry> old(std::max(first_slots, part.slots.size() * 2));
  old.swap(part.slots);
  const std::size_t mask = part.slots.size() - 1;
  for (const Entry& entry : old) {
    if (entry.revision == 0) continue;
    std::size_t at = hash_of(entry.key) & mask;
    while (part.slots[at].revision != 0) at = (at + 1) & mask;
    part.slots[at] = entry;
  }
}

void Latest::put_into(Part& part, const Entry& entry) const {
  if ((part.used + 1) * 8 > part.slots.size() * fullest) grow(part);
  const std::size_t mask = part.slots.size() - 1;
  std::size_t at = hash_of(entry.key) & mask;
  for (;; at = (at + 1) & mask) {
    Entry& slot = part.slots[at];
    if (slot.revision == 0) {
      slot = entry;
      ++part.used;
      return;
    }
    if (slot.key.high != entry.key.high || slot.key.low != entry.key.low) continue;
    const bool wins = entry.revision > slot.revision || (entry.revision == slot.revision && entry.shape != slot.shape &&
                                                         shapes_.shape(entry.shape) < shapes_.shape(slot.shape));
    if (wins) slot = entry;
    return;
  }
}

void Latest::put(std::size_t part, const std::vector<Entry>& entries) {
  const std::lock_guard lock(parts_[part]->mutex);
  for (const Entry& entry : entries) put_into(*parts_[part], entry);
}

std::vector<std::uint64_t> Latest::count_shapes() const {
  std::vector<std::uint64_t> counts(shapes_.count());
  for (const auto& part : parts_) {
    for (const Entry& entry : part->slots) {
      if (entry.revision != 0) ++counts[entry.shape];
    }
  }
  return counts;
}

std::size_t Latest::size() const {
  std::size_t size = 0;
  for (const auto& part : parts_) size += part->used;
  return size;
}

std::size_t Latest::bytes() const {
  std::size_t bytes = 0;
  for (const auto& part : parts_) bytes += part->slots.size() * sizeof(Entry);
  return bytes;
}

}  // namespace touchstone
