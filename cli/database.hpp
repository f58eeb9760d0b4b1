#pragma once
// What the commands share that work on the collector's database.
#include <CLI/CLI.hpp>
#include <memory>
#include <string>

#include "base/error.hpp"
#include "collector/storage/store.hpp"

namespace touchstone {

struct DatabaseOption {
  /// As `open_store` takes it.
  std::string where = "responses.sqlite";
};

/// --database, or else the environment's TOUCHSTONE_DATABASE.
void add_database_option(CLI::App& command, DatabaseOption& option);

/// Opens it. What is written from now on is for this user alone: responses are personal data.
Result<std::unique_ptr<Store>> open_database(const DatabaseOption& option);

/// Says it on the standard error. 1, which becomes the exit code.
int fail(const std::string& message);
int fail(const Error& error);

}  // namespace touchstone
