#pragma once
// Bytes in blocks of whole lines, for many threads. Where they can be read from any place on, each thread reads its
// own, else one after the other.
#include <atomic>
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
  std::string_view text() const { return {bytes_.data() + begin_, size_}; }
  /// From 0, in the order of the input.
  std::size_t number() const { return number_; }
  /// Behind its lines there was one of more than `Blocks::most_line_bytes`, which is left out.
  bool ends_too_long() const { return too_long_; }

  /// Readers that look at many bytes at a time may read, not use, as many behind the end.
  static constexpr std::size_t padding = 256;

 private:
  friend class Blocks;
  /// So many bytes, and what readers look at behind them.
  void make_room(std::size_t size) {
    if (bytes_.size() < size + padding) bytes_.resize(size + padding);
  }
  /// Of the bytes from `begin_` on.
  void set_lines(std::size_t begin, std::size_t end);

  std::vector<char> bytes_;
  std::size_t begin_ = 0;
  std::size_t size_ = 0;
  std::size_t number_ = 0;
  bool too_long_ = false;
};

class Blocks {
 public:
  /// As much fits the second level of a processor's cache, and a thread is not kept waiting.
  static constexpr std::size_t usual_bytes = 128 * 1024;
  /// A record has 64 KiB at most where a collector took it; files from elsewhere may be more generous. Lines of up to
  /// so many bytes come, longer ones may.
  static constexpr std::size_t most_line_bytes = 16 * 1024 * 1024;

  /// `source` must outlive this.
  explicit Blocks(ByteSource& source) : source_(source), whole_size_(source.size()) {}

  /// Fills the block with the next lines, reusing its memory; there may be none in it. False at the end, and after a
  /// failure. Safe to use from many threads.
  bool next(Block& block) { return whole_size_ ? next_share(block, *whole_size_) : next_in_line(block); }
  /// What went wrong, once `next` answers false.
  const std::optional<Error>& failure() const { return failure_; }

 private:
  bool next_share(Block& block, std::size_t whole_size);
  /// Reads on behind the `had` bytes that are there from `offset` on, until there are so many as wanted. Answers how
  /// many there are: less at the end only.
  std::size_t read_until(Block& block, std::size_t offset, std::size_t had, std::size_t wanted);
  bool has_failed();
  void fail(const Error& error);

  bool next_in_line(Block& block);
  /// Reads once, behind what is there. False at the end.
  bool read_more(Block& block);
  void skip_line();

  std::mutex mutex_;
  ByteSource& source_;
  std::optional<std::size_t> whole_size_;
  std::string rest_;  // what was read behind the last line break
  std::atomic<std::size_t> number_ = 0;
  bool ended_ = false;
  std::optional<Error> failure_;
};

}  // namespace touchstone
