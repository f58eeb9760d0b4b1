#include "collector/tokens.hpp"

#include <algorithm>

#include "collector/crypto.hpp"

namespace touchstone {

std::string make_token() {
  constexpr std::size_t bytes = 32;
  const std::string random = random_bytes(bytes);
  return random.empty() ? "" : "ts_" + write_base64url(random);
}

Result<std::string> add_token(Store& store, const std::string& name, UnixMs now) {
  constexpr std::size_t longest_name = 100;
  const bool has_control =
      std::any_of(name.begin(), name.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; });
  if (name.empty() || name.size() > longest_name || has_control) {
    return Error{.code = "bad_name", .message = "a token's name has 1 to 100 bytes, on one line"};
  }
  const std::string token = make_token();
  if (token.empty()) return Error{.code = "storage", .message = "the system has no random bytes to give"};
  Result<bool> added = store.add_token({.name = name, .hash = sha256_hex(token), .created_at = timestamp(now)});
  if (!added) return added.error();
  if (!*added) {
    return Error{.code = "taken",
                 .message = "there is a token \"" + name + "\"",
                 .hint = "take another name, or remove that one first"};
  }
  return token;
}

std::string Guard::hash_of(std::string_view token) { return sha256_hex(token); }

Result<bool> Guard::admits(std::string_view authorization) const {
  constexpr std::string_view scheme = "bearer ";
  const bool is_bearer = authorization.size() > scheme.size() &&
                         std::equal(scheme.begin(), scheme.end(), authorization.begin(), [](char want, char got) {
                           return want == (got >= 'A' && got <= 'Z' ? static_cast<char>(got - 'A' + 'a') : got);
                         });
  if (!is_bearer) return false;
  const std::string hash = hash_of(authorization.substr(scheme.size()));
  Result<std::vector<TokenEntry>> tokens = store_.tokens();
  if (!tokens) return tokens.error();
  // All are compared, whichever fits.
  bool admitted = !session_hash_.empty() && equal_in_constant_time(hash, session_hash_);
  for (const TokenEntry& each : *tokens) admitted = equal_in_constant_time(hash, each.hash) || admitted;
  return admitted;
}

}  // namespace touchstone
