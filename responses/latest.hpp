#pragma once
// One entry per response: what its latest revision says, in 24 bytes.
//
// What a response says is its shape: the group it belongs to and its scored answers, as bytes. A shop has far fewer
// shapes than responses, so each is kept once, and a response holds its number.
#include <array>
#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "report/pair_table.hpp"
#include "report/response_key.hpp"
#include "report/text_numbers.hpp"

namespace touchstone {

using ShapeNumber = std::uint32_t;

/// Every shape that was seen, numbered. Safe to use from many threads; each keeps its own `ShapeCache` in front.
class Shapes {
 public:
  ShapeNumber number_of(std::string_view shape);
  /// Valid as long as this.
  std::string_view shape(ShapeNumber number) const;
  std::size_t count() const;

 private:
  mutable std::mutex mutex_;
  std::deque<std::string> shapes_;
  std::unordered_map<std::string_view, ShapeNumber> numbers_;  // of texts in `shapes_`, which stay where they are
};

/// One thread's memory of shapes it has met, so that it rarely asks all others. Groups are few and answers are few;
/// their pairs are many, and only numbers of them are kept.
class ShapeCache {
 public:
  /// `shapes` must outlive this.
  explicit ShapeCache(Shapes& shapes) : shapes_(shapes) {}
  /// Of a shape, of which the first `group_length` bytes (> 0) are the group.
  ShapeNumber number_of(std::string_view shape, std::size_t group_length);

 private:
  Shapes& shapes_;
  TextNumbers groups_;
  TextNumbers answers_;
  /// Of a group and its answers the shape's number plus 1.
  PairTable numbers_;
};

struct Entry {
  ResponseKey key;
  std::uint32_t revision = 0;  // 0: nobody's
  ShapeNumber shape = 0;
};

/// The latest entry of every response.
class Latest {
 public:
  /// A power of two: as many threads can write at the same time, and tables grow one by one.
  static constexpr std::size_t parts = 64;
  static std::size_t part_of(const ResponseKey& key);

  /// `shapes` must outlive this.
  explicit Latest(const Shapes& shapes);

  /// Takes entries that are all of one part. The highest revision stays, whatever the order. Of one revision that came
  /// twice with different content, which collectors refuse, the lesser shape stays: also whatever the order.
  void put(std::size_t part, const std::vector<Entry>& entries);

  /// How many entries each shape has, by number.
  std::vector<std::uint64_t> count_shapes() const;
  /// Responses; and bytes that they take here.
  std::size_t size() const;
  std::size_t bytes() const;

 private:
  struct Part {
    std::mutex mutex;
    std::vector<Entry> slots;
    std::size_t used = 0;
  };
  void put_into(Part& part, const Entry& entry) const;
  static void grow(Part& part);

  const Shapes& shapes_;
  std::vector<std::unique_ptr<Part>> parts_;
};

}  // namespace touchstone
