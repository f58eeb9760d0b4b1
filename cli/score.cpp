#include "cli/score.hpp"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <iomanip>
#include <iostream>
#include <memory>
#include <string>
#include <vector>

#include "cli/score_inputs.hpp"
#include "cli/score_views.hpp"
#include "responses/score.hpp"

namespace touchstone {
namespace {

struct ScoreCommand {
  InputNames inputs;
  std::vector<std::string> by = {"touchpoint"};
  std::string compare;
  std::string weight;
  std::string format = "table";
  unsigned threads = 0;
  bool strict = false;
};

Result<ScoreOptions> read_options(const ScoreCommand& options) {
  ScoreOptions read;
  read.reading.threads = options.threads;
  Result<std::vector<Dimension>> by = read_dimensions(options.by);
  if (!by) return by.error();
  read.by = std::move(*by);
  if (!options.compare.empty()) {
    Result<Dimension> compare = read_dimension(options.compare);
    if (!compare) return compare.error();
    read.compare = *compare;
  }
  if (!options.weight.empty()) {
    Result<Dimension> weight = read_dimension(options.weight);
    if (!weight || weight->kind != Dimension::Kind::context) {
      return Error{.code = "unknown_word",
                   .message = "answers cannot be weighted by \"" + options.weight + '"',
                   .hint = "a number that surveys.json declares: context.order.value"};
    }
    read.weight = *weight;
  }
  return read;
}

/// A line that is written over and over, for somebody who waits.
class ProgressLine {
 public:
  void tell(double share) {
    const int percent = share < 0 ? -1 : static_cast<int>(std::floor(100 * share));
    if (percent == told_) return;
    told_ = percent;
    if (percent >= 0) std::cerr << "\rtouchstone: " << std::setw(3) << percent << " % read";
  }
  void clear() const {
    if (told_ >= 0) std::cerr << "\r\x1b[K";
  }

 private:
  int told_ = -1;
};

/// In characters; 0 where the output is no terminal, or does not say.
std::size_t terminal_width() {
  winsize size{};
  return ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 ? size.ws_col : 0;
}

void print(const ScoreRun& run, const ScoreCommand& options) {
  if (options.format == "json") {
    std::cout << write_rows_json(run.rows) << '\n';
  } else if (options.format == "csv") {
    std::cout << write_rows_csv(run.rows);
  } else if (options.format == "html") {
    std::cout << write_rows_html(run);
  } else {
    const bool colour = isatty(STDOUT_FILENO) == 1 && std::getenv("NO_COLOR") == nullptr;
    std::cout << write_rows_table(run, colour, terminal_width());
  }
}

int score(const ScoreCommand& options) {
  Result<ScoreOptions> how = read_options(options);
  if (!how) return fail_with(how.error());
  Result<std::vector<Input>> inputs = open_inputs(options.inputs);
  if (!inputs) return fail_with(inputs.error());
  ProgressLine progress;
  if (isatty(STDERR_FILENO) == 1) how->reading.progress = [&](double share) { progress.tell(share); };
  Result<ScoreRun> run = score_responses(*inputs, *how);
  progress.clear();
  if (!run) return fail_with(run.error());
  print(*run, options);
  tell_summary(run->summary);
  return options.strict && run->summary.malformed_count > 0 ? 1 : 0;
}

}  // namespace

void add_score(CLI::App& app, int& status) {
  const auto options = std::make_shared<ScoreCommand>();
  CLI::App* command =
      app.add_subcommand("score", "Score responses: NPS, CSAT and CES with their intervals (docs/scores.md)");
  add_inputs(*command, options->inputs);
  command
      ->add_option("--by", options->by,
                   "What tells groups apart, with commas: touchpoint, survey, question, locale, variant, day, week, "
                   "month, context.NAME")
      ->delimiter(',')
      ->allow_extra_args(false)
      ->capture_default_str();
  command->add_option("--compare", options->compare, "Compare the last period with the one before")
      ->check(CLI::IsMember({"day", "week", "month"}));
  command->add_option("--weight", options->weight, "Weigh each answer by a number, beside: context.order.value")
      ->type_name("context.NAME");
  command->add_option("--format", options->format, "How to print: for a terminal, for machines, or one page to send")
      ->check(CLI::IsMember({"table", "json", "csv", "html"}))
      ->capture_default_str();
  command->add_option("--threads", options->threads, "How many at most; 0 is as many as the machine has")
      ->check(CLI::Range(0, 256))
      ->capture_default_str();
  command->add_flag("--strict", options->strict, "A line that is no response record fails: exit code 1");
  command->callback([options, &status] {
    require_inputs(options->inputs);
    status = score(*options);
  });
}

}  // namespace touchstone
