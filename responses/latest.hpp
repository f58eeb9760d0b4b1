#pragma once
// The latest revision of every response: 24 bytes each.
//
// What comes is put behind what has come, in one of many parts by the hash of its key, and now and then a part is gone
// through and only the latest revisions stay. So memory is written from front to back, and looked up is within a part,
// which fits a processor's cache; a table of all responses does not.
#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <utility>
#include <vector>

#include "report/pieces.hpp"
#include "report/response_key.hpp"
#include "responses/shapes.hpp"

namespace touchstone {

struct Entry {
  ResponseKey key;
  /// From 1 on.
  std::uint32_t revision = 0;
  ShapeNumber shape = 0;
};

/// One thread's.
class Latest {
 public:
  static constexpr std::size_t parts = 256;

  /// `shapes` must outlive this.
  explicit Latest(const Shapes& shapes);

  /// The highest revision stays, whatever the order. Of one revision that came twice with different content, which
  /// collectors refuse, the lesser shape stays: also whatever the order.
  void put(const Entry& entry);

 private:
  friend class LatestCounts;
  using Entries = Column<Entry, 8 * 1024>;

  /// A part may have so many entries before it is gone through for the first time.
  static constexpr std::size_t first_limit = 4'096;

  /// What it takes to go through a part.
  struct Room {
    std::vector<Entry> entries;
    std::vector<std::uint32_t> places;
  };
  /// Moves entries behind those that are there, so that they lie side by side.
  static void gather(Entries& from, std::vector<Entry>& into);
  /// Puts the latest to the front and cuts off the rest.
  static void keep_latest(Room& room, const Shapes& shapes);
  void tidy(std::size_t part);

  const Shapes& shapes_;
  std::array<Entries, parts> entries_;
  std::array<std::size_t, parts> limits_{};
  Room room_;
};

/// Shapes, each with how many responses say that.
using ShapeCounts = std::vector<std::pair<ShapeNumber, std::uint64_t>>;

/// How many responses say what, of all that threads have met.
class LatestCounts {
 public:
  /// As many threads as there are lists work on it, which are empty afterwards.
  LatestCounts(const std::vector<std::unique_ptr<Latest>>& lists, const Shapes& shapes);

  std::uint64_t responses() const { return responses_; }
  /// By number, so that those of one group stand together.
  const ShapeCounts& shapes() const { return shapes_; }

 private:
  std::uint64_t responses_ = 0;
  ShapeCounts shapes_;
};

inline void Latest::put(const Entry& entry) {
  const std::size_t part = hash_of(entry.key) >> 56;
  Entries& entries = entries_[part];
  entries.push_back(entry);
  if (entries.size() >= limits_[part]) [[unlikely]]
    tidy(part);
}

}  // namespace touchstone
