#pragma once
#include <sys/socket.h>

namespace touchstone {

/// Whether the address is one of the public internet: none of a private network, of this machine or link, of
/// documentation, or that carries such an address inside (IANA's registries of special-purpose addresses, RFC 6890).
/// What is neither IPv4 nor IPv6 is not.
bool is_public_address(const sockaddr& address);

}  // namespace touchstone
