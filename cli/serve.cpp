#include "cli/serve.hpp"

#include <pthread.h>
#include <sys/resource.h>
#include <algorithm>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <iostream>
#include <memory>
#include <optional>
#include <string>
#include <system_error>
#include <vector>

#include "cli/database.hpp"
#include "collector/server.hpp"
#include "collector/tokens.hpp"

namespace touchstone {
namespace {

/// Service managers kill after 10 s (docker stop) or 90 s (systemd); five are what a person waits for a prompt.
constexpr auto patience = std::chrono::milliseconds(4'000);

struct ServeOptions {
  std::string site;
  std::string widget;
  DatabaseOption database;
  unsigned keep_days = 0;
  std::vector<std::string> webhooks;
  std::string webhook_secret;
  bool webhooks_may_be_private = false;
  ServerOptions server;
};

/// The signals that end the process wait here instead of striking somewhere: no code runs inside a handler.
class EndSignals {
 public:
  /// To be made before the first thread, so that all of them leave the signals alone.
  EndSignals() {
    sigemptyset(&signals_);
    sigaddset(&signals_, SIGINT);
    sigaddset(&signals_, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &signals_, nullptr);
    // A client that has gone is an error of writing, not the end of the process; libpq and curl expect that, too.
    static_cast<void>(std::signal(SIGPIPE, SIG_IGN));
    // Likewise a file that may grow no further: it is the database's to say.
    static_cast<void>(std::signal(SIGXFSZ, SIG_IGN));
  }

  /// True: told to end. False: nothing came within half a second.
  bool wait() const {
    constexpr timespec half_a_second{0, 500'000'000};
    return sigtimedwait(&signals_, nullptr, &half_a_second) > 0;
  }

 private:
  sigset_t signals_{};
};

/// As many files as this user may open, and no more connections than that leaves room for.
void fit_connections(HttpLimits& limits) {
  rlimit files{};
  if (getrlimit(RLIMIT_NOFILE, &files) != 0) return;
  files.rlim_cur = files.rlim_max;
  setrlimit(RLIMIT_NOFILE, &files);
  if (getrlimit(RLIMIT_NOFILE, &files) != 0) return;
  constexpr rlim_t for_the_rest = 128;
  const rlim_t room = files.rlim_cur > 2 * for_the_rest ? files.rlim_cur - for_the_rest : for_the_rest;
  limits.connections = static_cast<std::size_t>(std::min<rlim_t>(limits.connections, room));
}

/// A folder whose way is known from that of this program: `up` levels above it.
std::optional<std::filesystem::path> folder_near(unsigned up, const std::filesystem::path& way) {
  std::error_code none;
  std::filesystem::path folder = std::filesystem::read_symlink("/proc/self/exe", none).parent_path();
  for (unsigned level = 0; level < up; ++level) folder = folder.parent_path();
  folder /= way;
  return std::filesystem::is_directory(folder, none) ? std::optional(folder) : std::nullopt;
}

/// Of the tree that this program was built in: <root>/build/bin/touchstone -> <root>/dist.
std::optional<std::filesystem::path> built_widget() { return folder_near(2, "dist"); }

/// As it is installed, or of that tree.
std::optional<std::filesystem::path> built_report() {
  const auto installed = folder_near(1, "share/touchstone/report");
  return installed ? installed : folder_near(2, "dist/report");
}

std::string address(const std::string& host, int port) {
  const bool is_ipv6 = host.find(':') != std::string::npos;
  return "http://" + (is_ipv6 ? "[" + host + "]" : host) + ":" + std::to_string(port) + "/";
}

void add_folders(ServeOptions& options) {
  if (!options.site.empty()) options.server.folders.emplace_back(options.site);
  if (!options.widget.empty()) {
    options.server.folders.emplace_back(options.widget);
  } else if (const auto widget = options.site.empty() ? std::nullopt : built_widget()) {
    options.server.folders.push_back(*widget);
  }
  if (const auto report = options.server.report.empty() ? built_report() : std::nullopt) {
    options.server.report = *report;
  }
}

void add_webhooks(ServeOptions& options) {
  for (const std::string& url : options.webhooks) {
    options.server.webhooks.push_back(
        {.url = url, .secret = options.webhook_secret, .may_be_private = options.webhooks_may_be_private});
  }
}

int serve(ServeOptions options) {
  const EndSignals end_signals;
  add_folders(options);
  add_webhooks(options);
  if (options.keep_days > 0) options.server.keep = std::chrono::hours(24) * options.keep_days;
  fit_connections(options.server.limits);
  // A site is for trying out, and its page of responses must be able to read.
  if (!options.site.empty()) options.server.session_token = make_token();
  Result<std::unique_ptr<Store>> store = open_database(options.database);
  if (!store) return fail(store.error());
  Result<Server> server = Server::start(**store, options.server);
  if (!server) return fail(server.error());
  const std::string root = address(options.server.host, server->port());
  std::cout << "touchstone: " << root << " (database " << shown_address(options.database.where) << ")" << std::endl;
  if (!options.server.session_token.empty()) {
    std::cout << "touchstone: responses are shown at " << root << "responses.html#" << options.server.session_token
              << " while this runs" << std::endl;
  }
  if (!options.server.report.empty()) {
    std::cout << "touchstone: the report is at " << root << "report/";
    if (!options.server.session_token.empty()) std::cout << "; its token is " << options.server.session_token;
    std::cout << std::endl;
  }

  bool told_to_end = false;
  while (!told_to_end && server->is_running()) told_to_end = end_signals.wait();
  // Who has not finished asking by then is cut off. What was confirmed is on the disk.
  if (!server->end(patience)) std::cerr << "touchstone: some clients were cut off\n";
  return told_to_end ? 0 : fail("cannot accept connections any more");
}

void add_network_options(CLI::App& command, ServeOptions& options) {
  command.add_option("--port", options.server.port, "Port to listen on; 0 picks a free one")
      ->check(CLI::Range(0, 65535))
      ->capture_default_str();
  command
      .add_option("--host", options.server.host, "Address to listen on; anything but a loopback address lets others in")
      ->capture_default_str();
  command
      .add_option("--origin", options.server.origins,
                  "Origin whose pages may post, as https://shop.example; may be given again; \"*\" allows all")
      ->type_name("ORIGIN")
      ->allow_extra_args(false);
  command.add_flag("--behind-proxy", options.server.limits.is_behind_proxy,
                   "A proxy in front sets X-Forwarded-For: rates are limited by its last entry");
  command
      .add_option("--rate-network", options.server.most_from_network,
                  "Records a second from one network (/24, /56), ten times as many at once; 0: without limit")
      ->check(CLI::NonNegativeNumber)
      ->capture_default_str();
  command
      .add_option("--rate-survey", options.server.most_of_survey,
                  "Records a second to one survey, ten times as many at once; 0: without limit")
      ->check(CLI::NonNegativeNumber)
      ->capture_default_str();
  command
      .add_option("--connections", options.server.limits.connections,
                  "Connections at once, as far as the system allows")
      ->check(CLI::Range(1, 1'000'000))
      ->capture_default_str();
  command
      .add_option("--access-log", options.server.access_log,
                  "File for a line per request, without addresses; - is the standard output")
      ->type_name("FILE");
}

void add_storage_options(CLI::App& command, ServeOptions& options) {
  add_database_option(command, options.database);
  command.add_option("--keep-days", options.keep_days, "Delete responses that were received longer ago; 0: keep them")
      ->check(CLI::Range(0, 36'500))
      ->capture_default_str();
  command
      .add_option("--secret", options.server.secret,
                  "Secret with which the shop signs responses; better given by the environment")
      ->type_name("TEXT")
      ->envname("TOUCHSTONE_SECRET");
  command.add_option("--webhook", options.webhooks, "https address that is told of every change; may be given again")
      ->type_name("URL")
      ->allow_extra_args(false);
  command
      .add_option("--webhook-secret", options.webhook_secret,
                  "Secret with which webhooks are signed, whsec_...; better given by the environment")
      ->type_name("SECRET")
      ->envname("TOUCHSTONE_WEBHOOK_SECRET");
  command.add_flag("--webhook-private", options.webhooks_may_be_private,
                   "Webhooks may go to private networks and by http");
}

}  // namespace

void add_serve(CLI::App& app, int& status) {
  const auto options = std::make_shared<ServeOptions>();
  CLI::App* command =
      app.add_subcommand("serve", "Collect responses in a database, and serve a site to try surveys on");
  command->footer("Reading needs a token: touchstone token add NAME. docs/collector.md tells everything.");
  command
      ->add_option("--site", options->site,
                   "Folder whose files are served at /, to try surveys on; makes a token that reads while this runs")
      ->type_name("DIR");
  command
      ->add_option("--widget", options->widget,
                   "Folder of the built widget, served at / after the site; by default, where there is a site, "
                   "the dist folder that was built with this program")
      ->type_name("DIR");
  command
      ->add_option("--report", options->server.report,
                   "Folder of the built report page, served at /report/; by default share/touchstone/report "
                   "beside the program's folder, or what was built with it")
      ->type_name("DIR");
  add_network_options(*command, *options);
  add_storage_options(*command, *options);
  command->callback([options, &status] { status = serve(*options); });
}

}  // namespace touchstone
