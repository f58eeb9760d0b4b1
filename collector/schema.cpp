#include "collector/schema.hpp"

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
  for (auto step = static_cast<std::size_t>(version); step < steps.size(); ++step) database.exec(steps[step]);
  database.exec("PRAGMA user_version = " + std::to_string(steps.size()));
  transaction.commit();
}

}  // namespace touchstone
