#pragma once
// A stream of bytes in blocks of whole lines, for many threads that take one after the other.
#include <cstddef>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "responses/bytes.hpp"

namespace touchstone {

/// Whole lines. The last one may lack its line break.
class Block {
 public:
  std::string_view text() const { return {bytes_.data(), size_}; }
  /// From 0, in the order of the input.
  std::size_t number() const { return number_; }
  /// The beginning of one line of more than `Blocks::most_line_bytes`; its rest was passed over.
  bool is_too_long() const { return too_long_; }

  /// Readers that look at many bytes at a time may read, not use, as many behind the end.
  static constexpr std::size_t padding = 64;

 private:
  friend class Blocks;
  std::vector<char> bytes_;
  std::size_t size_ = 0;
  std::size_t number_ = 0;
  bool too_long_ = false;
};

class Blocks {
 public:
  /// As much fits the second level of a processor's cache, and a thread is not kept waiting.
  static constexpr std::size_t usual_bytes = 128 * 1024;
  /// A record has 64 KiB at most where a collector took it; files from elsewhere may be more generous.
  static constexpr std::size_t most_line_bytes = 16 * 1024 * 1024;

  /// `source` must outlive this.
  explicit Blocks(ByteSource& source) : source_(source) {}

  /// Fills the block with the next lines, reusing its memory. False at the end, and after a failure. Safe to use from
  /// many threads.
  bool next(Block& block);
  /// What went wrong, once `next` answers false.
  const std::optional<Error>& failure() const { return failure_; }

 private:
  /// Reads once, behind what is there. False at the end.
  bool read_more(Block& block);
  void skip_line();

  std::mutex mutex_;
  ByteSource& source_;
  std::string rest_;  // what was read behind the last line break
  std::size_t number_ = 0;
  bool ended_ = false;
  std::optional<Error> failure_;
};

}  // namespace touchstone
