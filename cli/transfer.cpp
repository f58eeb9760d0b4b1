#include "cli/transfer.hpp"

#include <fstream>
#include <iostream>
#include <memory>
#include <string>

#include "cli/database.hpp"
#include "collector/transfer.hpp"

namespace touchstone {
namespace {

struct TransferOptions {
  DatabaseOption database;
  Filter filter;
  std::string file = "-";
};

int export_all(const TransferOptions& options) {
  Result<std::unique_ptr<Store>> store = open_database(options.database);
  if (!store) return fail(store.error());
  std::ofstream file;
  if (options.file != "-") file.open(options.file, std::ios::binary);
  std::ostream& out = options.file == "-" ? std::cout : file;
  Result<std::uint64_t> count = export_responses(**store, options.filter, out);
  out.flush();
  if (!count) return fail(count.error());
  if (!out) return fail(options.file + " cannot be written");
  std::cerr << "touchstone: " << *count << " responses exported\n";
  return 0;
}

int import_all(const TransferOptions& options) {
  Result<std::unique_ptr<Store>> store = open_database(options.database);
  if (!store) return fail(store.error());
  std::ifstream file;
  if (options.file != "-") {
    file.open(options.file, std::ios::binary);
    if (!file) return fail(options.file + " cannot be read");
  }
  Result<Imported> done = import_responses(**store, options.file == "-" ? std::cin : file, std::cerr);
  if (!done) return fail(done.error());
  std::cerr << "touchstone: " << done->settled << " responses imported, " << done->refused << " refused\n";
  return done->refused == 0 ? 0 : 1;
}

}  // namespace

void add_transfer_commands(CLI::App& app, int& status) {
  const auto options = std::make_shared<TransferOptions>();
  CLI::App* exporting = app.add_subcommand("export", "Write the responses of a database as lines of JSON");
  add_database_option(*exporting, options->database);
  exporting->add_option("--survey", options->filter.survey, "Only this survey's");
  exporting->add_option("--touchpoint", options->filter.touchpoint, "Only this touchpoint's");
  exporting->add_option("file", options->file, "File to write; - is the standard output")->capture_default_str();
  exporting->callback([options, &status] { status = export_all(*options); });

  CLI::App* importing = app.add_subcommand("import", "Read lines of JSON into a database");
  add_database_option(*importing, options->database);
  importing->add_option("file", options->file, "File to read; - is the standard input")->capture_default_str();
  importing->callback([options, &status] { status = import_all(*options); });
}

}  // namespace touchstone
