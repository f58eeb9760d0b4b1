#include "collector/crypto.hpp"

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/rand.h>
#include <openssl/sha.h>

#include <algorithm>
#include <array>

namespace touchstone {
namespace {

// OpenSSL's bytes are unsigned.
const unsigned char* bytes_of(std::string_view text) {
  return static_cast<const unsigned char*>(static_cast<const void*>(text.data()));
}
unsigned char* bytes_in(std::string& text) { return static_cast<unsigned char*>(static_cast<void*>(text.data())); }

}  // namespace

std::string sha256_hex(std::string_view text) {
  std::array<unsigned char, SHA256_DIGEST_LENGTH> digest{};
  SHA256(bytes_of(text), text.size(), digest.data());
  constexpr auto digits = "0123456789abcdef";
  std::string hex;
  for (const unsigned char byte : digest) {
    hex += digits[byte >> 4U];
    hex += digits[byte & 15U];
  }
  return hex;
}

std::string hmac_sha256(std::string_view key, std::string_view text) {
  std::array<unsigned char, SHA256_DIGEST_LENGTH> digest{};
  unsigned size = 0;
  HMAC(EVP_sha256(), key.data(), static_cast<int>(key.size()), bytes_of(text), text.size(), digest.data(), &size);
  return {digest.begin(), digest.begin() + size};
}

std::string random_bytes(std::size_t count) {
  std::string bytes(count, '\0');
  const bool done = RAND_bytes(bytes_in(bytes), static_cast<int>(count)) == 1;
  return done ? bytes : std::string();
}

bool equal_in_constant_time(std::string_view left, std::string_view right) {
  return left.size() == right.size() && CRYPTO_memcmp(left.data(), right.data(), left.size()) == 0;
}

std::string write_base64(std::string_view bytes) {
  std::string text((bytes.size() + 2) / 3 * 4 + 1, '\0');  // OpenSSL ends it with a NUL
  const int size = EVP_EncodeBlock(bytes_in(text), bytes_of(bytes), static_cast<int>(bytes.size()));
  text.resize(static_cast<std::size_t>(size));
  return text;
}

std::string write_base64url(std::string_view bytes) {
  std::string text = write_base64(bytes);
  text.erase(std::min(text.find('='), text.size()));
  std::replace(text.begin(), text.end(), '+', '-');
  std::replace(text.begin(), text.end(), '/', '_');
  return text;
}

std::optional<std::string> read_base64(std::string_view text) {
  std::string filled(text.substr(0, text.find('=')));
  const std::size_t given = filled.size();
  std::replace(filled.begin(), filled.end(), '-', '+');
  std::replace(filled.begin(), filled.end(), '_', '/');
  const bool is_clean = std::all_of(filled.begin(), filled.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '+' || c == '/';
  });
  const std::size_t filling = (4 - given % 4) % 4;
  if (!is_clean || filling == 3 || text.find_first_not_of('=', given) < text.size()) return std::nullopt;
  filled.append(filling, '=');
  std::string bytes(filled.size() / 4 * 3 + 1, '\0');
  const int size = EVP_DecodeBlock(bytes_in(bytes), bytes_of(filled), static_cast<int>(filled.size()));
  if (size < 0) return std::nullopt;
  bytes.resize(static_cast<std::size_t>(size) - filling);
  return bytes;
}

}  // namespace touchstone
