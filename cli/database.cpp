#include "cli/database.hpp"

#include <sys/stat.h>

#include <iostream>

namespace touchstone {

void add_database_option(CLI::App& command, DatabaseOption& option) {
  command
      .add_option("--database", option.where,
                  "SQLite file to keep responses in, made where it is missing; or postgresql://USER@HOST/NAME")
      ->type_name("FILE|URL")
      ->envname("TOUCHSTONE_DATABASE")
      ->capture_default_str();
}

Result<std::unique_ptr<Store>> open_database(const DatabaseOption& option) {
  umask(S_IRWXG | S_IRWXO);
  return open_store(option.where);
}

int fail(const std::string& message) {
  std::cerr << "touchstone: " << message << '\n';
  return 1;
}

int fail(const Error& error) { return fail(error.message + (error.hint.empty() ? "" : " (" + error.hint + ")")); }

}  // namespace touchstone
