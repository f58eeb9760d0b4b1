#include "cli/sql.hpp"

#include <iostream>
#include <memory>
#include <string>
#include <vector>

#include "responses/sql.hpp"

namespace touchstone {
namespace {

struct SqlOptions {
  std::string dialect;
  std::vector<std::string> by = {"touchpoint"};
  std::string table = "responses";
};

int refuse(const Error& error) {
  std::cerr << "touchstone: " << error.message << " (" << error.hint << ")\n";
  return 1;
}

int print(const SqlOptions& options) {
  Result<SqlDialect> dialect = read_sql_dialect(options.dialect);
  if (!dialect) return refuse(dialect.error());
  Result<std::vector<Dimension>> by = read_dimensions(options.by);
  if (!by) return refuse(by.error());
  std::cout << write_sql(*dialect, *by, options.table);
  return 0;
}

}  // namespace

void add_sql(CLI::App& app, int& status) {
  const auto options = std::make_shared<SqlOptions>();
  CLI::App* command = app.add_subcommand("sql", "Print the scores as SQL over a table of responses (docs/scores.md)");
  command
      ->add_option("--dialect", options->dialect,
                   "postgresql and duckdb, which are tested; bigquery, clickhouse and spark, which are not")
      ->required();
  command->add_option("--by", options->by, "As of touchstone score")->delimiter(',')->allow_extra_args(false);
  command->add_option("--table", options->table, "Name of the table, as it is to stand in the SELECT")
      ->capture_default_str();
  command->callback([options, &status] { status = print(*options); });
}

}  // namespace touchstone
