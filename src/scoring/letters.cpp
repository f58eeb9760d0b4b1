#include "scoring/letters.hpp"

#include <cstddef>

#include "base/utf8.hpp"

namespace touchstone {
namespace {

/// Of code points from U+0080 to U+07FF, which have two bytes, as the small letters of them have. By the tables of
/// Unicode 15, simple lower case.
unsigned small(unsigned point) {
  const auto within = [&](unsigned first, unsigned last) { return point >= first && point <= last; };
  if (within(0xC0, 0xDE) && point != 0xD7) return point + 0x20;
  // In Latin Extended-A a capital stands before its small letter. U+0130 and U+0138 have none here.
  if (within(0x100, 0x12F) || within(0x132, 0x137) || within(0x14A, 0x177)) return point | 1;
  if (within(0x139, 0x148) || within(0x179, 0x17E)) return point % 2 == 1 ? point + 1 : point;
  if (point == 0x178) return 0xFF;
  if (point == 0x386) return 0x3AC;
  if (within(0x388, 0x38A)) return point + 0x25;
  if (point == 0x38C) return 0x3CC;
  if (within(0x38E, 0x38F)) return point + 0x3F;
  if (within(0x391, 0x3AB) && point != 0x3A2) return point + 0x20;
  if (within(0x400, 0x40F)) return point + 0x50;
  if (within(0x410, 0x42F)) return point + 0x20;
  return point;
}

}  // namespace

std::string in_small_letters(std::string_view text) {
  std::string made(text);
  for (std::size_t at = 0; at < made.size(); ++at) {
    const auto byte = static_cast<unsigned char>(made[at]);
    if (byte >= 'A' && byte <= 'Z') made[at] = static_cast<char>(byte + 0x20);
    if (byte < 0xC2 || byte > 0xDF || at + 1 == made.size() || begins_code_point(made[at + 1])) continue;
    const unsigned point = small((byte & 0x1FU) << 6 | (static_cast<unsigned char>(made[at + 1]) & 0x3FU));
    made[at] = static_cast<char>(0xC0 | point >> 6);
    made[++at] = static_cast<char>(0x80 | (point & 0x3F));
  }
  return made;
}

}  // namespace touchstone
