#include "collector/signature.hpp"

#include <charconv>
#include <optional>
#include <vector>

#include "collector/crypto.hpp"

namespace touchstone {
namespace {

constexpr std::string_view version = "1";

std::string mac_of(std::string_view secret, std::string_view survey, std::string_view expiry, std::string_view order) {
  std::string text = "touchstone 1\n";
  text.append(survey).append("\n").append(expiry).append("\n").append(order);
  return hmac_sha256(secret, text);
}

/// The four parts between the points. Fewer: it is no token; of more the last part holds the rest, which is no MAC.
std::vector<std::string_view> take_apart(std::string_view token) {
  std::vector<std::string_view> parts;
  for (std::size_t point = 0; parts.size() < 3 && (point = token.find('.')) != std::string_view::npos;) {
    parts.push_back(token.substr(0, point));
    token.remove_prefix(point + 1);
  }
  parts.push_back(token);
  return parts;
}

std::optional<std::int64_t> read_expiry(std::string_view text) {
  constexpr std::int64_t latest_s = latest_moment / 1'000;
  std::int64_t seconds = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), seconds);
  const bool fits = error == std::errc() && end == text.data() + text.size() && seconds >= 0 && seconds <= latest_s;
  return fits ? std::optional(seconds) : std::nullopt;
}

}  // namespace

std::string sign(std::string_view secret, std::string_view survey, std::string_view order, std::int64_t expiry_s) {
  const std::string expiry = std::to_string(expiry_s);
  const std::string written = write_base64url(order);
  const std::string mac = write_base64url(mac_of(secret, survey, expiry, written));
  return std::string(version) + "." + expiry + "." + written + "." + mac;
}

Signature verify(std::string_view secret, const Record& record, UnixMs now) {
  if (record.token.empty()) return {.trust = Trust::unsigned_response};
  const std::vector<std::string_view> parts = take_apart(record.token);
  if (parts.size() != 4 || parts[0] != version) return {.trust = Trust::forged};
  const std::optional<std::int64_t> expiry = read_expiry(parts[1]);
  const std::optional<std::string> order = read_base64(parts[2]);
  const std::optional<std::string> mac = read_base64(parts[3]);
  if (!expiry || !order || !mac || order->empty() || order->size() > longest_order ||
      !equal_in_constant_time(*mac, mac_of(secret, record.survey, parts[1], parts[2]))) {
    return {.trust = Trust::forged};
  }
  const UnixMs expires_at = *expiry * 1'000;
  if (expires_at < now) return {.trust = Trust::expired};
  Signature signature{.trust = Trust::signed_response};
  // A survey that was only shown, or closed without an answer, does not use the order up.
  if (record.answers == 0) return signature;
  signature.claim = write_base64url(hmac_sha256(secret, "claim\n" + record.survey + "\n" + *order));
  signature.expires_at = expires_at;
  return signature;
}

}  // namespace touchstone
