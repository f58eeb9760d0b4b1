#pragma once
#include <algorithm>
#include <cstring>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "responses/demo_data.hpp"
#include "responses/reading.hpp"

/// Gives its text in pieces of at most `piece` bytes.
class TextBytes : public touchstone::ByteSource {
 public:
  explicit TextBytes(std::string text, std::size_t piece = 1 << 20) : text_(std::move(text)), piece_(piece) {}
  touchstone::Result<std::size_t> read(char* into, std::size_t size) override {
    const std::size_t count = std::min({size, piece_, text_.size() - at_});
    std::memcpy(into, text_.data() + at_, count);
    at_ += count;
    return count;
  }

 protected:
  std::string text_;
  std::size_t piece_;

 private:
  std::size_t at_ = 0;
};

/// From any place on, as a file does.
class TextFile final : public TextBytes {
 public:
  using TextBytes::TextBytes;
  std::optional<std::size_t> size() const override { return text_.size(); }
  touchstone::Result<std::size_t> read_at(std::size_t offset, char* into, std::size_t size) override {
    const std::size_t count = std::min({size, piece_, text_.size() - std::min(offset, text_.size())});
    std::memcpy(into, text_.data() + offset, count);
    return count;
  }
};

template <class Bytes = TextBytes>
std::vector<touchstone::Input> input_of(std::string text) {
  std::vector<touchstone::Input> inputs;
  inputs.push_back({.name = "in", .bytes = std::make_unique<Bytes>(std::move(text))});
  return inputs;
}

inline std::string demo_year(std::uint64_t responses) {
  const touchstone::DemoData data(11, responses);
  std::string text;
  for (std::uint64_t number = 0; number < responses; ++number) text += data.record(number) + '\n';
  return text;
}
