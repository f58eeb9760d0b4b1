#include "report/raw_text.hpp"

#include <cstring>
#include <optional>

#include "base/utf8.hpp"

namespace touchstone {
namespace {

/// The four hexadecimal digits at `at` as a number; negative for what is none.
int hexadecimal(const char* at) {
  int number = 0;
  for (int i = 0; i < 4; ++i) {
    const char c = at[i];
    const int digit = (c >= '0' && c <= '9')   ? c - '0'
                      : (c >= 'a' && c <= 'f') ? c - 'a' + 10
                      : (c >= 'A' && c <= 'F') ? c - 'A' + 10
                                               : -1;
    if (digit < 0) return -1;
    number = number << 4 | digit;
  }
  return number;
}

constexpr bool is_high_surrogate(int unit) { return unit >= 0xD800 && unit < 0xDC00; }
constexpr bool is_low_surrogate(int unit) { return unit >= 0xDC00 && unit < 0xE000; }

void append_code_point(std::string& text, unsigned point) {
  const auto byte = [&](unsigned value) { text += static_cast<char>(value); };
  if (point < 0x80) return byte(point);
  if (point < 0x800) {
    byte(0xC0 | point >> 6);
  } else if (point < 0x10000) {
    byte(0xE0 | point >> 12);
    byte(0x80 | (point >> 6 & 0x3F));
  } else {
    byte(0xF0 | point >> 18);
    byte(0x80 | (point >> 12 & 0x3F));
    byte(0x80 | (point >> 6 & 0x3F));
  }
  byte(0x80 | (point & 0x3F));
}

char meant_by(char escape) {
  switch (escape) {
    case 'b':
      return '\b';
    case 'f':
      return '\f';
    case 'n':
      return '\n';
    case 'r':
      return '\r';
    case 't':
      return '\t';
    default:
      return escape;
  }
}

/// How many bytes follow the first of a code point, and between what the first of these lies (Unicode 15, table 3-7:
/// well-formed UTF-8 byte sequences).
struct Following {
  std::ptrdiff_t count = 0;
  unsigned least = 0x80;
  unsigned most = 0xBF;
};

/// Absent for a byte that begins none.
std::optional<Following> following(unsigned char first) {
  if (first < 0x80) return Following{};
  if (first < 0xC2 || first > 0xF4) return std::nullopt;
  if (first < 0xE0) return Following{.count = 1};
  if (first < 0xF0) {
    return Following{.count = 2, .least = first == 0xE0 ? 0xA0U : 0x80U, .most = first == 0xED ? 0x9FU : 0xBFU};
  }
  return Following{.count = 3, .least = first == 0xF0 ? 0x90U : 0x80U, .most = first == 0xF4 ? 0x8FU : 0xBFU};
}

/// How long the code point is that begins there; 0: none does.
std::ptrdiff_t code_point_at(const char* at, const char* end) {
  const std::optional<Following> rest = following(static_cast<unsigned char>(*at));
  if (!rest || end - at <= rest->count) return 0;
  if (rest->count == 0) return 1;
  const auto second = static_cast<unsigned char>(at[1]);
  if (second < rest->least || second > rest->most) return 0;
  for (std::ptrdiff_t i = 2; i <= rest->count; ++i) {
    if (begins_code_point(at[i])) return 0;
  }
  return rest->count + 1;
}

/// How long the escape is that begins at the backslash; 0: it is none.
std::ptrdiff_t escape_at(const char* at, const char* end) {
  if (end - at < 2) return 0;
  if (at[1] != 'u') return std::string_view("\"\\/bfnrt").find(at[1]) == std::string_view::npos ? 0 : 2;
  const int unit = end - at < 6 ? -1 : hexadecimal(at + 2);
  if (unit < 0 || is_low_surrogate(unit)) return 0;
  if (!is_high_surrogate(unit)) return 6;
  if (end - at < 12 || at[6] != '\\' || at[7] != 'u' || !is_low_surrogate(hexadecimal(at + 8))) return 0;
  return 12;
}

}  // namespace

std::string_view spelled_out(const RawText& text, std::string& room) {
  room.clear();
  const char* const end = text.begin + text.size;
  for (const char* at = text.begin; at < end; ++at) {
    if (*at != '\\') {
      room += *at;
      continue;
    }
    ++at;
    if (*at != 'u') {
      room += meant_by(*at);
      continue;
    }
    int point = hexadecimal(at + 1);
    at += 4;
    if (is_high_surrogate(point)) {
      point = 0x10000 + ((point - 0xD800) << 10) + (hexadecimal(at + 3) - 0xDC00);
      at += 6;
    }
    append_code_point(room, static_cast<unsigned>(point));
  }
  return room;
}

bool is_utf8(std::string_view text) {
  const char* at = text.data();
  const char* const end = at + text.size();
  while (at < end) {
    std::uint64_t eight = 0x80;
    if (end - at >= 8) std::memcpy(&eight, at, sizeof eight);
    if ((eight & 0x8080808080808080) == 0) {
      at += 8;
    } else if (const std::ptrdiff_t length = code_point_at(at, end); length > 0) {
      at += length;
    } else {
      return false;
    }
  }
  return true;
}

bool has_good_escapes(std::string_view text) {
  const char* at = text.data();
  const char* const end = at + text.size();
  while (at < end) {
    const std::ptrdiff_t length = *at == '\\' ? escape_at(at, end) : 1;
    if (length == 0) return false;
    at += length;
  }
  return true;
}

}  // namespace touchstone
