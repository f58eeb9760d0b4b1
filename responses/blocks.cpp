#include "responses/blocks.hpp"

#include <algorithm>
#include <cstdint>
#include <cstring>

namespace touchstone {
namespace {

constexpr std::size_t page = 4'096;

/// Where in these bytes a page of memory begins, behind the first one. A file is read to there as it lies in its own
/// pages: where it comes to lie a few bytes further on in them, copying takes four times as long.
std::size_t first_page_in(const char* bytes) { return page - reinterpret_cast<std::uintptr_t>(bytes) % page; }

}  // namespace

void Block::set_lines(std::size_t begin, std::size_t end) {
  begin_ += begin;
  size_ = end - begin;
  std::memset(bytes_.data() + begin_ + size_, ' ', padding);
}

bool Blocks::has_failed() {
  const std::lock_guard lock(mutex_);
  return failure_.has_value();
}

void Blocks::fail(const Error& error) {
  const std::lock_guard lock(mutex_);
  failure_ = error;
}

std::size_t Blocks::read_until(Block& block, std::size_t offset, std::size_t had, std::size_t wanted) {
  block.make_room(block.begin_ + wanted);
  while (had < wanted) {
    char* const into = block.bytes_.data() + block.begin_ + had;
    Result<std::size_t> count = source_.read_at(offset + had, into, wanted - had);
    if (!count) fail(count.error());
    if (!count || *count == 0) break;
    had += *count;
  }
  return had;
}

/// The lines that begin within a share of the input; the last one may end in another share, or further on.
bool Blocks::next_share(Block& block, std::size_t whole_size) {
  const std::size_t number = number_++;
  const std::size_t share_at = number * usual_bytes;
  if (share_at >= whole_size || has_failed()) return false;
  block.number_ = number;
  block.too_long_ = false;
  // With the byte before it, and a little more than most lines have.
  constexpr std::size_t usual_line = 1'024;
  const std::size_t before = number == 0 ? 0 : 1;
  const std::size_t share = before + usual_bytes;
  std::size_t wanted = share + usual_line;
  block.make_room(page + wanted);
  block.begin_ = first_page_in(block.bytes_.data()) - before;
  std::size_t had = read_until(block, share_at - before, 0, wanted);
  const auto bytes = [&] { return std::string_view(block.bytes_.data() + block.begin_, had); };

  // A line begins where another ends.
  std::size_t begin = 0;
  if (before > 0) begin = bytes().substr(0, usual_bytes).find('\n') + 1;
  if (before > 0 && begin == 0) {
    block.set_lines(0, 0);
    return !has_failed();
  }
  std::size_t end = bytes().find('\n', share - 1);
  while (end == std::string_view::npos && had == wanted && had - share < most_line_bytes) {
    const std::size_t searched = had;
    wanted *= 2;
    had = read_until(block, share_at - before, had, wanted);
    end = bytes().find('\n', searched);
  }
  block.too_long_ = end == std::string_view::npos && had == wanted;
  if (block.too_long_) {
    end = std::max(begin, bytes().substr(0, share).rfind('\n') + 1);
  } else {
    end = end == std::string_view::npos ? had : end + 1;
  }
  block.set_lines(begin, end);
  return !has_failed();
}

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

bool Blocks::next_in_line(Block& block) {
  const std::lock_guard lock(mutex_);
  if (failure_) return false;
  block.too_long_ = false;
  block.make_room(std::max(usual_bytes, rest_.size()));
  std::copy(rest_.begin(), rest_.end(), block.bytes_.begin());
  block.begin_ = 0;
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
    if (block.size_ > most_line_bytes) {
      block.too_long_ = true;
      block.size_ = 0;
      skip_line();
      break;
    }
    searched = block.size_;
    block.make_room(2 * room);
  }
  if (block.size_ == 0 && !block.too_long_) return false;
  block.set_lines(0, block.size_);
  block.number_ = number_++;
  return true;
}

}  // namespace touchstone
