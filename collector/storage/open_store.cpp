#include "collector/storage/postgres_store.hpp"
#include "collector/storage/sqlite_store.hpp"

namespace touchstone {
namespace {

bool is_postgres(const std::string& where) {
  return where.starts_with("postgresql://") || where.starts_with("postgres://");
}

}  // namespace

Result<std::unique_ptr<Store>> open_store(const std::string& where) {
  if (!is_postgres(where)) return open_sqlite(where);
  Result<std::unique_ptr<Store>> store = open_postgres(where);
  if (store) return store;
  Error error = store.error();
  error.message = "the database " + shown_address(where) + " cannot be used: " + error.message;
  return error;
}

std::string shown_address(const std::string& where) {
  if (!is_postgres(where)) return where;
  const std::size_t begin = where.find("://") + 3;
  const std::size_t end = where.substr(0, where.find_first_of("/?", begin)).rfind('@');
  const std::size_t colon = where.find(':', begin);
  // Without its parameters, which may hold a password as well.
  std::string address = where.substr(0, where.find('?'));
  if (end == std::string::npos || end < begin || colon > end) return address;
  return address.substr(0, colon) + address.substr(end);
}

}  // namespace touchstone
