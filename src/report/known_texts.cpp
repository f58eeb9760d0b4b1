#include "report/known_texts.hpp"

#include <algorithm>
#include <bit>
#include <cstring>
#include <map>
#include <span>
#include <utility>

namespace touchstone {
namespace {

/// Where two of one group differ first, among the bytes that all have; `length` if none do.
std::size_t first_difference(const std::vector<KnownTexts::Text>& texts, const std::vector<std::size_t>& groups,
                             std::size_t length) {
  std::vector<const char*> first_of(texts.size(), nullptr);
  std::size_t first = length;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    const char* const bytes = texts[i].bytes.data();
    const char*& other = first_of[groups[i]];
    if (other == nullptr) other = bytes;
    if (std::memcmp(bytes, other, first) == 0) continue;
    first = static_cast<std::size_t>(std::mismatch(bytes, bytes + first, other).first - bytes);
  }
  return first;
}

}  // namespace

// What is looked at of a short text is what comes first, in words of the machine.
static_assert(std::endian::native == std::endian::little);

void KnownTexts::add(const Text& text) {
  const auto same = [&](const Text& each) { return each.number == text.number; };
  const auto place = static_cast<std::size_t>(std::find_if(texts_.begin(), texts_.end(), same) - texts_.begin());
  if (place < built_) return;
  if (place == texts_.size()) texts_.push_back(text);
  if (++missed_ > built_ / 8) build();
}

void KnownTexts::build() {
  built_ = texts_.size();
  missed_ = 0;
  forks_.clear();
  slots_.clear();
  rest_.clear();
  std::vector<Text> sorted = texts_;
  std::sort(sorted.begin(), sorted.end(), [](const Text& one, const Text& other) { return one.bytes < other.bytes; });
  // One that begins as another does stands right before it, or before others that do.
  std::vector<Text> told_apart;
  for (std::size_t i = 0; i < sorted.size(); ++i) {
    const bool begins_another = i + 1 < sorted.size() && sorted[i + 1].bytes.starts_with(sorted[i].bytes);
    if (begins_another) {
      rest_.push_back(sorted[i].number);
    } else {
      told_apart.push_back(sorted[i]);
    }
  }
  // The longer ones of those first.
  std::reverse(rest_.begin(), rest_.end());
  root_ = told_apart.empty() ? none : add_these(told_apart);
}

KnownTexts::Number KnownTexts::add_these(const std::vector<Text>& texts) {
  return texts.size() == 1 ? texts.front().number : add_fork(texts);
}

KnownTexts::Number KnownTexts::add_fork(const std::vector<Text>& texts) {
  std::size_t length = texts.front().bytes.size();
  for (const Text& text : texts) length = std::min(length, text.bytes.size());
  Fork fork;
  const std::size_t word_size = std::min(length, sizeof(Word));
  if (word_size < sizeof(Word)) fork.mask = (Word{1} << (8 * word_size)) - 1;

  // Words that tell groups apart, until there are as many groups as texts.
  std::vector<std::size_t> groups(texts.size(), 0);
  for (std::size_t sample = 0; sample < samples; ++sample) {
    const std::size_t differ = first_difference(texts, groups, length);
    if (differ == length) break;
    const std::size_t at = std::min(differ, length - word_size);
    for (std::size_t each = sample; each < samples; ++each) fork.at[each] = static_cast<std::uint8_t>(at);
    std::map<std::pair<std::size_t, Word>, std::size_t> numbers;
    for (std::size_t i = 0; i < texts.size(); ++i) {
      groups[i] =
          numbers.try_emplace({groups[i], word_at(&texts[i].bytes[at]) & fork.mask}, numbers.size()).first->second;
    }
  }

  // Different words may have one place: then among more of them.
  std::vector<std::vector<Text>> places;
  const auto tells_nothing = [&] {
    return std::any_of(places.begin(), places.end(), [&](const auto& place) { return place.size() == texts.size(); });
  };
  const auto fewest = static_cast<unsigned>(std::bit_width(2 * texts.size()));
  constexpr unsigned more = 6;
  for (unsigned bits = fewest; bits == fewest || (tells_nothing() && bits < fewest + more); ++bits) {
    fork.shift = static_cast<std::uint8_t>(64 - bits);
    places.assign(std::size_t{1} << bits, {});
    for (const Text& text : texts) places[place_of(fork, text.bytes.data())].push_back(text);
  }
  if (tells_nothing()) {
    for (const Text& text : std::span(texts).subspan(1)) rest_.insert(rest_.begin(), text.number);
    return texts.front().number;
  }

  fork.first_slot = static_cast<std::uint32_t>(slots_.size());
  const auto number = static_cast<Number>(first_fork + forks_.size());
  forks_.push_back(fork);
  slots_.resize(slots_.size() + places.size(), none);
  for (std::size_t place = 0; place < places.size(); ++place) {
    if (places[place].empty()) continue;
    const Number there = add_these(places[place]);
    slots_[fork.first_slot + place] = there;
  }
  return number;
}

}  // namespace touchstone
