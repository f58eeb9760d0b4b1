#include "collector/public_address.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <iterator>

namespace touchstone {
namespace {

struct Block {
  std::uint32_t address;
  unsigned bits;
};

constexpr std::uint32_t v4(unsigned a, unsigned b, unsigned c, unsigned d) { return a << 24 | b << 16 | c << 8 | d; }

constexpr Block special_v4[] = {
    {v4(0, 0, 0, 0), 8},      {v4(10, 0, 0, 0), 8},     {v4(100, 64, 0, 0), 10}, {v4(127, 0, 0, 0), 8},
    {v4(169, 254, 0, 0), 16}, {v4(172, 16, 0, 0), 12},  {v4(192, 0, 0, 0), 24},  {v4(192, 0, 2, 0), 24},
    {v4(192, 88, 99, 0), 24}, {v4(192, 168, 0, 0), 16}, {v4(198, 18, 0, 0), 15}, {v4(198, 51, 100, 0), 24},
    {v4(203, 0, 113, 0), 24}, {v4(224, 0, 0, 0), 4},    {v4(240, 0, 0, 0), 4},
};

bool is_public_v4(std::uint32_t address) {
  return std::none_of(std::begin(special_v4), std::end(special_v4),
                      [&](const Block& block) { return (address ^ block.address) >> (32 - block.bits) == 0; });
}

using Bytes = std::array<std::uint8_t, 16>;

bool begins(const Bytes& bytes, std::initializer_list<std::uint8_t> prefix) {
  return std::equal(prefix.begin(), prefix.end(), bytes.begin());
}

bool is_public_v6(const Bytes& bytes) {
  // Only 2000::/3 is given out. Of it, 2001::/23 is for protocols (Teredo among them, which carries IPv4 addresses),
  // 2001:db8::/32 and 3fff::/20 for documentation, and 2002::/16 carries IPv4 addresses (6to4).
  const bool is_given_out = (bytes[0] & 0xE0U) == 0x20;
  const bool is_protocol = begins(bytes, {0x20, 0x01}) && (bytes[2] & 0xFEU) == 0;
  const bool is_documentation =
      begins(bytes, {0x20, 0x01, 0x0D, 0xB8}) || (begins(bytes, {0x3F, 0xFF}) && (bytes[2] & 0xF0U) == 0);
  return is_given_out && !is_protocol && !is_documentation && !begins(bytes, {0x20, 0x02});
}

}  // namespace

bool is_public_address(const sockaddr& address) {
  if (address.sa_family == AF_INET) {
    sockaddr_in v4_address{};
    std::memcpy(&v4_address, &address, sizeof(v4_address));
    return is_public_v4(ntohl(v4_address.sin_addr.s_addr));
  }
  if (address.sa_family != AF_INET6) return false;
  sockaddr_in6 v6_address{};
  std::memcpy(&v6_address, &address, sizeof(v6_address));
  Bytes bytes{};
  std::copy(std::begin(v6_address.sin6_addr.s6_addr), std::end(v6_address.sin6_addr.s6_addr), bytes.begin());
  return is_public_v6(bytes);
}

}  // namespace touchstone
