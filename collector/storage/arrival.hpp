#pragma once
// A record on its way into the storage, and what becomes of it.
#include <string>
#include <string_view>

#include "base/time.hpp"
#include "collector/record.hpp"

namespace touchstone {

/// What the shop's signature says of a response (signature.hpp). Nothing is refused for it: it is written down, and who
/// reads decides.
enum class Trust : unsigned char {
  /// The collector knows no secret, so nothing can be said.
  unchecked,
  /// It came without a token.
  unsigned_response,
  /// The shop vouches for the order, and no other response has used it.
  signed_response,
  /// The token was the shop's, but its time was over.
  expired,
  /// The token was not made with the secret, or for another survey.
  forged,
  /// The token was right, but another response to this survey had used the order before.
  reused,
};

/// "", "unsigned", "signed", "expired", "forged", "reused".
std::string_view name_of(Trust trust);

/// A record, and what the collector knows about it.
struct Arrival {
  Record record = {};
  /// By this machine's clock.
  UnixMs received_at = 0;
  Trust trust = Trust::unchecked;
  /// What one response alone may use, as written by `claim_of`. Empty: it claims nothing.
  std::string claim = {};
  /// From then on the claim may be forgotten, because the token for it is over.
  UnixMs claim_expires_at = 0;
};

/// What became of a record.
enum class Kept : unsigned char {
  /// The first of its response.
  created,
  /// A higher revision than the one before it.
  updated,
  /// The very record that is kept already, as after an answer that got lost on its way.
  replay,
  /// A higher revision is kept already; this one changes nothing.
  older,
  /// The response was deleted, and stays so: its sender is told that all is well and stops.
  deleted,
  /// The same revision with other content is kept already: two senders share one id. Nothing was changed.
  conflict,
};

/// Sender and collector agree about the record: nothing is left to send.
constexpr bool is_settled(Kept kept) { return kept != Kept::conflict; }
constexpr bool is_change(Kept kept) { return kept == Kept::created || kept == Kept::updated; }
std::string_view name_of(Kept kept);

}  // namespace touchstone
