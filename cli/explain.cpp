#include "cli/explain.hpp"

#include <algorithm>
#include <iomanip>
#include <iostream>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/json_read.hpp"
#include "base/json_write.hpp"
#include "cli/input.hpp"
#include "cli/print.hpp"
#include "cli/visitor.hpp"
#include "definition/definition.hpp"

namespace touchstone {
namespace {

struct ExplainOptions {
  std::string file;
  std::string events;
  std::string format = "text";
  std::string storage;
  std::uint64_t seed = 1;
};

/// "checkout.completed" of a track, "show" of a timer: what happened.
std::string name_of_event(const Json& event) {
  for (const char* name : {"touchpoint", "survey", "timer"}) {
    if (const Json* found = event.find(name)) return event.find("type")->text() + ' ' + found->text();
  }
  return event.find("type")->text();
}

void print(std::ostream& out, UnixMs at, const Json& event, const Json& explanations) {
  out << timestamp(at) << "  " << name_of_event(event) << '\n';
  std::size_t width = 0;
  for (const Json& each : explanations.items()) width = std::max(width, each.find("survey")->text().size());
  for (const Json& each : explanations.items()) {
    out << "  " << std::left << std::setw(static_cast<int>(width)) << each.find("survey")->text() << "  "
        << each.find("text")->text() << '\n';
  }
}

/// One JSON array of events, or one event on each line.
std::optional<std::vector<Json>> read_events(const std::string& text) {
  constexpr JsonLimits limits{.bytes = 64 * 1024 * 1024, .depth = 40};
  std::vector<Json> events;
  const JsonRead whole = read_json(text, limits);
  if (whole.value && whole.value->is_array()) return whole.value->items();
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    const std::string_view line = std::string_view(text).substr(begin, end - begin);
    begin = end + 1;
    if (line.find_first_not_of(" \t\r") == std::string_view::npos) continue;
    JsonRead read = read_json(line, limits);
    if (!read.value) return {};
    events.push_back(std::move(*read.value));
  }
  return events;
}

int complain(const std::string& what) {
  std::cerr << "touchstone: " << what << '\n';
  return 1;
}

int explain_visit(const ExplainOptions& options) {
  const std::optional<std::string> surveys = read_file(options.file);
  if (!surveys) return complain(options.file + " cannot be read");
  const std::optional<std::string> text = read_file(options.events);
  if (!text) return complain(options.events + " cannot be read");
  const std::vector<Error> errors = read_definition(*surveys).errors;
  for (const Error& error : errors) print_line(std::cerr, options.file, "error", error);
  if (!errors.empty()) return 1;
  const std::optional<std::vector<Json>> events = read_events(*text);
  if (!events) return complain(options.events + " is neither a JSON array of events nor one event on each line");
  Json told = Json::array();
  const bool as_json = options.format == "json";
  PlayedVisitor visitor(*surveys, options.storage.empty() ? std::nullopt : std::optional(options.storage), options.seed,
                        [&](UnixMs at, const Json& event, const Json& explanations) {
                          if (!as_json) return print(std::cout, at, event, explanations);
                          Json entry = Json::object();
                          entry.set("at", timestamp(at));
                          entry.set("event", name_of_event(event));
                          entry.set("surveys", explanations);
                          told.push(std::move(entry));
                        });
  int status = 0;
  for (std::size_t i = 0; i < events->size(); ++i) {
    const std::optional<std::string> problem = visitor.play((*events)[i]);
    if (problem) status = complain(options.events + ": event " + std::to_string(i + 1) + ": " + *problem);
  }
  visitor.wait();
  if (as_json) std::cout << write_json(told) << '\n';
  return status;
}

}  // namespace

void add_explain(CLI::App& app, int& status) {
  const auto options = std::make_shared<ExplainOptions>();
  CLI::App* command = app.add_subcommand(
      "explain", "Play a visitor's events, and say at each touchpoint why which survey is shown or not");
  command->add_option("FILE", options->file, "The surveys.json")->required();
  command->add_option("EVENTS", options->events, "A JSON array of events, or one on each line; - is standard input")
      ->required();
  command->add_option("--storage", options->storage, "What the visitor allows; else what the file says")
      ->check(CLI::IsMember({"none", "session", "local"}));
  command->add_option("--seed", options->seed, "Which visitor it is: decides samples and variants")
      ->capture_default_str();
  command->add_option("--format", options->format, "How to print: lines of text, or one JSON array")
      ->check(CLI::IsMember({"text", "json"}))
      ->capture_default_str();
  command->callback([options, &status] { status = explain_visit(*options); });
}

}  // namespace touchstone
