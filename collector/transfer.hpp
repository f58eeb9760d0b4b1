#pragma once
// Responses on their way from one database to another: NDJSON, a line for each, with what the collector knows about it
// as the members `received_at` and `trust`.
#include <istream>
#include <ostream>
#include <string>

#include "base/result.hpp"
#include "collector/storage/store.hpp"

namespace touchstone {

/// Writes every response that passes the filter. How many.
Result<std::uint64_t> export_responses(Store& store, const Filter& filter, std::ostream& out);

struct Imported {
  /// Lines that are in the database now: written, or there already, or older than what is there.
  std::uint64_t settled = 0;
  std::uint64_t refused = 0;
};

/// Keeps every line, as if it had been posted: the highest revision wins, so that the same file may be read again.
/// Each line that is refused is told to `complain`. Empty lines are passed over. An error where the database fails;
/// what was read before is kept then.
Result<Imported> import_responses(Store& store, std::istream& in, std::ostream& complain);

}  // namespace touchstone
