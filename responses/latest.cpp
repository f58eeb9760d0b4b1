#include "responses/latest.hpp"

#include <algorithm>

#include "base/random.hpp"

namespace touchstone {
namespace {

std::uint64_t mixed(std::uint64_t value) { return Random(value).next(); }

std::uint64_t hash_of(const ResponseKey& key) { return mixed(key.high ^ (key.low * 0x9E3779B97F4A7C15U)); }

/// What each byte is as a hexadecimal digit in lower case; negative for what is none.
constexpr std::array<std::int8_t, 256> hexadecimal_digits() {
  std::array<std::int8_t, 256> digits{};
  for (std::int8_t& digit : digits) digit = -1;
  for (std::int8_t i = 0; i < 10; ++i) digits[static_cast<std::size_t>('0' + i)] = i;
  for (std::int8_t i = 10; i < 16; ++i) digits[static_cast<std::size_t>('a' + i - 10)] = i;
  return digits;
}
constexpr std::array<std::int8_t, 256> digit_of = hexadecimal_digits();

/// Reads on behind `value`. `sign` becomes negative for what is no digit.
std::uint64_t read_digits(std::string_view text, std::size_t at, std::size_t count, std::uint64_t value, int& sign) {
  for (std::size_t i = at; i < at + count; ++i) {
    const int digit = digit_of[static_cast<unsigned char>(text[i])];
    sign |= digit;
    value = value << 4 | static_cast<std::uint64_t>(digit & 15);
  }
  return value;
}

/// False for what is no UUID in lower case.
bool read_uuid(std::string_view text, ResponseKey& key) {
  if (text.size() != 36 || text[8] != '-' || text[13] != '-' || text[18] != '-' || text[23] != '-') return false;
  int sign = 0;
  key.high = read_digits(text, 0, 8, 0, sign);
  key.high = read_digits(text, 9, 4, key.high, sign);
  key.high = read_digits(text, 14, 4, key.high, sign);
  key.low = read_digits(text, 19, 4, 0, sign);
  key.low = read_digits(text, 24, 12, key.low, sign);
  return sign >= 0;
}

/// Slots in use, of eight, at most.
constexpr std::size_t fullest = 7;

}  // namespace

ResponseKey key_of(std::string_view response_id) {
  ResponseKey key;
  if (read_uuid(response_id, key)) return key;
  // Two hashes with different beginnings, byte by byte: such ids are rare, and 128 bits do not meet by accident.
  key = {0x6A09E667F3BCC908U, 0xBB67AE8584CAA73BU};
  for (const char c : response_id) {
    key.high = mixed(key.high ^ static_cast<unsigned char>(c));
    key.low = mixed(key.low + static_cast<unsigned char>(c));
  }
  return key;
}

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

void TextNumbers::grow() {
  constexpr std::size_t first_slots = 64;
  std::vector<Slot> old(std::max(first_slots, slots_.size() * 2));
  old.swap(slots_);
  for (const Slot& slot : old) {
    if (slot.length == 0) continue;
    std::size_t at = slot.hash & (slots_.size() - 1);
    while (slots_[at].length != 0) at = (at + 1) & (slots_.size() - 1);
    slots_[at] = slot;
  }
}

std::uint32_t TextNumbers::number_of(std::string_view text) {
  if ((std::size_t{used_} + 1) * 2 > slots_.size()) grow();
  const std::size_t hash = std::hash<std::string_view>()(text);
  std::size_t at = hash & (slots_.size() - 1);
  for (; slots_[at].length != 0; at = (at + 1) & (slots_.size() - 1)) {
    const Slot& slot = slots_[at];
    if (slot.hash == hash && std::string_view(bytes_).substr(slot.offset, slot.length) == text) return slot.number;
  }
  if (bytes_.size() + text.size() > most_bytes) return none;
  slots_[at] = {hash, static_cast<std::uint32_t>(bytes_.size()), static_cast<std::uint32_t>(text.size()), used_};
  bytes_ += text;
  return used_++;
}

std::size_t ShapeCache::place_of(std::uint64_t pair) const {
  std::size_t at = mixed(pair) & (slots_.size() - 1);
  while (slots_[at].pair != pair && slots_[at].pair != free) at = (at + 1) & (slots_.size() - 1);
  return at;
}

void ShapeCache::grow() {
  constexpr std::size_t first_slots = 1024;
  std::vector<Slot> old(std::max(first_slots, slots_.size() * 2));
  old.swap(slots_);
  for (const Slot& slot : old) {
    if (slot.pair != free) slots_[place_of(slot.pair)] = slot;
  }
}

ShapeNumber ShapeCache::number_of(std::string_view shape, std::size_t group_length) {
  const std::uint32_t group = groups_.number_of(shape.substr(0, group_length));
  // No answers are an answer, too, but a text of no bytes has no number.
  const std::string_view rest = shape.substr(group_length);
  const std::uint32_t answers = rest.empty() ? TextNumbers::none - 1 : answers_.number_of(rest);
  if (group == TextNumbers::none || answers == TextNumbers::none) return shapes_.number_of(shape);
  if ((used_ + 1) * 2 > slots_.size()) grow();
  const std::uint64_t pair = std::uint64_t{group} << 32 | answers;
  Slot& slot = slots_[place_of(pair)];
  if (slot.pair == free) {
    slot = {pair, shapes_.number_of(shape)};
    ++used_;
  }
  return slot.number;
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
