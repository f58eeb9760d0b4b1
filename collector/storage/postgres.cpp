#include "collector/storage/postgres.hpp"

#include <array>
#include <cstdlib>
#include <utility>

namespace touchstone {
namespace {

/// A server that does not answer, and a lock that is not given, end in an error: the sender of a response waits, and
/// comes again.
constexpr auto session = R"(
SET client_encoding = 'UTF8';
SET synchronous_commit = on;
SET default_transaction_isolation = 'read committed';
SET statement_timeout = '10s';
SET lock_timeout = '5s';
SET idle_in_transaction_session_timeout = '10min';
SET client_min_messages = warning;
)";

/// Whether an error is one of the connection: libpq's own, which have no code, or the server's class 08 or 57P, when an
/// administrator ends it (PostgreSQL's manual, appendix A).
bool ends_connection(const PGresult* result) {
  const char* const code = PQresultErrorField(result, PG_DIAG_SQLSTATE);
  const std::string_view known = code == nullptr ? "" : code;
  return known.empty() || known.starts_with("08") || known.starts_with("57P");
}

}  // namespace

std::string write_array(const std::vector<std::string>& items) {
  std::string text = "{";
  for (const std::string& item : items) {
    text += text.size() > 1 ? ",\"" : "\"";
    for (const char c : item) {
      if (c == '"' || c == '\\') text += '\\';
      text += c;
    }
    text += '"';
  }
  return text + '}';
}

unsigned PostgresRows::affected() const {
  return static_cast<unsigned>(std::strtoul(PQcmdTuples(result_.get()), nullptr, 10));
}

Result<PostgresConnection> PostgresConnection::connect(const std::string& address) {
  // What the address says itself counts more: of a key that stands twice libpq takes the last.
  constexpr std::array names = {"connect_timeout", "tcp_user_timeout", "application_name", "dbname",
                                static_cast<const char*>(nullptr)};
  const std::array values = {"5", "10000", "touchstone", address.c_str(), static_cast<const char*>(nullptr)};
  PostgresConnection connection(PQconnectdbParams(names.data(), values.data(), 1));
  if (!connection.is_connected()) return connection.error();
  if (Result<bool> done = connection.set_up(); !done) return done.error();
  return connection;
}

Result<bool> PostgresConnection::set_up() {
  Result<PostgresRows> done = run_script(session);
  if (!done) return done.error();
  return true;
}

Error PostgresConnection::error() const {
  std::string message = PQerrorMessage(connection_.get());
  while (!message.empty() && message.back() == '\n') message.pop_back();
  return {.code = "storage", .message = std::move(message)};
}

Result<PostgresRows> PostgresConnection::take(PGresult* result) {
  PostgresRows rows(result);
  switch (PQresultStatus(result)) {
    case PGRES_COMMAND_OK:
    case PGRES_TUPLES_OK:
      return rows;
    case PGRES_EMPTY_QUERY:
    case PGRES_COPY_OUT:
    case PGRES_COPY_IN:
    case PGRES_BAD_RESPONSE:
    case PGRES_NONFATAL_ERROR:
    case PGRES_FATAL_ERROR:
    case PGRES_COPY_BOTH:
    case PGRES_SINGLE_TUPLE:
    case PGRES_PIPELINE_SYNC:
    case PGRES_PIPELINE_ABORTED:
      break;
  }
  is_broken_ = is_broken_ || ends_connection(result);
  return error();
}

Result<PostgresRows> PostgresConnection::run(const char* sql, const std::vector<std::string>& parameters) {
  std::vector<const char*> values;
  values.reserve(parameters.size());
  for (const std::string& each : parameters) values.push_back(each.c_str());
  return take(PQexecParams(connection_.get(), sql, static_cast<int>(values.size()), nullptr, values.data(), nullptr,
                           nullptr, 0));
}

Result<PostgresRows> PostgresConnection::run_script(const std::string& sql) {
  return take(PQexec(connection_.get(), sql.c_str()));
}

Result<bool> PostgresConnection::reconnect() {
  if (is_connected()) return true;
  PQreset(connection_.get());
  is_broken_ = false;
  if (!is_connected()) return error();
  return set_up();
}

void PostgresConnection::roll_back() {
  if (is_connected() && PQtransactionStatus(connection_.get()) != PQTRANS_IDLE) static_cast<void>(run("ROLLBACK"));
}

}  // namespace touchstone
