#pragma once
// Tells another server of every change, signed by the Standard Webhooks convention (https://www.standardwebhooks.com).
//
// Each response that was kept is posted at least once, in the order of sequence, and again until the answer is 2xx;
// what changes before it could be told is told once, as it stands then. How far it got stands in the database, so that
// a restart loses nothing. A new address begins with what is kept from then on.
//
// This is the only way in which the collector calls out, and only to addresses from its own command line. Redirects are
// not followed, proxies of the environment not used, and networks that are not public not spoken to, whatever the name
// resolves to at that moment.
#include <memory>
#include <string>
#include <string_view>

#include "base/result.hpp"
#include "collector/changes.hpp"
#include "collector/metrics.hpp"
#include "collector/storage/store.hpp"

namespace touchstone {

struct WebhookOptions {
  /// https only, unless `may_be_private`.
  std::string url;
  /// "whsec_" and 24 to 64 bytes in base64.
  std::string secret;
  /// For tests and for receivers in one's own network: takes http, and any address.
  bool may_be_private = false;
};

class Webhook {
 public:
  /// Error: "bad_webhook". All arguments but the first must outlive this.
  static Result<std::unique_ptr<Webhook>> start(const WebhookOptions& options, Store& store, const Changes& changes,
                                                Metrics& metrics);
  /// Breaks off what is under way; it is posted again after the next start.
  virtual ~Webhook() = default;
};

/// The value of the header `webhook-signature`. `key`: the secret's bytes.
std::string webhook_signature(std::string_view key, std::string_view id, std::string_view timestamp_s,
                              std::string_view body);

}  // namespace touchstone
