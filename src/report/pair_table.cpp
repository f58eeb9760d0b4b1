#include "report/pair_table.hpp"

#include <algorithm>

#include "report/response_key.hpp"

namespace touchstone {

std::size_t PairTable::place_of(std::uint64_t pair) const {
  std::size_t at = mixed(pair) & (slots_.size() - 1);
  while (slots_[at].pair != pair && slots_[at].pair != free) at = (at + 1) & (slots_.size() - 1);
  return at;
}

void PairTable::grow() {
  constexpr std::size_t first_slots = 1024;
  std::vector<Slot> old(std::max(first_slots, slots_.size() * 2));
  old.swap(slots_);
  for (const Slot& slot : old) {
    if (slot.pair != free) slots_[place_of(slot.pair)] = slot;
  }
}

std::uint32_t& PairTable::operator[](std::uint64_t pair) {
  if ((used_ + 1) * 2 > slots_.size()) grow();
  Slot& slot = slots_[place_of(pair)];
  if (slot.pair == free) {
    slot.pair = pair;
    ++used_;
  }
  return slot.number;
}

}  // namespace touchstone
