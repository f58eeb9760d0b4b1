#include "collector/store.hpp"

#include <SQLiteCpp/SQLiteCpp.h>
#include <SQLiteCpp/VariadicBind.h>

#include <mutex>
#include <string_view>
#include <utility>

#include "base/json_read.hpp"
#include "collector/schema.hpp"

namespace touchstone {
namespace {

/// How long a writer waits for another process that holds the file.
constexpr int busy_timeout_ms = 5'000;

Error storage_error(std::string_view doing, const std::exception& why) {
  return {.code = "storage", .message = std::string(doing) + ": " + why.what()};
}

/// SQLiteCpp throws; nothing beyond this file does.
template <class T, class Do>
Result<T> attempt(std::string_view doing, Do act) {
  try {
    return act();
  } catch (const std::exception& why) {
    return storage_error(doing, why);
  }
}

SQLite::Database open_for_reading(const std::filesystem::path& file) {
  return {file.string(), SQLite::OPEN_READONLY, busy_timeout_ms};
}

SQLite::Database open_for_writing(const std::filesystem::path& file) {
  SQLite::Database database(file.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE, busy_timeout_ms);
  // WAL lets readers go on while one writes. FULL syncs at each commit: a response that was confirmed survives a power
  // cut, for which WAL's usual NORMAL does not vouch (https://sqlite.org/pragma.html#pragma_synchronous).
  database.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL");
  migrate(database);
  return database;
}

Sequence last_in(SQLite::Database& database) { return database.execAndGet("SELECT last FROM sequence").getInt64(); }

/// Same members and values, in whatever order.
bool same_record(const std::string& left, const std::string& right) {
  return left == right || read_json(left).value == read_json(right).value;
}

void write(SQLite::Database& database, const Record& record, UnixMs received_at) {
  database.exec("UPDATE sequence SET last = last + 1");
  SQLite::Statement insert(database, R"(
INSERT INTO responses (response_id, sequence, revision, status, mode, survey, touchpoint, locale, shown_at, updated_at,
                       received_at, record)
VALUES (?, (SELECT last FROM sequence), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (response_id) DO UPDATE SET
  sequence = excluded.sequence, revision = excluded.revision, status = excluded.status, mode = excluded.mode,
  survey = excluded.survey, touchpoint = excluded.touchpoint, locale = excluded.locale, shown_at = excluded.shown_at,
  updated_at = excluded.updated_at, received_at = excluded.received_at, record = excluded.record)");
  SQLite::bind(insert, record.response_id, record.revision, std::string(name_of(record.status)),
               record.is_test ? "test" : "live", record.survey, record.touchpoint, record.locale, record.shown_at,
               record.updated_at, timestamp(received_at), record.json);
  insert.exec();
}

Kept put_into(SQLite::Database& database, const Record& record, UnixMs received_at) {
  SQLite::Transaction transaction(database, SQLite::TransactionBehavior::IMMEDIATE);
  SQLite::Statement kept(database, "SELECT revision, record FROM responses WHERE response_id = ?");
  kept.bind(1, record.response_id);
  Kept became = Kept::created;
  if (kept.executeStep()) {
    const unsigned revision = kept.getColumn(0).getUInt();
    if (revision > record.revision) return Kept::older;
    if (revision == record.revision) {
      return same_record(kept.getColumn(1).getString(), record.json) ? Kept::replay : Kept::conflict;
    }
    became = Kept::updated;
  }
  kept.reset();
  write(database, record, received_at);
  transaction.commit();
  return became;
}

}  // namespace

struct Reading::Parts {
  SQLite::Database database;
  SQLite::Transaction moment;
  Sequence last;
  SQLite::Statement rows;

  Parts(const std::filesystem::path& file, const Filter& filter)
      : database(open_for_reading(file)), moment(database), last(last_in(database)), rows(database, R"(
SELECT sequence, record FROM responses
WHERE sequence > ?1 AND (?2 = '' OR survey = ?2) AND (?3 = '' OR touchpoint = ?3) ORDER BY sequence)") {
    SQLite::bind(rows, filter.since, filter.survey, filter.touchpoint);
  }
};

Reading::Reading(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
Reading::Reading(Reading&&) noexcept = default;
Reading& Reading::operator=(Reading&&) noexcept = default;
Reading::~Reading() = default;

Sequence Reading::last() const { return parts_->last; }

Result<std::optional<Row>> Reading::next() {
  return attempt<std::optional<Row>>("the responses cannot be read", [&]() -> std::optional<Row> {
    if (parts_->rows.isDone() || !parts_->rows.executeStep()) return std::nullopt;
    return Row{.sequence = parts_->rows.getColumn(0).getInt64(), .record = parts_->rows.getColumn(1).getString()};
  });
}

struct Store::Parts {
  std::filesystem::path file;
  std::mutex writing;
  SQLite::Database writer;
  std::mutex reading;
  SQLite::Database reader;  // last, and so closed first: the writer's closing writes the log back

  // A reader cannot open a file that no writer has made yet, hence the order.
  explicit Parts(const std::filesystem::path& path)
      : file(path), writer(open_for_writing(path)), reader(open_for_reading(path)) {}
};

Store::Store(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
Store::Store(Store&&) noexcept = default;
Store& Store::operator=(Store&&) noexcept = default;
Store::~Store() = default;

Result<Store> Store::open(const std::filesystem::path& file) {
  return attempt<Store>("the database " + file.string() + " cannot be used",
                        [&] { return Store(std::make_unique<Parts>(file)); });
}

Result<Kept> Store::put(const Record& record, UnixMs received_at) {
  const std::lock_guard lock(parts_->writing);
  return attempt<Kept>("the response cannot be kept", [&] { return put_into(parts_->writer, record, received_at); });
}

Result<Sequence> Store::read(Sequence since, unsigned limit, const std::function<bool(const Row&)>& take) const {
  const std::lock_guard lock(parts_->reading);
  return attempt<Sequence>("the responses cannot be read", [&] {
    SQLite::Statement rows(parts_->reader,
                           "SELECT sequence, record FROM responses WHERE sequence > ? ORDER BY sequence LIMIT ?");
    SQLite::bind(rows, since, limit);
    Sequence last = since;
    while (rows.executeStep()) {
      const Row row{.sequence = rows.getColumn(0).getInt64(), .record = rows.getColumn(1).getString()};
      last = row.sequence;
      if (!take(row)) break;
    }
    return last;
  });
}

Result<Reading> Store::begin_reading(const Filter& filter) const {
  return attempt<Reading>("the responses cannot be read",
                          [&] { return Reading(std::make_unique<Reading::Parts>(parts_->file, filter)); });
}

Result<Sequence> Store::last() const {
  const std::lock_guard lock(parts_->reading);
  return attempt<Sequence>("the database cannot be read", [&] { return last_in(parts_->reader); });
}

Result<std::int64_t> Store::count() const {
  const std::lock_guard lock(parts_->reading);
  return attempt<std::int64_t>("the database cannot be read",
                               [&] { return parts_->reader.execAndGet("SELECT count(*) FROM responses").getInt64(); });
}

}  // namespace touchstone
