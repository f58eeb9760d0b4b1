#pragma once
// Tokens by which a shop vouches for a response, so that nobody can stuff the ballot with orders there never were.
//
//   1.EXPIRY.ORDER.MAC
//
// EXPIRY: seconds since 1970, decimal. ORDER: whatever names the order in the shop, base64url. MAC: base64url of
// HMAC-SHA256 with the shared secret over the text "touchstone 1\nSURVEY\nEXPIRY\nORDER", in which EXPIRY and ORDER
// stand as they do in the token. The survey is not in the token: it must be the record's.
//
// The order counts for one response to the survey, the first that comes with an answer. The order's number is not kept,
// only a hash of it that nobody can undo without the secret.
#include <string>
#include <string_view>

#include "base/time.hpp"
#include "collector/storage/arrival.hpp"

namespace touchstone {

/// The longest order that is taken, in bytes.
constexpr std::size_t longest_order = 200;

/// For tests and `touchstone token sign`: what the shop's server does.
std::string sign(std::string_view secret, std::string_view survey, std::string_view order, std::int64_t expiry_s);

/// What the record's token is worth at `now`, and what it claims. The secret must not be empty.
struct Signature {
  Trust trust = Trust::unsigned_response;
  /// Empty unless `trust` is `signed_response`.
  std::string claim = {};
  UnixMs expires_at = 0;
};
Signature verify(std::string_view secret, const Record& record, UnixMs now);

}  // namespace touchstone
