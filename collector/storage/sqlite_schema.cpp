#include "collector/storage/sqlite_schema.hpp"

#include <array>
#include <string>

namespace touchstone {
namespace {

/// The step at position N leads from version N (`PRAGMA user_version`) to N + 1. Steps are only ever added: files out
/// there have gone through the old ones.
constexpr std::array steps = {
    R"(
CREATE TABLE responses (
  response_id TEXT PRIMARY KEY,
  sequence    INTEGER NOT NULL UNIQUE,
  revision    INTEGER NOT NULL,
  status      TEXT NOT NULL,
  mode        TEXT NOT NULL,
  survey      TEXT NOT NULL,
  touchpoint  TEXT NOT NULL,
  locale      TEXT NOT NULL,
  shown_at    TEXT NOT NULL,
  updated_at  TEXT NOT NULL,
  received_at TEXT NOT NULL, -- by this machine's clock, of the revision kept
  record      TEXT NOT NULL  -- the whole record as it was sent, compact JSON
);
-- Apart from the rows, so that no number comes twice when somebody deletes responses.
CREATE TABLE sequence (last INTEGER NOT NULL);
INSERT INTO sequence VALUES (0);
)",
    R"(
ALTER TABLE responses ADD COLUMN trust TEXT NOT NULL DEFAULT '';
CREATE INDEX responses_received ON responses (received_at);
CREATE TABLE deleted (response_id TEXT PRIMARY KEY, deleted_at TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE claims (claim TEXT PRIMARY KEY, response_id TEXT NOT NULL, expires_at TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE tokens (name TEXT PRIMARY KEY, hash TEXT NOT NULL, created_at TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE webhooks (url TEXT PRIMARY KEY, sequence INTEGER NOT NULL) WITHOUT ROWID;
-- For people who wonder; what counts is PRAGMA user_version, which a file has before it has tables.
CREATE TABLE migrations (version INTEGER PRIMARY KEY, applied_at TEXT NOT NULL DEFAULT (datetime('now')));
INSERT INTO migrations (version) VALUES (1);
)",
};

int number(SQLite::Database& database, const char* query) { return database.execAndGet(query).getInt(); }

}  // namespace

void migrate(SQLite::Database& database) {
  // Two collectors may start on one file: the second waits here, then finds the work done.
  SQLite::Transaction transaction(database, SQLite::TransactionBehavior::IMMEDIATE);
  const int version = number(database, "PRAGMA user_version");
  if (version == 0 && number(database, "SELECT count(*) FROM sqlite_master") > 0) {
    throw SQLite::Exception("it is another program's database");
  }
  if (version < 0 || version > static_cast<int>(steps.size())) {
    throw SQLite::Exception("it was made by another version of touchstone (its format is " + std::to_string(version) +
                            ", this one knows up to " + std::to_string(steps.size()) + ")");
  }
  for (auto step = static_cast<std::size_t>(version); step < steps.size(); ++step) {
    database.exec(steps[step]);
    if (step > 0) database.exec("INSERT INTO migrations (version) VALUES (" + std::to_string(step + 1) + ")");
  }
  database.exec("PRAGMA user_version = " + std::to_string(steps.size()));
  transaction.commit();
}

}  // namespace touchstone
