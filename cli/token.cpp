#include "cli/token.hpp"

#include <iostream>
#include <memory>
#include <string>

#include "cli/database.hpp"
#include "collector/clock.hpp"
#include "collector/signature.hpp"
#include "collector/storage/store.hpp"
#include "collector/tokens.hpp"

namespace touchstone {
namespace {

struct TokenOptions {
  DatabaseOption database;
  std::string name;
  std::string secret;
  std::string survey;
  std::string order;
  unsigned hours = 24 * 14;
};

int add(const TokenOptions& options) {
  Result<std::unique_ptr<Store>> store = open_database(options.database);
  if (!store) return fail(store.error());
  Result<std::string> token = add_token(**store, options.name, clock_now());
  if (!token) return fail(token.error());
  std::cerr << "touchstone: keep it, it cannot be shown again\n";
  std::cout << *token << '\n';
  return 0;
}

int list(const TokenOptions& options) {
  Result<std::unique_ptr<Store>> store = open_database(options.database);
  if (!store) return fail(store.error());
  Result<std::vector<TokenEntry>> tokens = (*store)->tokens();
  if (!tokens) return fail(tokens.error());
  for (const TokenEntry& each : *tokens) std::cout << each.created_at << "  " << each.name << '\n';
  return 0;
}

int remove(const TokenOptions& options) {
  Result<std::unique_ptr<Store>> store = open_database(options.database);
  if (!store) return fail(store.error());
  Result<bool> removed = (*store)->remove_token(options.name);
  if (!removed) return fail(removed.error());
  return *removed ? 0 : fail("there is no token \"" + options.name + "\"");
}

int sign_order(const TokenOptions& options) {
  if (options.secret.empty()) return fail("there is no secret (set TOUCHSTONE_SECRET)");
  if (options.order.empty() || options.order.size() > longest_order) return fail("an order has 1 to 200 bytes");
  constexpr std::int64_t hour_s = 3'600;
  std::cout << sign(options.secret, options.survey, options.order, clock_now() / 1'000 + options.hours * hour_s)
            << '\n';
  return 0;
}

}  // namespace

void add_token_commands(CLI::App& app, int& status) {
  const auto options = std::make_shared<TokenOptions>();
  CLI::App* tokens =
      app.add_subcommand("token", "Tokens: who may read responses, and which responses a shop vouches for");
  tokens->require_subcommand(1);

  CLI::App* adding = tokens->add_subcommand("add", "Make a token for reading, and print it, this once");
  adding->add_option("name", options->name, "What it is for: \"report\"")->required();
  add_database_option(*adding, options->database);
  adding->callback([options, &status] { status = add(*options); });

  CLI::App* listing = tokens->add_subcommand("list", "Tell when each token was made, and its name");
  add_database_option(*listing, options->database);
  listing->callback([options, &status] { status = list(*options); });

  CLI::App* removing = tokens->add_subcommand("remove", "Close the door to a token, at once");
  removing->add_option("name", options->name, "Its name")->required();
  add_database_option(*removing, options->database);
  removing->callback([options, &status] { status = remove(*options); });

  CLI::App* signing = tokens->add_subcommand("sign", "Sign an order, as the shop's server does, to try it out");
  signing->add_option("--secret", options->secret, "The collector's --secret")->envname("TOUCHSTONE_SECRET");
  signing->add_option("--survey", options->survey, "The survey's id")->required();
  signing->add_option("--order", options->order, "What names the order in the shop")->required();
  signing->add_option("--hours", options->hours, "How long the token is good for")->capture_default_str();
  signing->callback([options, &status] { status = sign_order(*options); });
}

}  // namespace touchstone
