#include "collector/storage/sqlite_store.hpp"

#include <SQLiteCpp/SQLiteCpp.h>
#include <SQLiteCpp/VariadicBind.h>

#include <mutex>
#include <string_view>
#include <utility>

#include "collector/storage/judge.hpp"
#include "collector/storage/sqlite_schema.hpp"

namespace touchstone {
namespace {

/// How long a writer waits for another process that holds the file.
constexpr int busy_timeout_ms = 5'000;

/// SQLiteCpp throws; nothing beyond this file does.
template <class T, class Do>
Result<T> attempt(std::string_view doing, Do act) {
  try {
    return T(act());
  } catch (const std::exception& why) {
    return Error{.code = "storage", .message = std::string(doing) + ": " + why.what()};
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

/// "sequence, record, trust, received_at" of the statement's present row.
Row row_of(SQLite::Statement& rows) {
  return {.sequence = rows.getColumn(0).getInt64(),
          .record = rows.getColumn(1).getString(),
          .trust = rows.getColumn(2).getString(),
          .received_at = rows.getColumn(3).getString()};
}

/// Runs a statement that gives no rows, and makes it ready for the next time. How many rows it changed.
template <class... Values>
int run(SQLite::Statement& statement, const Values&... values) {
  statement.reset();
  SQLite::bind(statement, values...);
  const int changed = statement.exec();
  statement.reset();
  return changed;
}

/// The one connection that writes, with its statements prepared once.
struct Writer {
  SQLite::Database database;
  SQLite::Statement find{database, "SELECT revision, record FROM responses WHERE response_id = ?"};
  SQLite::Statement find_deleted{database, "SELECT 1 FROM deleted WHERE response_id = ?"};
  SQLite::Statement find_claim{database, "SELECT response_id FROM claims WHERE claim = ?"};
  SQLite::Statement claim{database, "INSERT INTO claims (claim, response_id, expires_at) VALUES (?, ?, ?)"};
  SQLite::Statement set_last{database, "UPDATE sequence SET last = ?"};
  SQLite::Statement insert{database, R"(
INSERT INTO responses (response_id, sequence, revision, status, mode, survey, touchpoint, locale, shown_at, updated_at,
                       received_at, trust, record)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (response_id) DO UPDATE SET
  sequence = excluded.sequence, revision = excluded.revision, status = excluded.status, mode = excluded.mode,
  survey = excluded.survey, touchpoint = excluded.touchpoint, locale = excluded.locale, shown_at = excluded.shown_at,
  updated_at = excluded.updated_at, received_at = excluded.received_at, trust = excluded.trust,
  record = excluded.record)"};
  SQLite::Statement bury{database, "INSERT OR IGNORE INTO deleted (response_id, deleted_at) VALUES (?, ?)"};
  SQLite::Statement remove{database, "DELETE FROM responses WHERE response_id = ?"};

  explicit Writer(const std::filesystem::path& file) : database(open_for_writing(file)) {}

  Known know(const std::vector<Arrival>& group) {
    Known known;
    for (const Arrival& arrival : group) {
      const std::string& id = arrival.record.response_id;
      find.bind(1, id);
      if (find.executeStep()) {
        known.responses[id] = {.revision = find.getColumn(0).getUInt(), .record = find.getColumn(1).getString()};
      }
      find.reset();
      find_deleted.bind(1, id);
      if (find_deleted.executeStep()) known.deleted.insert(id);
      find_deleted.reset();
      if (arrival.claim.empty()) continue;
      find_claim.bind(1, arrival.claim);
      if (find_claim.executeStep()) known.claims[arrival.claim] = find_claim.getColumn(0).getString();
      find_claim.reset();
    }
    return known;
  }

  void write(const GroupOutcome& outcome) {
    Sequence sequence = last_in(database);
    for (const Write& each : outcome.writes) {
      const Record& record = each.arrival->record;
      run(insert, record.response_id, ++sequence, record.revision, std::string(name_of(record.status)),
          record.is_test ? "test" : "live", record.survey, record.touchpoint, record.locale, record.shown_at,
          record.updated_at, timestamp(each.arrival->received_at), std::string(name_of(each.trust)), record.json);
    }
    for (const Arrival* each : outcome.claimed) {
      run(claim, each->claim, each->record.response_id, timestamp(each->claim_expires_at));
    }
    if (!outcome.writes.empty()) run(set_last, sequence);
  }

  /// After an error some statement may still be under way, and would keep the next transaction from beginning.
  void reset() {
    for (SQLite::Statement* each : {&find, &find_deleted, &find_claim, &claim, &set_last, &insert, &bury, &remove}) {
      each->tryReset();
    }
  }
};

class SqliteReading : public Reading {
 public:
  SqliteReading(const std::filesystem::path& file, const Filter& filter)
      : database_(open_for_reading(file)), moment_(database_), last_(last_in(database_)), rows_(database_, R"(
SELECT sequence, record, trust, received_at FROM responses
WHERE sequence > ?1 AND (?2 = '' OR survey = ?2) AND (?3 = '' OR touchpoint = ?3) ORDER BY sequence)") {
    SQLite::bind(rows_, filter.since, filter.survey, filter.touchpoint);
  }

  Sequence last() const override { return last_; }

  Result<std::optional<Row>> next() override {
    return attempt<std::optional<Row>>("the responses cannot be read", [&]() -> std::optional<Row> {
      if (rows_.isDone() || !rows_.executeStep()) return std::nullopt;
      return row_of(rows_);
    });
  }

 private:
  SQLite::Database database_;
  SQLite::Transaction moment_;
  Sequence last_;
  SQLite::Statement rows_;
};

class SqliteStore : public Store {
 public:
  // A reader cannot open a file that no writer has made yet, hence the order.
  explicit SqliteStore(const std::filesystem::path& path)
      : file_(path), writer_(path), reader_(open_for_reading(path)) {}

  Result<std::vector<Kept>> put(const std::vector<Arrival>& group) override {
    return write<std::vector<Kept>>("the response cannot be kept", [&](Writer& writer) {
      GroupOutcome outcome = judge(group, writer.know(group));
      writer.write(outcome);
      return std::move(outcome.kept);
    });
  }

  Result<Sequence> read(Sequence since, unsigned limit, const std::function<bool(const Row&)>& take) override {
    const std::lock_guard lock(reading_);
    return attempt<Sequence>("the responses cannot be read", [&] {
      SQLite::Statement rows(reader_, R"(
SELECT sequence, record, trust, received_at FROM responses WHERE sequence > ? ORDER BY sequence LIMIT ?)");
      SQLite::bind(rows, since, limit);
      Sequence last = since;
      while (rows.executeStep()) {
        const Row row = row_of(rows);
        last = row.sequence;
        if (!take(row)) break;
      }
      return last;
    });
  }

  Result<std::unique_ptr<Reading>> begin_reading(const Filter& filter) override {
    return attempt<std::unique_ptr<Reading>>("the responses cannot be read",
                                             [&] { return std::make_unique<SqliteReading>(file_, filter); });
  }

  Result<Sequence> last() override {
    return look<Sequence>([](SQLite::Database& database) { return last_in(database); });
  }

  Result<std::int64_t> count() override {
    return look<std::int64_t>(
        [](SQLite::Database& database) { return database.execAndGet("SELECT count(*) FROM responses").getInt64(); });
  }

  Result<bool> remove(const std::string& response_id, UnixMs now) override {
    return write<bool>("the response cannot be deleted", [&](Writer& writer) {
      run(writer.bury, response_id, timestamp(now));
      return run(writer.remove, response_id) > 0;
    });
  }

  Result<unsigned> remove_older(UnixMs moment, unsigned limit, UnixMs now) override {
    return write<unsigned>("old responses cannot be deleted", [&](Writer& writer) {
      std::vector<std::string> ids;
      SQLite::Statement old(writer.database, "SELECT response_id FROM responses WHERE received_at < ? LIMIT ?");
      SQLite::bind(old, timestamp(moment), limit);
      while (old.executeStep()) ids.push_back(old.getColumn(0).getString());
      for (const std::string& id : ids) {
        run(writer.bury, id, timestamp(now));
        run(writer.remove, id);
      }
      return static_cast<unsigned>(ids.size());
    });
  }

  Result<bool> sweep(UnixMs deleted_before, UnixMs now) override {
    return write<bool>("the database cannot be swept", [&](Writer& writer) {
      SQLite::Statement deleted(writer.database, "DELETE FROM deleted WHERE deleted_at < ?");
      run(deleted, timestamp(deleted_before));
      SQLite::Statement claims(writer.database, "DELETE FROM claims WHERE expires_at < ?");
      run(claims, timestamp(now));
      return true;
    });
  }

  Result<std::vector<TokenEntry>> tokens() override {
    return look<std::vector<TokenEntry>>([](SQLite::Database& database) {
      std::vector<TokenEntry> tokens;
      SQLite::Statement rows(database, "SELECT name, hash, created_at FROM tokens ORDER BY name");
      while (rows.executeStep()) tokens.push_back({rows.getColumn(0), rows.getColumn(1), rows.getColumn(2)});
      return tokens;
    });
  }

  Result<bool> add_token(const TokenEntry& token) override {
    return change("INSERT OR IGNORE INTO tokens (name, hash, created_at) VALUES (?, ?, ?)", token.name, token.hash,
                  token.created_at);
  }

  Result<bool> remove_token(const std::string& name) override {
    return change("DELETE FROM tokens WHERE name = ?", name);
  }

  Result<std::optional<Sequence>> webhook_position(const std::string& url) override {
    return look<std::optional<Sequence>>([&](SQLite::Database& database) -> std::optional<Sequence> {
      SQLite::Statement row(database, "SELECT sequence FROM webhooks WHERE url = ?");
      row.bind(1, url);
      if (!row.executeStep()) return std::nullopt;
      return row.getColumn(0).getInt64();
    });
  }

  Result<bool> set_webhook_position(const std::string& url, Sequence sequence) override {
    return change("INSERT OR REPLACE INTO webhooks (url, sequence) VALUES (?, ?)", url, sequence);
  }

 private:
  /// In one transaction that other writers wait for.
  template <class T, class Do>
  Result<T> write(std::string_view doing, Do act) {
    const std::lock_guard lock(writing_);
    Result<T> done = attempt<T>(doing, [&] {
      SQLite::Transaction transaction(writer_.database, SQLite::TransactionBehavior::IMMEDIATE);
      T result = act(writer_);
      transaction.commit();
      return result;
    });
    if (!done) writer_.reset();
    return done;
  }

  template <class T, class Do>
  Result<T> look(Do act) {
    const std::lock_guard lock(reading_);
    return attempt<T>("the database cannot be read", [&] { return T(act(reader_)); });
  }

  /// Whether the statement changed anything.
  template <class... Values>
  Result<bool> change(const char* sql, const Values&... values) {
    return write<bool>("the database cannot be changed", [&](Writer& writer) {
      SQLite::Statement statement(writer.database, sql);
      return run(statement, values...) > 0;
    });
  }

  std::filesystem::path file_;
  std::mutex writing_;
  Writer writer_;
  std::mutex reading_;
  SQLite::Database reader_;  // last, and so closed first: the writer's closing writes the log back
};

}  // namespace

Result<std::unique_ptr<Store>> open_sqlite(const std::filesystem::path& file) {
  return attempt<std::unique_ptr<Store>>("the database " + file.string() + " cannot be used",
                                         [&] { return std::make_unique<SqliteStore>(file); });
}

}  // namespace touchstone
