#include "cli/serve.hpp"

#include <pthread.h>
#include <sys/stat.h>

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

#include "collector/server.hpp"
#include "collector/store.hpp"

namespace touchstone {
namespace {

/// Service managers kill after 10 s (docker stop) or 90 s (systemd); five are what a person waits for a prompt.
constexpr auto patience = std::chrono::milliseconds(4'000);

constexpr auto warning =
    "There is no access control yet: whoever reaches the address can read and add responses. For use on one machine.";

struct ServeOptions {
  std::string site;
  std::string widget;
  std::string database = "responses.sqlite";
  ServerOptions server;
};

int fail(const std::string& message) {
  std::cerr << "touchstone: " << message << '\n';
  return 1;
}

int fail(const Error& error) { return fail(error.message + (error.hint.empty() ? "" : " (" + error.hint + ")")); }

/// The signals that end the process wait here instead of striking somewhere: no code runs inside a handler.
class EndSignals {
 public:
  /// To be made before the first thread, so that all of them leave the signals alone.
  EndSignals() {
    sigemptyset(&signals_);
    sigaddset(&signals_, SIGINT);
    sigaddset(&signals_, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &signals_, nullptr);
  }

  /// True: told to end. False: nothing came within half a second.
  bool wait() const {
    constexpr timespec half_a_second{0, 500'000'000};
    return sigtimedwait(&signals_, nullptr, &half_a_second) > 0;
  }

 private:
  sigset_t signals_{};
};

/// The `dist` folder of the tree that this program was built in: <root>/build/bin/touchstone -> <root>/dist.
std::optional<std::filesystem::path> built_widget() {
  std::error_code none;
  const std::filesystem::path program = std::filesystem::read_symlink("/proc/self/exe", none);
  const std::filesystem::path dist = program.parent_path().parent_path().parent_path() / "dist";
  return std::filesystem::is_directory(dist, none) ? std::optional(dist) : std::nullopt;
}

std::string address(const std::string& host, int port) {
  const bool is_ipv6 = host.find(':') != std::string::npos;
  return "http://" + (is_ipv6 ? "[" + host + "]" : host) + ":" + std::to_string(port) + "/";
}

int serve(ServeOptions options) {
  const EndSignals end_signals;
  umask(S_IRWXG | S_IRWXO);  // responses are personal data: the file is for this user alone
  if (!options.site.empty()) options.server.folders.emplace_back(options.site);
  if (!options.widget.empty()) {
    options.server.folders.emplace_back(options.widget);
  } else if (const auto widget = built_widget()) {
    options.server.folders.push_back(*widget);
  }
  Result<Store> store = Store::open(options.database);
  if (!store) return fail(store.error());
  Result<Server> server = Server::start(*store, options.server);
  if (!server) return fail(server.error());
  std::cout << "touchstone: " << address(options.server.host, server->port()) << " (database " << options.database
            << ")" << std::endl;
  std::cerr << "touchstone: " << warning << '\n';

  bool told_to_end = false;
  while (!told_to_end && server->is_running()) told_to_end = end_signals.wait();
  if (!server->end(patience)) {
    // What was confirmed is on the disk, and its log is taken in at the next start. What is left are clients that have
    // not finished asking.
    std::cerr << "touchstone: some clients were cut off\n";
    std::_Exit(told_to_end ? 0 : 1);
  }
  return told_to_end ? 0 : fail("cannot accept connections any more");
}

}  // namespace

void add_serve(CLI::App& app, int& status) {
  const auto options = std::make_shared<ServeOptions>();
  CLI::App* command =
      app.add_subcommand("serve", "Collect responses in a database, and serve a site to try surveys on");
  command->footer(warning);
  command->add_option("--site", options->site, "Folder whose files are served at /")->type_name("DIR");
  command
      ->add_option("--widget", options->widget,
                   "Folder of the built widget, served at / after the site; by default "
                   "the dist folder that was built with this program")
      ->type_name("DIR");
  command->add_option("--database", options->database, "SQLite file to keep responses in; made where it is missing")
      ->type_name("FILE")
      ->capture_default_str();
  command->add_option("--port", options->server.port, "Port to listen on; 0 picks a free one")
      ->check(CLI::Range(0, 65535))
      ->capture_default_str();
  command
      ->add_option("--host", options->server.host,
                   "Address to listen on; anything but a loopback address lets "
                   "others in")
      ->capture_default_str();
  command
      ->add_option("--origin", options->server.origins,
                   "Origin whose pages may post, as https://shop.example; may "
                   "be given again; \"*\" allows all")
      ->type_name("ORIGIN")
      ->allow_extra_args(false);
  command->callback([options, &status] { status = serve(*options); });
}

}  // namespace touchstone
