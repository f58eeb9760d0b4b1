#pragma once
// The written forms that a response record contains: ids, hashes, moments.
#include <string_view>

namespace touchstone {

/// A UUID of version 7 in lower case (RFC 9562, 4 and 5.7).
bool is_uuid_v7(std::string_view text);

/// Eight hexadecimal digits in lower case: a `definition_hash`.
bool is_definition_hash(std::string_view text);

/// A day that exists and a time of day in UTC, "2026-11-21T10:15:00.000Z" (RFC 3339), with up to nine decimals of the
/// second or none. Leap seconds are refused: no browser's clock shows one, and they would not sort.
bool is_utc_timestamp(std::string_view text);

}  // namespace touchstone
