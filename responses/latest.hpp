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

namespace touchstone {

/// A response's id: the 128 bits of a UUID, or a hash of as many of any other text.
struct ResponseKey {
  std::uint64_t high = 0;
  std::uint64_t low = 0;
};

ResponseKey key_of(std::string_view response_id);

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

/// Texts by number, in the order of their coming. For one thread. The bytes lie side by side: of all that is done for a
/// record, waiting for memory takes the longest.
class TextNumbers {
 public:
  static constexpr std::uint32_t none = 0xFFFFFFFF;
  /// The text's number, a new one for a new text; `none` once `most_bytes` are taken. A text has at least one byte.
  std::uint32_t number_of(std::string_view text);

 private:
  static constexpr std::size_t most_bytes = 8 * 1024 * 1024;
  struct Slot {
    std::size_t hash = 0;
    std::uint32_t offset = 0;
    std::uint32_t length = 0;  // 0: free
    std::uint32_t number = 0;
  };
  void grow();

  std::vector<Slot> slots_;  // as many as a power of two
  std::uint32_t used_ = 0;
  std::string bytes_;
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
  struct Slot {
    std::uint64_t pair = free;
    ShapeNumber number = 0;
  };
  static constexpr std::uint64_t free = 0xFFFFFFFFFFFFFFFF;
  std::size_t place_of(std::uint64_t pair) const;
  void grow();

  Shapes& shapes_;
  TextNumbers groups_;
  TextNumbers answers_;
  std::vector<Slot> slots_;
  std::size_t used_ = 0;
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
