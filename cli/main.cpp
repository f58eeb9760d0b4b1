#include <CLI/CLI.hpp>
#include <cstdio>
#include <exception>
#include <iostream>
#include <string>

#include "cli/demo_data.hpp"
#include "cli/explain.hpp"
#include "cli/insights.hpp"
#include "cli/lint.hpp"
#include "cli/logic.hpp"
#include "cli/paths.hpp"
#include "cli/prepare.hpp"
#include "cli/score.hpp"
#include "cli/serve.hpp"
#include "cli/sql.hpp"
#include "cli/statistics.hpp"
#include "cli/token.hpp"
#include "cli/transfer.hpp"

namespace {

int run(int count, char** words) {
  CLI::App app("Touchstone: surveys for web shops, and scores you can trust", "touchstone");
  app.set_version_flag("--version", "touchstone " TOUCHSTONE_VERSION);
  app.require_subcommand(1);
  int status = 0;
  touchstone::add_demo_data(app);
  touchstone::add_insights(app, status);
  touchstone::add_lint(app, status);
  touchstone::add_explain(app, status);
  touchstone::add_logic(app);
  touchstone::add_paths(app, status);
  touchstone::add_prepare(app, status);
  touchstone::add_score(app, status);
  touchstone::add_serve(app, status);
  touchstone::add_token_commands(app, status);
  touchstone::add_transfer_commands(app, status);
  touchstone::add_sql(app, status);
  touchstone::add_statistics(app);
  try {
    app.parse(count, words);
  } catch (const CLI::ParseError& error) {  // `--help` and `--version` end here as well
    constexpr int misused = 2;
    return app.exit(error) == 0 ? 0 : misused;
  }
  return status;
}

/// What was printed has arrived, which a full disk would keep from it.
bool has_printed() {
  std::cout.flush();
  if (std::cout) return true;
  std::cerr << "touchstone: the output cannot be written\n";
  return false;
}

}  // namespace

int main(int count, char** words) {
  try {
    const int status = run(count, words);
    return status == 0 && !has_printed() ? 1 : status;
  } catch (const std::exception& why) {
    static_cast<void>(std::fputs(("touchstone: " + std::string(why.what()) + '\n').c_str(), stderr));
    return 1;
  }
}
