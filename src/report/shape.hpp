#pragma once
// What a response counts as, written as bytes and read again.
//
// A byte of flags; for each dimension a value; for each scored answer its metric, its point and its question; where
// details are asked for, for each chosen option and each comment its mark, its question and itself. Texts stand behind
// their length in two bytes; a value that is not there has the length `no_text`.
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/utf8.hpp"
#include "scoring/tally.hpp"

namespace touchstone {

constexpr unsigned char test_flag = 1;
constexpr unsigned char started_flag = 2;
constexpr unsigned char completed_flag = 4;
constexpr unsigned char dismissed_flag = 8;

/// In the place of a metric: CES of a variant that is not known, a chosen option, a comment.
constexpr unsigned char unknown_ces = 0x10;
constexpr unsigned char choice_mark = 0x40;
constexpr unsigned char comment_mark = 0x41;

/// In the place of a point.
constexpr unsigned char not_on_scale = 0xFF;

constexpr std::size_t no_text = 0xFFFF;
/// Longer ones are cut: no name of a touchpoint is as long, and what a comment is about stands at its beginning.
constexpr std::size_t longest_text = 2'000;

/// What stands in the place of the metric for a scored answer of that type and variant. Absent: no score is made of it.
std::optional<unsigned char> mark_of(std::optional<std::string_view> type, std::optional<std::string_view> variant);

/// What stands in the place of the point for a number that was answered.
unsigned char point_mark_of(unsigned char mark, double number);

/// The text's beginning, as long as shapes hold it.
inline std::string_view cut_to_shape(std::string_view text) { return beginning(text, longest_text); }

inline void append_text(std::string& shape, std::string_view text) {
  text = cut_to_shape(text);
  shape += static_cast<char>(text.size() & 0xFF);
  shape += static_cast<char>(text.size() >> 8);
  shape += text;
}

inline void append_no_text(std::string& shape) { shape.append("\xFF\xFF", 2); }

inline void append(std::string& shape, const std::optional<std::string_view>& text) {
  if (text) {
    append_text(shape, *text);
  } else {
    append_no_text(shape);
  }
}

/// Reads a shape from its front. Only for what was written as above.
class ShapeReader {
 public:
  explicit ShapeReader(std::string_view shape) : rest_(shape) {}

  bool at_end() const { return rest_.empty(); }
  std::string_view rest() const { return rest_; }
  unsigned char byte() {
    const auto byte = static_cast<unsigned char>(rest_.front());
    rest_.remove_prefix(1);
    return byte;
  }
  std::optional<std::string_view> text() {
    const std::size_t low = byte();
    const std::size_t length = low | static_cast<std::size_t>(byte()) << 8;
    if (length == no_text) return std::nullopt;
    const std::string_view text = rest_.substr(0, length);
    rest_.remove_prefix(length);
    return text;
  }

 private:
  std::string_view rest_;
};

/// Calls `visit(mark, point, question)` for every scored answer of a shape, behind its group.
template <class Visit>
void for_each_scored(std::string_view answers, Visit visit) {
  for (ShapeReader reader(answers); !reader.at_end();) {
    const unsigned char mark = reader.byte();
    if (mark == choice_mark || mark == comment_mark) {
      reader.text();
      reader.text();
      continue;
    }
    const unsigned char point = reader.byte();
    visit(mark, point, reader.text().value_or(""));
  }
}

}  // namespace touchstone
