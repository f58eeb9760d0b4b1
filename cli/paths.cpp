#include "cli/paths.hpp"

#include <algorithm>
#include <iostream>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/decimal.hpp"
#include "base/json_read.hpp"
#include "base/json_write.hpp"
#include "cli/input.hpp"
#include "cli/print.hpp"
#include "lint/draw.hpp"
#include "lint/paths.hpp"

namespace touchstone {
namespace {

struct PathsOptions {
  std::string file;
  std::string format = "text";
};

std::string joined_ids(const std::vector<std::string>& ids, const char* between) {
  std::string text;
  for (const std::string& id : ids) text += (text.empty() ? "" : between) + id;
  return text;
}

/// `shortest: 2 questions: recommend > why > (thanks)`, and with which answers.
void print_witness(const char* name, const std::optional<Witness>& witness) {
  if (!witness) return;
  std::cout << "  " << name << ": " << witness->length << (witness->length == 1 ? " question: " : " questions: ");
  for (const std::string& id : witness->questions) std::cout << id << " > ";
  std::cout << (witness->ending.empty() ? "closes without an ending" : '(' + witness->ending + ')') << '\n';
  if (!witness->answers.items().empty()) std::cout << "    answers " << write_json(witness->answers) << '\n';
  for (const Json& fact : witness->facts.items()) {
    std::cout << "    " << fact.name() << ' ' << write_json(fact) << '\n';
  }
  if (witness->assumed) std::cout << "    as far as can be told: a condition on the way was taken to go both ways\n";
}

void print_list(const char* name, const std::vector<std::string>& items) {
  for (const std::string& item : items) std::cout << "  " << name << ": " << item << '\n';
}

void print_account(const PathAccount& account) {
  constexpr double exact = 9'007'199'254'740'992;  // 2^53
  std::cout << account.survey << ": ";
  if (account.paths) {
    std::cout << (*account.paths > exact ? "about " : "") << write_decimal(*account.paths)
              << (*account.paths == 1 ? " path\n" : " paths\n");
  } else {
    std::cout << "more paths than were counted\n";
  }
  if (account.paths && *account.paths == 0) std::cout << "  never ends\n";
  print_witness("shortest", account.shortest);
  print_witness("longest", account.longest);
  print_list("unreachable", account.unreachable);
  for (const std::vector<std::string>& loop : account.loops) {
    std::cout << "  circle: " << joined_ids(loop, " > ") << " > " << loop.front() << '\n';
  }
  print_list("never true", account.always_false);
  print_list("always true", account.always_true);
  for (const Undecided& each : account.undecided) {
    std::cout << "  undecided: " << each.what;
    if (!each.id.empty() || !each.pointer.empty()) std::cout << ' ' << each.id << each.pointer;
    std::cout << " (" << each.why << ")\n";
  }
  if (!account.both_ways.empty()) {
    std::cout << "  taken to be anything: " << joined_ids(account.both_ways, ", ") << '\n';
  }
}

int paths(const PathsOptions& options) {
  const std::optional<std::string> text = read_file(options.file);
  if (!text) {
    std::cerr << "touchstone: " << options.file << " cannot be read\n";
    return 1;
  }
  const DefinitionRead read = read_definition(*text);
  for (const Error& error : read.errors) print_line(std::cerr, options.file, "error", error);
  if (!read.definition) return 1;
  const JsonRead source = read_json(*text);
  const std::vector<PathAccount> accounts = account_paths(*read.definition, *source.value);
  if (options.format == "json") {
    std::cout << write_accounts(accounts) << '\n';
  } else if (options.format == "mermaid") {
    std::cout << draw_mermaid(*read.definition, accounts);
  } else if (options.format == "dot") {
    std::cout << draw_dot(*read.definition, accounts);
  } else {
    for (const PathAccount& account : accounts) print_account(account);
  }
  const bool faults = std::any_of(accounts.begin(), accounts.end(), [](const auto& each) { return each.has_faults(); });
  return faults ? 1 : 0;
}

}  // namespace

void add_paths(CLI::App& app, int& status) {
  const auto options = std::make_shared<PathsOptions>();
  CLI::App* command =
      app.add_subcommand("paths", "Count the paths through each survey; find what nobody reaches, and circles");
  command->add_option("FILE", options->file, "The surveys.json to walk through")->required();
  command->add_option("--format", options->format, "How to print: for people, JSON, or a picture's source")
      ->check(CLI::IsMember({"text", "json", "mermaid", "dot"}))
      ->capture_default_str();
  command->callback([options, &status] { status = paths(*options); });
}

}  // namespace touchstone
