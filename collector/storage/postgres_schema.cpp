#include "collector/storage/postgres_schema.hpp"

#include <array>
#include <string>

namespace touchstone {
namespace {

/// The step at position N leads from version N, the last one in the table `migrations`, to N + 1. Steps are only ever
/// added. Times are texts in UTC, as in SQLite: what is written is what is read, in whatever zone the server lives.
constexpr std::array steps = {
    R"(
CREATE TABLE touchstone.responses (
  response_id text COLLATE "C" PRIMARY KEY,
  sequence    bigint NOT NULL UNIQUE,
  revision    integer NOT NULL,
  status      text NOT NULL,
  mode        text NOT NULL,
  survey      text NOT NULL,
  touchpoint  text NOT NULL,
  locale      text NOT NULL,
  shown_at    text NOT NULL,
  updated_at  text NOT NULL,
  received_at text COLLATE "C" NOT NULL,
  trust       text NOT NULL,
  record      text NOT NULL
);
CREATE INDEX responses_received ON touchstone.responses (received_at);
CREATE TABLE touchstone.sequence (last bigint NOT NULL);
INSERT INTO touchstone.sequence VALUES (0);
CREATE TABLE touchstone.deleted (response_id text PRIMARY KEY, deleted_at text COLLATE "C" NOT NULL);
CREATE TABLE touchstone.claims (
  claim text PRIMARY KEY, response_id text NOT NULL, expires_at text COLLATE "C" NOT NULL
);
CREATE TABLE touchstone.tokens (name text COLLATE "C" PRIMARY KEY, hash text NOT NULL, created_at text NOT NULL);
CREATE TABLE touchstone.webhooks (url text PRIMARY KEY, sequence bigint NOT NULL);
)",
};

constexpr auto prepare = R"(
CREATE SCHEMA IF NOT EXISTS touchstone;
CREATE TABLE IF NOT EXISTS touchstone.migrations (
  version integer PRIMARY KEY, applied_at timestamptz NOT NULL DEFAULT now()
);
)";

/// Any number that nobody else locks: two collectors that start at once must not both make the tables.
constexpr auto lock = "SELECT pg_advisory_xact_lock(7301120258)";

Result<bool> migrate_locked(PostgresConnection& connection) {
  if (Result<PostgresRows> done = connection.run(lock); !done) return done.error();
  if (Result<PostgresRows> done = connection.run_script(prepare); !done) return done.error();
  Result<PostgresRows> found = connection.run("SELECT coalesce(max(version), 0) FROM touchstone.migrations");
  if (!found) return found.error();
  const auto version = static_cast<std::size_t>(found->number(0, 0));
  if (version > steps.size()) {
    return Error{.code = "storage",
                 .message = "it was made by another version of touchstone (its format is " + std::to_string(version) +
                            ", this one knows up to " + std::to_string(steps.size()) + ")"};
  }
  for (std::size_t step = version; step < steps.size(); ++step) {
    if (Result<PostgresRows> done = connection.run_script(steps[step]); !done) return done.error();
    Result<PostgresRows> noted =
        connection.run("INSERT INTO touchstone.migrations (version) VALUES ($1)", {std::to_string(step + 1)});
    if (!noted) return noted.error();
  }
  return true;
}

}  // namespace

Result<bool> migrate(PostgresConnection& connection) {
  Result<PostgresRows> encoding = connection.run("SHOW server_encoding");
  if (!encoding) return encoding.error();
  if (encoding->text(0, 0) != "UTF8") {
    return Error{.code = "storage",
                 .message = "its encoding is " + encoding->text(0, 0) + ", which cannot hold every answer",
                 .hint = "CREATE DATABASE ... ENCODING 'UTF8' TEMPLATE template0"};
  }
  if (Result<PostgresRows> begun = connection.run("BEGIN"); !begun) return begun.error();
  Result<bool> done = migrate_locked(connection);
  if (!done) {
    connection.roll_back();
    return done;
  }
  if (Result<PostgresRows> committed = connection.run("COMMIT"); !committed) return committed.error();
  return true;
}

}  // namespace touchstone
