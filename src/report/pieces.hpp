#pragma once
// What only grows, in pieces of one size: growing copies nothing, and a million rows never need twice their memory.
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>
#include <string_view>
#include <vector>

namespace touchstone {

/// With the header of the module's allocator a power of two, which is what it hands out (web/runtime.cpp).
constexpr std::size_t piece_bytes = 65'536 - 8;

template <class T, std::size_t bytes_of_piece = piece_bytes>
class Column {
 public:
  static constexpr std::size_t per_piece = bytes_of_piece / sizeof(T);

  std::size_t size() const { return size_; }
  T& operator[](std::size_t at) { return (*pieces_[at / per_piece])[at % per_piece]; }
  const T& operator[](std::size_t at) const { return (*pieces_[at / per_piece])[at % per_piece]; }
  void push_back(const T& value) {
    if (next_ == piece_end_) [[unlikely]]
      aim();
    *next_++ = value;
    ++size_;
  }
  /// New ones are as `T()` is.
  void resize(std::size_t size) {
    while (pieces_.size() * per_piece < size) pieces_.push_back(std::make_unique<Piece>());
    size_ = size;
    next_ = piece_end_ = nullptr;
  }
  /// Leaves the first `size`, at most as many as there are, and gives back the memory of the others.
  void cut(std::size_t size) {
    pieces_.resize((size + per_piece - 1) / per_piece);
    size_ = size;
    next_ = piece_end_ = nullptr;
  }
  std::size_t bytes() const { return pieces_.size() * sizeof(Piece); }

 private:
  using Piece = std::array<T, per_piece>;

  /// At the place of the next value. Apart, so that the rest of `push_back` becomes part of who calls it.
  [[gnu::noinline]] void aim() {
    if (size_ == pieces_.size() * per_piece) pieces_.push_back(std::make_unique<Piece>());
    Piece& piece = *pieces_[size_ / per_piece];
    next_ = piece.data() + size_ % per_piece;
    piece_end_ = piece.data() + per_piece;
  }

  std::vector<std::unique_ptr<Piece>> pieces_;
  std::size_t size_ = 0;
  // Where the next value goes, and how far its piece reaches; both null where that has to be looked up.
  T* next_ = nullptr;
  T* piece_end_ = nullptr;
};

/// Texts, one behind the other.
class TextPool {
 public:
  struct Place {
    std::uint32_t piece = 0;
    std::uint32_t offset = 0;
    std::uint32_t length = 0;
  };

  Place add(std::string_view text) {
    if (pieces_.empty() || used_ + text.size() > pieces_.back().size) {
      const std::size_t size = text.size() > piece_bytes ? text.size() : piece_bytes;
      pieces_.push_back({std::unique_ptr<char[]>(new char[size]), size});
      used_ = 0;
    }
    const Place place{static_cast<std::uint32_t>(pieces_.size() - 1), static_cast<std::uint32_t>(used_),
                      static_cast<std::uint32_t>(text.size())};
    std::memcpy(pieces_.back().bytes.get() + used_, text.data(), text.size());
    used_ += text.size();
    return place;
  }
  /// Valid as long as this.
  std::string_view at(const Place& place) const {
    return {pieces_[place.piece].bytes.get() + place.offset, place.length};
  }
  std::size_t bytes() const {
    std::size_t bytes = 0;
    for (const Piece& piece : pieces_) bytes += piece.size;
    return bytes;
  }

 private:
  struct Piece {
    std::unique_ptr<char[]> bytes;
    std::size_t size = 0;
  };
  std::vector<Piece> pieces_;
  std::size_t used_ = 0;  // of the last one
};

}  // namespace touchstone
