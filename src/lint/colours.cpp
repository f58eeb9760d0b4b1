// accent_contrast: the widget keeps text readable (4.5:1, WCAG 2.2, 1.4.3) whatever colours a shop writes, by moving a
// colour that falls short. This says so beforehand, and which colour it becomes. widget/src/theme/palette.ts does it;
// the arithmetic here is the same.
#include <algorithm>
#include <array>
#include <cmath>

#include "base/decimal.hpp"
#include "base/words.hpp"
#include "lint/checks.hpp"

namespace touchstone {
namespace {

using Rgb = std::array<double, 3>;  // 0 to 255

constexpr Rgb white{255, 255, 255};
constexpr Rgb black{0, 0, 0};
constexpr Rgb dark_background{28, 30, 36};
constexpr double readable = 4.5;

double hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  return (c | 0x20) - 'a' + 10;
}

/// "#rgb" or "#rrggbb", which the reader has checked.
Rgb read_colour(std::string_view written) {
  const bool is_short = written.size() == 4;
  Rgb colour{};
  for (std::size_t i = 0; i < colour.size(); ++i) {
    const double high = hex_digit(written[is_short ? 1 + i : 1 + 2 * i]);
    const double low = is_short ? high : hex_digit(written[2 + 2 * i]);
    colour[i] = high * 16 + low;
  }
  return colour;
}

std::string write_colour(const Rgb& colour) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string written = "#";
  for (const double channel : colour) {
    const auto value = static_cast<unsigned>(std::lround(channel));
    written += digits[value / 16];
    written += digits[value % 16];
  }
  return written;
}

double luminance(const Rgb& colour) {
  const auto linear = [](double channel) {
    const double share = channel / 255;
    return share <= 0.04045 ? share / 12.92 : std::pow((share + 0.055) / 1.055, 2.4);
  };
  return 0.2126 * linear(colour[0]) + 0.7152 * linear(colour[1]) + 0.0722 * linear(colour[2]);
}

double contrast(const Rgb& a, const Rgb& b) {
  const double first = luminance(a);
  const double second = luminance(b);
  return (std::max(first, second) + 0.05) / (std::min(first, second) + 0.05);
}

/// The colour, moved away from the surface just as far as needed.
Rgb stand_out(const Rgb& colour, const Rgb& surface) {
  const Rgb target = contrast(white, surface) >= readable ? white : black;
  constexpr int steps = 20;
  for (int step = 0; step < steps; ++step) {
    Rgb candidate{};
    for (std::size_t i = 0; i < colour.size(); ++i) {
      candidate[i] = colour[i] + (target[i] - colour[i]) * step / steps;
    }
    if (contrast(candidate, surface) >= readable) return candidate;
  }
  return target;
}

/// "3.1": cut, not rounded, so that what falls short never reads as if it did not.
std::string ratio(double value) { return write_decimal(std::floor(value * 10) / 10); }

}  // namespace

void check_colours(const Checked& file, Report& report) {
  const Written theme = file.root.member("theme");
  const Written background = theme.member("background");
  // Where these are at fault, nobody knows what the colours stand on.
  if (file.faults.at("/theme/background") || file.faults.at("/theme/mode")) return;
  // Where the visitor's own preference decides, the light side stands for both.
  const Rgb own = theme.member("mode").text() == "dark" ? dark_background : white;
  const Rgb surface = background ? read_colour(background.text()) : own;
  for (const std::string_view name : {"accent", "text"}) {
    const Written colour = theme.member(name);
    if (!colour || file.faults.at(colour.pointer())) continue;
    const Rgb written = read_colour(colour.text());
    const double has = contrast(written, surface);
    if (has >= readable) continue;
    const std::string becomes = write_colour(stand_out(written, surface));
    report.advise("accent_contrast", colour,
                  joined({"as text on ", write_colour(surface), " this has a contrast of ", ratio(has),
                          ":1, and 4.5:1 is needed: the widget writes with ", becomes, " instead"}),
                  joined({"write ", becomes, ", or a stronger colour"}));
  }
}

}  // namespace touchstone
