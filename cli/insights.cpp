#include "cli/insights.hpp"

#include <array>
#include <cstdio>
#include <iostream>
#include <memory>
#include <string>
#include <vector>

#include "cli/print.hpp"
#include "cli/score_inputs.hpp"
#include "responses/insights.hpp"
#include "scoring/wording.hpp"

namespace touchstone {
namespace {

struct InsightCommand {
  InputNames inputs;
  std::string metric = "nps";
  std::string touchpoint;
  std::string format = "table";
};

const std::vector<std::string> metrics = {"nps", "csat", "ces_agreement_7", "ces_effort_5"};  // as in the enum

Result<InsightOptions> read_options(const InsightCommand& options) {
  InsightOptions read;
  for (std::size_t i = 0; i < metrics.size(); ++i) {
    if (options.metric == metrics[i]) read.metric = static_cast<Metric>(i);
  }
  read.touchpoint = options.touchpoint;
  return read;
}

void print_drivers(const DriverRun& run, const InsightCommand& options, Metric metric) {
  if (options.format == "json") {
    std::cout << write_drivers_json(metric, run.drivers) << '\n';
    return;
  }
  std::size_t shown = 0;
  for (const Driver& driver : run.drivers) {
    if (!driver.adjusted_p) continue;
    ++shown;
    const Interval& interval = *driver.difference.interval;
    std::cout << without_controls(driver.factor.question) << " = " << without_controls(driver.factor.value) << ": "
              << shown_figure(metric, *driver.difference.delta, true) << ", between "
              << shown_figure(metric, interval.low, true) << " and " << shown_figure(metric, interval.high, true)
              << " (" << driver.factor.with.n() << " answers, "
              << (is_reliable(*driver.adjusted_p) ? "reliable" : "no reliable difference") << ")\n";
  }
  if (shown == 0) std::cout << "no answer beside the score was given by ten people or more\n";
}

void print_topics(const TopicRun& run, const InsightCommand& options) {
  if (options.format == "json") {
    std::cout << write_topics_json(run.counts) << '\n';
    return;
  }
  const std::vector<Topic> topics = run.counts.topics();
  std::cout << run.counts.low_comments() << " comments with a low score, " << run.counts.high_comments()
            << " with a high one\n";
  constexpr std::size_t most = 15;
  // As far from chance as a single term would have to be; of many, some are by chance.
  constexpr double distinctive = 1.96;
  const auto print = [](const Topic& topic) {
    std::cout << "  " << without_controls(topic.term) << " (" << topic.low << " low, " << topic.high << " high)\n";
  };
  std::cout << "more often with low scores:\n";
  for (std::size_t i = 0; i < std::min(most, topics.size()) && topics[i].z > distinctive; ++i) print(topics[i]);
  std::cout << "more often with high scores:\n";
  for (std::size_t i = 0; i < std::min(most, topics.size()); ++i) {
    const Topic& topic = topics[topics.size() - 1 - i];
    if (topic.z > -distinctive) break;
    print(topic);
  }
}

template <class Run, class Find, class Print>
int answer(const InsightCommand& options, Find find, Print print) {
  Result<InsightOptions> how = read_options(options);
  Result<std::vector<Input>> inputs = open_inputs(options.inputs);
  if (!inputs) return fail_with(inputs.error());
  Result<Run> run = find(*inputs, *how);
  if (!run) return fail_with(run.error());
  print(*run, *how);
  tell_summary(run->summary);
  return 0;
}

std::shared_ptr<InsightCommand> add_options(CLI::App& command) {
  auto options = std::make_shared<InsightCommand>();
  add_inputs(command, options->inputs);
  command.add_option("--metric", options->metric, "The score that is meant")
      ->check(CLI::IsMember(metrics))
      ->capture_default_str();
  command.add_option("--touchpoint", options->touchpoint, "Only responses of this one");
  command.add_option("--format", options->format, "How to print")
      ->check(CLI::IsMember({"table", "json"}))
      ->capture_default_str();
  return options;
}

}  // namespace

void add_insights(CLI::App& app, int& status) {
  CLI::App* drivers =
      app.add_subcommand("drivers", "Find which other answers go with low scores, most harmful first (docs/scores.md)");
  const auto driver_options = add_options(*drivers);
  drivers->callback([driver_options, &status] {
    require_inputs(driver_options->inputs);
    status = answer<DriverRun>(*driver_options, find_drivers_in, [&](const DriverRun& run, const InsightOptions& how) {
      print_drivers(run, *driver_options, how.metric);
    });
  });
  CLI::App* topics = app.add_subcommand(
      "topics", "Find the words by which comments with low scores differ from those with high ones (docs/scores.md)");
  const auto topic_options = add_options(*topics);
  topics->callback([topic_options, &status] {
    require_inputs(topic_options->inputs);
    status = answer<TopicRun>(*topic_options, count_topics_in,
                              [&](const TopicRun& run, const InsightOptions&) { print_topics(run, *topic_options); });
  });
}

}  // namespace touchstone
