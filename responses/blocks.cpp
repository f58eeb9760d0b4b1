#include "responses/blocks.hpp"

#include <algorithm>
#include <cstring>

namespace touchstone {

bool Blocks::read_more(Block& block) {
  if (ended_) return false;
  Result<std::size_t> count =
      source_.read(block.bytes_.data() + block.size_, block.bytes_.size() - Block::padding - block.size_);
  if (!count) failure_ = count.error();
  ended_ = !count || *count == 0;
  if (ended_) return false;
  block.size_ += *count;
  return true;
}

void Blocks::skip_line() {
  char bytes[4096];
  for (;;) {
    Result<std::size_t> count = source_.read(bytes, sizeof bytes);
    if (!count) failure_ = count.error();
    ended_ = !count || *count == 0;
    if (ended_) return;
    if (const void* end = std::memchr(bytes, '\n', *count); end != nullptr) {
      const std::size_t used = static_cast<std::size_t>(static_cast<const char*>(end) - bytes) + 1;
      rest_.assign(bytes + used, *count - used);
      return;
    }
  }
}

bool Blocks::next(Block& block) {
  const std::lock_guard lock(mutex_);
  if (failure_) return false;
  block.too_long_ = false;
  if (block.bytes_.empty()) block.bytes_.resize(usual_bytes + Block::padding);
  if (block.bytes_.size() < rest_.size() + Block::padding) block.bytes_.resize(rest_.size() + Block::padding);
  std::copy(rest_.begin(), rest_.end(), block.bytes_.begin());
  block.size_ = rest_.size();
  rest_.clear();
  std::size_t searched = 0;
  for (;;) {
    const std::size_t room = block.bytes_.size() - Block::padding;
    while (block.size_ < room && read_more(block)) {
    }
    if (failure_) return false;
    const std::size_t last = block.text().substr(searched).rfind('\n');
    if (last != std::string_view::npos && !ended_) {
      const std::size_t end = searched + last + 1;
      rest_.assign(block.bytes_.data() + end, block.size_ - end);
      block.size_ = end;
      break;
    }
    if (ended_) break;
    if (block.size_ >= most_line_bytes) {
      block.too_long_ = true;
      skip_line();
      break;
    }
    searched = block.size_;
    block.bytes_.resize(2 * room + Block::padding);
  }
  if (block.size_ == 0) return false;
  std::memset(block.bytes_.data() + block.size_, ' ', Block::padding);
  block.number_ = number_++;
  return true;
}

}  // namespace touchstone
