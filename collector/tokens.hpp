#pragma once
// Who may read: tokens, of which the database keeps hashes only.
//
// A token is 32 random bytes. That is why a plain SHA-256 guards it as well as a slow hash would: there is nothing to
// guess.
#include <string>
#include <string_view>

#include "base/result.hpp"
#include "base/time.hpp"
#include "collector/storage/store.hpp"

namespace touchstone {

/// "ts_" and 43 characters that are safe in addresses and headers. Empty: the system has no random bytes.
std::string make_token();

/// Makes a token and keeps its hash under this name. The token, which cannot be shown again. Errors: "storage",
/// "taken" (there is one of that name), "bad_name" (1 to 100 bytes, no control characters).
Result<std::string> add_token(Store& store, const std::string& name, UnixMs now);

/// Those who present one of the tokens may come in.
class Guard {
 public:
  /// `session_token`: one more token that is not in the database, as for the demo; empty: none. `store` must outlive
  /// this.
  Guard(Store& store, const std::string& session_token)
      : store_(store), session_hash_(session_token.empty() ? "" : hash_of(session_token)) {}

  /// `authorization`: the value of the header, "Bearer ts_...". Looks into the database each time, so that a token that
  /// was removed opens nothing any more. An error where the database does not answer.
  Result<bool> admits(std::string_view authorization) const;

 private:
  static std::string hash_of(std::string_view token);

  Store& store_;
  std::string session_hash_;
};

}  // namespace touchstone
