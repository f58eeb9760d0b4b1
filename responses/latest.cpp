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

/// Puts those that stay to the front, and cuts off the rest.
void Latest::keep_latest(Entries& entries, const Shapes& shapes, std::vector<std::uint32_t>& places) {
  // Where a key stands, plus 1; 0 is free. The hash's upper bits have chosen the part.
  places.assign(std::bit_ceil(2 * entries.size() + 1), 0);
  const std::size_t mask = places.size() - 1;
  std::uint32_t kept = 0;
  for (std::size_t i = 0; i < entries.size(); ++i) {
    const Entry entry = entries[i];
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
  entries.cut(kept);
}

void Latest::tidy(std::size_t part) {
  keep_latest(entries_[part], shapes_, places_);
  // Each entry is gone through twice on average, at most, and a response takes two places at most.
  limits_[part] = std::max(first_limit, 2 * entries_[part].size());
}

LatestCounts::LatestCounts(const std::vector<std::unique_ptr<Latest>>& lists, const Shapes& shapes) {
  std::vector<PairTable> counts(lists.size());
  std::vector<std::uint64_t> responses(lists.size());
  std::atomic<std::size_t> next = 0;
  const auto count = [&](std::size_t thread) {
    std::vector<std::uint32_t> places;
    for (std::size_t part = next++; part < Latest::parts; part = next++) {
      Latest::Entries& all = lists.front()->entries_[part];
      for (std::size_t i = 1; i < lists.size(); ++i) {
        Latest::Entries& more = lists[i]->entries_[part];
        for (std::size_t at = 0; at < more.size(); ++at) all.push_back(more[at]);
        more.cut(0);
      }
      Latest::keep_latest(all, shapes, places);
      for (std::size_t at = 0; at < all.size(); ++at) ++counts[thread][PairTable::pair(0, all[at].shape)];
      responses[thread] += all.size();
      all.cut(0);
    }
  };
  std::vector<std::thread> workers;
  for (std::size_t i = 1; i < lists.size(); ++i) workers.emplace_back(count, i);
  count(0);
  for (std::thread& worker : workers) worker.join();
  for (std::size_t thread = 0; thread < lists.size(); ++thread) {
    responses_ += responses[thread];
    counts[thread].for_each(
        [&](std::uint32_t, ShapeNumber shape, std::uint32_t times) { shapes_.emplace_back(shape, times); });
  }
}

}  // namespace touchstone
