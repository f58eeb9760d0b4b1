#pragma once
// The responses, kept in one SQLite file: a row for each response, holding its highest revision.
//
// Every change gets the next `sequence`, a number that is never given twice. Reading "what came after N" is therefore
// exact: a response that changes moves to the end.
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "base/result.hpp"
#include "base/time.hpp"
#include "collector/record.hpp"

namespace touchstone {

/// From 1, in the order of keeping. 0: before everything.
using Sequence = std::int64_t;

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
  /// The same revision with other content is kept already: two senders share one id. Nothing was changed.
  conflict,
};

/// Sender and collector agree about the record: nothing is left to send.
constexpr bool is_settled(Kept kept) { return kept != Kept::conflict; }
constexpr bool is_change(Kept kept) { return kept == Kept::created || kept == Kept::updated; }

/// Which responses to read. Empty names: all.
struct Filter {
  /// Only what was kept after this.
  Sequence since = 0;
  std::string survey = {};
  std::string touchpoint = {};
};

struct Row {
  Sequence sequence = 0;
  /// The record as compact JSON, without a line break.
  std::string record;
};

/// The responses as they stood at one moment, however long the reading takes and whatever is kept meanwhile.
/// For one thread at a time.
class Reading {
 public:
  Reading(Reading&&) noexcept;
  Reading& operator=(Reading&&) noexcept;
  ~Reading();

  /// The last sequence of that moment, filtered out or not: from here the next reading goes on. 0: nothing was kept.
  Sequence last() const;
  /// The next response in the order of sequence. Absent after the last one.
  Result<std::optional<Row>> next();

 private:
  friend class Store;
  struct Parts;
  explicit Reading(std::unique_ptr<Parts> parts);
  std::unique_ptr<Parts> parts_;
};

/// Safe to use from many threads. Errors have the code "storage"; what failed was not kept, and may be tried again.
class Store {
 public:
  /// Opens the file, or makes it. Refused: a file that is something else, a later version's file, a path that cannot be
  /// written.
  static Result<Store> open(const std::filesystem::path& file);
  Store(Store&&) noexcept;
  Store& operator=(Store&&) noexcept;
  /// Writes the log back into the file.
  ~Store();

  /// Keeps the record if its revision is the highest so far. It is on the disk before this returns.
  Result<Kept> put(const Record& record, UnixMs received_at);

  /// Calls `take` with at most `limit` rows kept after `since`, in order, until it answers false. The sequence of the
  /// last row taken, or `since`.
  Result<Sequence> read(Sequence since, unsigned limit, const std::function<bool(const Row&)>& take) const;
  Result<Reading> begin_reading(const Filter& filter) const;
  /// The last sequence given. 0: nothing was kept.
  Result<Sequence> last() const;
  Result<std::int64_t> count() const;

 private:
  struct Parts;
  explicit Store(std::unique_ptr<Parts> parts);
  std::unique_ptr<Parts> parts_;
};

}  // namespace touchstone
