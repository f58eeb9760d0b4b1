#include "report/text_numbers.hpp"

#include <algorithm>
#include <functional>

namespace touchstone {

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

std::uint32_t TextNumbers::number_of(std::string_view text) {
  if ((places_.size() + 1) * 2 > slots_.size()) grow();
  const auto hash = static_cast<std::uint32_t>(std::hash<std::string_view>()(text));
  std::size_t at = hash & (slots_.size() - 1);
  for (; slots_[at].number != none; at = (at + 1) & (slots_.size() - 1)) {
    if (slots_[at].hash == hash && this->text(slots_[at].number) == text) return slots_[at].number;
  }
  if (bytes_.size() + text.size() > most_bytes_) return none;
  const std::uint32_t number = count();
  slots_[at] = {hash, number};
  places_.push_back({static_cast<std::uint32_t>(bytes_.size()), static_cast<std::uint32_t>(text.size())});
  bytes_ += text;
  return number;
}

std::size_t TextNumbers::bytes() const {
  return slots_.capacity() * sizeof(Slot) + places_.capacity() * sizeof(Place) + bytes_.capacity();
}

}  // namespace touchstone
