#include "collector/rate.hpp"

#include <arpa/inet.h>

#include <algorithm>
#include <cstring>

#include "collector/crypto.hpp"

namespace touchstone {
namespace {

/// FNV-1a, begun with the seed's bytes.
std::uint64_t hash(std::string_view seed, std::string_view name) {
  std::uint64_t value = 14'695'981'039'346'656'037U;
  for (const std::string_view part : {seed, name}) {
    for (const char c : part) value = (value ^ static_cast<unsigned char>(c)) * 1'099'511'628'211U;
  }
  return value ^ (value >> 32U);
}

}  // namespace

RateLimiter::RateLimiter(double per_second, double burst) : seed_(random_bytes(16)) {
  if (per_second <= 0) return;
  interval_ = std::chrono::nanoseconds(static_cast<std::int64_t>(1e9 / per_second));
  capacity_ = std::chrono::nanoseconds(static_cast<std::int64_t>(1e9 / per_second * std::max(burst, 1.0)));
  table_.resize(sets);
}

std::chrono::nanoseconds RateLimiter::take(std::string_view name, unsigned count, Clock::time_point now) {
  if (table_.empty() || count == 0) return {};
  const std::uint64_t key = hash(seed_, name) | 1U;  // 0 is a free place
  const std::lock_guard lock(mutex_);
  std::array<Bucket, ways>& set = table_[key / 2 % sets];
  auto* bucket = std::find_if(set.begin(), set.end(), [&](const Bucket& each) { return each.key == key; });
  if (bucket == set.end()) {
    bucket = std::min_element(set.begin(), set.end(),
                              [](const Bucket& a, const Bucket& b) { return a.full_at < b.full_at; });
    *bucket = {.key = key, .full_at = now};
  }
  const auto from = std::max(bucket->full_at, now);
  const auto full_at = from + std::min<std::chrono::nanoseconds>(interval_ * count, capacity_);
  if (full_at - now > capacity_) return full_at - now - capacity_;
  bucket->full_at = full_at;
  return {};
}

std::string network_of(const std::string& address) {
  std::array<unsigned char, 16> bytes{};
  if (inet_pton(AF_INET, address.c_str(), bytes.data()) == 1) return {bytes.begin(), bytes.begin() + 3};
  if (inet_pton(AF_INET6, address.c_str(), bytes.data()) != 1) return address;
  constexpr std::array<unsigned char, 12> mapped = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF};
  if (std::memcmp(bytes.data(), mapped.data(), mapped.size()) == 0) return {bytes.begin() + 12, bytes.begin() + 15};
  return {bytes.begin(), bytes.begin() + 7};
}

}  // namespace touchstone
