#pragma once
// The responses, kept in a database: a row for each response, holding its highest revision. SQLite and PostgreSQL keep
// the same tables and promise the same; one table of tests holds both to it.
//
// Every change gets the next `sequence`, a number that is never given twice and in whose order changes become visible.
// Reading "what came after N" is therefore exact: a response that changes moves to the end.
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "base/time.hpp"
#include "collector/storage/arrival.hpp"

namespace touchstone {

/// From 1, in the order of keeping. 0: before everything.
using Sequence = std::int64_t;

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
  std::string record = {};
  /// As written by `name_of(Trust)`. Empty: unchecked.
  std::string trust = {};
  /// RFC 3339, by the collector's clock, of the revision kept.
  std::string received_at = {};
};

/// The responses as they stood at one moment, however long the reading takes and whatever is kept meanwhile.
/// For one thread at a time.
class Reading {
 public:
  virtual ~Reading() = default;
  /// The last sequence of that moment, filtered out or not: from here the next reading goes on. 0: nothing was kept.
  virtual Sequence last() const = 0;
  /// The next response in the order of sequence. Absent after the last one.
  virtual Result<std::optional<Row>> next() = 0;
};

/// Who may read. The token itself is not kept, only its SHA-256 in hexadecimal digits.
struct TokenEntry {
  std::string name;
  std::string hash;
  std::string created_at;
};

/// Safe to use from many threads. Errors have the code "storage"; what failed was not kept, and may be tried again.
class Store {
 public:
  virtual ~Store() = default;

  /// Keeps each record whose revision is the highest so far, all in one transaction, in their order. It is on the disk
  /// before this returns. What became of each; one error for all, of which none was kept then.
  virtual Result<std::vector<Kept>> put(const std::vector<Arrival>& group) = 0;

  /// Calls `take` with at most `limit` rows kept after `since`, in order, until it answers false. The sequence of the
  /// last row taken, or `since`.
  virtual Result<Sequence> read(Sequence since, unsigned limit, const std::function<bool(const Row&)>& take) = 0;
  virtual Result<std::unique_ptr<Reading>> begin_reading(const Filter& filter) = 0;
  /// The last sequence given. 0: nothing was kept.
  virtual Result<Sequence> last() = 0;
  virtual Result<std::int64_t> count() = 0;

  /// Deletes a response for good: what is sent of it later is not kept. Whether it was there.
  virtual Result<bool> remove(const std::string& response_id, UnixMs now) = 0;
  /// Deletes, as `remove`, at most `limit` of the responses that were received before `moment`. How many.
  virtual Result<unsigned> remove_older(UnixMs moment, unsigned limit, UnixMs now) = 0;
  /// Forgets which responses were deleted before `deleted_before`, and claims that were over at `now`.
  virtual Result<bool> sweep(UnixMs deleted_before, UnixMs now) = 0;

  virtual Result<std::vector<TokenEntry>> tokens() = 0;
  /// False: there is one of that name.
  virtual Result<bool> add_token(const TokenEntry& token) = 0;
  /// Whether there was one of that name.
  virtual Result<bool> remove_token(const std::string& name) = 0;

  /// Up to where the webhook has got its changes. Absent: it is new.
  virtual Result<std::optional<Sequence>> webhook_position(const std::string& url) = 0;
  virtual Result<bool> set_webhook_position(const std::string& url, Sequence sequence) = 0;
};

/// Opens the database, and brings its tables to this version; they are made where there are none. `where`: the path of
/// an SQLite file, or an address that begins with postgresql:// or postgres://. Refused ("storage"): what is something
/// else, what a later version made, what cannot be reached or written.
Result<std::unique_ptr<Store>> open_store(const std::string& where);

/// The address without its password, for messages.
std::string shown_address(const std::string& where);

}  // namespace touchstone
