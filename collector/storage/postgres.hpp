#pragma once
// One connection to PostgreSQL by its own C library (libpq): statements with parameters, results as text.
#include <libpq-fe.h>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"

namespace touchstone {

/// A PostgreSQL array of texts, as a parameter writes it: {"a","b"}.
std::string write_array(const std::vector<std::string>& items);

/// What a statement gave.
class PostgresRows {
 public:
  explicit PostgresRows(PGresult* result) : result_(result, PQclear) {}
  int count() const { return PQntuples(result_.get()); }
  std::string text(int row, int column) const { return PQgetvalue(result_.get(), row, column); }
  std::int64_t number(int row, int column) const { return std::stoll(PQgetvalue(result_.get(), row, column)); }
  /// How many rows the statement wrote or deleted.
  unsigned affected() const;

 private:
  std::unique_ptr<PGresult, void (*)(PGresult*)> result_;
};

/// For one thread at a time. Errors have the code "storage".
class PostgresConnection {
 public:
  /// Connects, and sees to it that commits are on the disk before they are confirmed, whatever the server's default.
  static Result<PostgresConnection> connect(const std::string& address);

  /// Runs one statement, in which $1, $2, ... stand for the parameters.
  Result<PostgresRows> run(const char* sql, const std::vector<std::string>& parameters = {});
  /// Runs several statements, without parameters.
  Result<PostgresRows> run_script(const std::string& sql);
  /// False: the server is gone, or was, and nothing of a transaction that was open is left.
  bool is_connected() const { return !is_broken_ && PQstatus(connection_.get()) == CONNECTION_OK; }
  /// Connects anew where the connection is gone.
  Result<bool> reconnect();
  /// Ends a transaction that failed.
  void roll_back();

 private:
  explicit PostgresConnection(PGconn* connection) : connection_(connection, PQfinish) {}
  Error error() const;
  Result<PostgresRows> take(PGresult* result);
  Result<bool> set_up();

  std::unique_ptr<PGconn, void (*)(PGconn*)> connection_;
  /// libpq may call a connection good whose server has just told it goodbye.
  bool is_broken_ = false;
};

}  // namespace touchstone
