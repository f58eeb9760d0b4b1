#pragma once
// Moments, as events bring them. The engine has no clock.
#include <cstdint>
#include <string>
#include <string_view>

namespace touchstone {

/// Milliseconds since 1970-01-01T00:00:00Z, leap seconds left out.
using UnixMs = std::int64_t;

/// The last millisecond of the year 9999: what the written form can hold.
constexpr UnixMs latest_moment = 253'402'300'799'999;

/// "2026-11-21T10:15:00.000Z" (RFC 3339, UTC). For moments from 0 to `latest_moment`.
std::string timestamp(UnixMs moment);

/// Whether a text begins with a day that there is: "2026-11-30".
bool begins_with_day(std::string_view text);

/// Whether a text is a day, or one with a time in UTC: "2026-11-30T18:00:00Z".
bool is_moment(std::string_view text);

/// The moment such a text names. A day alone begins at midnight, UTC; `as_end`: it ends before the next one.
UnixMs moment_of(std::string_view text, bool as_end);

constexpr UnixMs ms_per_day = 86'400'000;

}  // namespace touchstone
