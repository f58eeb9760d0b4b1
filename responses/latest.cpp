#include "responses/latest.hpp"

#include <algorithm>
#include <atomic>
#include <bit>
#include <thread>

#include "report/pair_table.hpp"

namespace touchstone {

Latest::Latest(const Shapes& shapes) : shapes_(shapes) {
  static_assert(parts == 256);
  limits_.fill(first_limit);
}

void Latest::gather(Entries& from, std::vector<Entry>& into) {
  into.reserve(into.size() + from.size());
  for (std::size_t at = 0; at < from.size(); ++at) into.push_back(from[at]);
  from.cut(0);
}

void Latest::keep_latest(Room& room, const Shapes& shapes) {
  // Where a key stands, plus 1; 0 is free. The hash's upper bits have chosen the part.
  auto& [entries, places] = room;
  places.assign(std::bit_ceil(2 * entries.size() + 1), 0);
  const std::size_t mask = places.size() - 1;
  std::uint32_t kept = 0;
  for (const Entry& entry : entries) {
    std::size_t at = hash_of(entry.key) & mask;
    while (places[at] != 0 && entries[places[at] - 1].key != entry.key) at = (at + 1) & mask;
    if (places[at] == 0) {
      entries[kept] = entry;
      places[at] = ++kept;
      continue;
    }
    Entry& known = entries[places[at] - 1];
    const bool wins =
        entry.revision > known.revision ||
        (entry.revision == known.revision && entry.shape != known.shape && shapes.is_less(entry.shape, known.shape));
    if (wins) known = entry;
  }
  entries.resize(kept);
}

void Latest::tidy(std::size_t part) {
  gather(entries_[part], room_.entries);
  keep_latest(room_, shapes_);
  for (const Entry& entry : room_.entries) entries_[part].push_back(entry);
  // Each entry is gone through twice on average, at most, and a response takes two places at most.
  limits_[part] = std::max(first_limit, 2 * room_.entries.size());
  room_.entries.clear();
}

namespace {

ShapeCounts in_order(const PairTable& counted) {
  ShapeCounts counts;
  counts.reserve(counted.size());
  counted.for_each([&](std::uint32_t, ShapeNumber shape, std::uint32_t times) { counts.emplace_back(shape, times); });
  std::sort(counts.begin(), counts.end());
  return counts;
}

/// Both in order.
ShapeCounts merged(const ShapeCounts& some, const ShapeCounts& others) {
  ShapeCounts both;
  both.reserve(some.size() + others.size());
  auto other = others.begin();
  for (const auto& [shape, times] : some) {
    for (; other != others.end() && other->first < shape; ++other) both.push_back(*other);
    const bool is_same = other != others.end() && other->first == shape;
    both.emplace_back(shape, times + (is_same ? other++->second : 0));
  }
  both.insert(both.end(), other, others.end());
  return both;
}

}  // namespace

LatestCounts::LatestCounts(const std::vector<std::unique_ptr<Latest>>& lists, const Shapes& shapes) {
  std::vector<ShapeCounts> counts(lists.size());
  std::vector<std::uint64_t> responses(lists.size());
  std::atomic<std::size_t> next = 0;
  const auto count = [&](std::size_t thread) {
    Latest::Room room;
    PairTable counted;
    const auto pair_of = [&](std::size_t at) { return PairTable::pair(0, room.entries[at].shape); };
    for (std::size_t part = next++; part < Latest::parts; part = next++) {
      room.entries.clear();
      for (const auto& list : lists) Latest::gather(list->entries_[part], room.entries);
      Latest::keep_latest(room, shapes);
      responses[thread] += room.entries.size();
      // What is looked up lies anywhere: it is asked for in time.
      constexpr std::size_t ahead = 16;
      for (std::size_t at = 0; at < room.entries.size(); ++at) {
        if (at + ahead < room.entries.size()) counted.prefetch(pair_of(at + ahead));
        ++counted[pair_of(at)];
      }
    }
    counts[thread] = in_order(counted);
  };
  std::vector<std::thread> workers;
  for (std::size_t i = 1; i < lists.size(); ++i) workers.emplace_back(count, i);
  count(0);
  for (std::thread& worker : workers) worker.join();
  for (std::size_t thread = 0; thread < lists.size(); ++thread) {
    responses_ += responses[thread];
    shapes_ = thread == 0 ? std::move(counts[thread]) : merged(shapes_, counts[thread]);
  }
}

}  // namespace touchstone
