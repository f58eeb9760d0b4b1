#pragma once
// Records that wait, so that what they say is looked up for many at the same time: what takes the longest is to wait
// for memory, and memory can be asked for in advance.
#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "report/record.hpp"
#include "responses/group.hpp"
#include "responses/latest.hpp"
#include "responses/shapes.hpp"

namespace touchstone {

/// One thread's records on their way to entries.
class ToldRecords {
 public:
  static constexpr std::size_t most = 64;

  /// `groups`, `shapes` and `latest` must outlive this.
  ToldRecords(const GroupWriter& groups, Shapes& shapes, Latest& latest)
      : groups_(groups), numbers_(shapes), latest_(latest) {}

  void add(const RecordReader& record);
  /// Hands over those that wait.
  void settle();

 private:
  struct Told {
    ResponseKey key;
    std::uint32_t revision = 0;
    /// In `bytes_`: what it says of its group begins there, its answers there, and end there.
    std::uint32_t said_at = 0;
    std::uint32_t answers_at = 0;
    std::uint32_t end = 0;
    ShapeNumbers::Hashes hashes;
  };
  Shapes::Text text_of(const Told& told) const {
    const std::string_view bytes = bytes_;
    return {bytes.substr(told.said_at, told.answers_at - told.said_at),
            bytes.substr(told.answers_at, told.end - told.answers_at)};
  }

  const GroupWriter& groups_;
  ShapeNumbers numbers_;
  Latest& latest_;
  std::array<Told, most> told_;
  std::size_t count_ = 0;
  std::string bytes_;
};

}  // namespace touchstone
