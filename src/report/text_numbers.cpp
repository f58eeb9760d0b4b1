#include "report/text_numbers.hpp"

#include <algorithm>
#include <cstring>

namespace touchstone {
namespace {

/// Most such texts are too short for memcmp to be worth its call: eight bytes at once, the last eight as a whole.
bool are_same(const char* one, const char* other, std::size_t size) {
  const auto differ_at = [&](std::size_t at) {
    std::uint64_t first = 0;
    std::uint64_t second = 0;
    std::memcpy(&first, one + at, sizeof first);
    std::memcpy(&second, other + at, sizeof second);
    return first != second;
  };
  constexpr std::size_t worth_a_call = 48;
  if (size < 8 || size > worth_a_call) return std::memcmp(one, other, size) == 0;
  for (std::size_t at = 0; at + 8 < size; at += 8) {
    if (differ_at(at)) return false;
  }
  return !differ_at(size - 8);
}

/// Eight bytes at once; a text of fewer is filled up with zeros, which its length tells from one that has them.
/// Multiplying carries what is low upwards, where every bit depends on all; shifting brings it down again.
std::uint32_t hash_of(std::string_view text) {
  constexpr std::uint64_t odd = 0x9E3779B97F4A7C15;  // 2^64 by the golden ratio
  std::uint64_t hash = text.size() * odd;
  const auto take = [&](const char* at, std::size_t count) {
    std::uint64_t word = 0;
    std::memcpy(&word, at, count);
    hash = (hash ^ word) * odd;
    hash ^= hash >> 32;
  };
  std::size_t at = 0;
  for (; text.size() - at >= 8; at += 8) take(text.data() + at, 8);
  if (at < text.size() && text.size() > 8) {
    take(text.data() + text.size() - 8, 8);
  } else if (at < text.size()) {
    take(text.data() + at, text.size() - at);
  }
  return static_cast<std::uint32_t>(hash * odd >> 32);
}

}  // namespace

void TextNumbers::grow() {
  constexpr std::size_t first_slots = 64;
  std::vector<Slot> old(std::max(first_slots, slots_.size() * 2));
  old.swap(slots_);
  for (const Slot& slot : old) {
    if (slot.number == none) continue;
    std::size_t at = slot.hash & (slots_.size() - 1);
    while (slots_[at].number != none) at = (at + 1) & (slots_.size() - 1);
    slots_[at] = slot;
  }
}

std::size_t TextNumbers::slot_of(std::string_view text, std::uint32_t hash) const {
  std::size_t at = hash & (slots_.size() - 1);
  for (; slots_[at].number != none; at = (at + 1) & (slots_.size() - 1)) {
    const Slot& slot = slots_[at];
    if (slot.hash != hash || slot.place.length != text.size()) continue;
    if (are_same(bytes_.data() + slot.place.offset, text.data(), text.size())) break;
  }
  return at;
}

std::uint32_t TextNumbers::number_of(std::string_view text) {
  const std::uint32_t hash = hash_of(text);
  if ((places_.size() + 1) * 2 > slots_.size()) grow();
  Slot& slot = slots_[slot_of(text, hash)];
  if (slot.number != none || bytes_.size() + text.size() > most_bytes_) return slot.number;
  slot = {hash, count(), {static_cast<std::uint32_t>(bytes_.size()), static_cast<std::uint32_t>(text.size())}};
  places_.push_back(slot.place);
  bytes_ += text;
  return slot.number;
}

std::size_t TextNumbers::bytes() const {
  return slots_.capacity() * sizeof(Slot) + places_.capacity() * sizeof(Place) + bytes_.capacity();
}

}  // namespace touchstone
