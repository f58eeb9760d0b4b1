#pragma once
// What the collector needs of cryptography, all of it OpenSSL's.
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace touchstone {

/// 64 hexadecimal digits in lower case.
std::string sha256_hex(std::string_view text);

/// 32 bytes.
std::string hmac_sha256(std::string_view key, std::string_view text);

/// Bytes that nobody can guess. Empty: the system has none to give.
std::string random_bytes(std::size_t count);

/// How long it takes does not depend on where the two differ. Of different lengths: false at once.
bool equal_in_constant_time(std::string_view left, std::string_view right);

/// RFC 4648: with + and / and filled up with =, or with - and _ and not filled up.
std::string write_base64(std::string_view bytes);
std::string write_base64url(std::string_view bytes);
/// Either form, filled up or not. Absent: it is neither.
std::optional<std::string> read_base64(std::string_view text);

}  // namespace touchstone
