#include "collector/server.hpp"

#include <httplib.h>

#include <cerrno>
#include <cstdint>
#include <future>
#include <system_error>
#include <thread>
#include <utility>

#include "collector/changes.hpp"
#include "collector/feed.hpp"
#include "collector/http.hpp"
#include "collector/intake.hpp"
#include "collector/origins.hpp"
#include "collector/site.hpp"

namespace touchstone {
namespace {

using Routing = httplib::Server::HandlerResponse;

/// The library gives each connection a thread until it ends, and a listener's never ends: its usual 8 would all be
/// listening soon. 16 listeners leave 48, enough for the connections that browsers keep open (6 each) and the work.
constexpr std::size_t most_connections = 64;
static_assert(most_connections >= 2 * most_listeners);

/// How long a client may take between two bytes, and to take in what is written. A tap on a phone with a bad network
/// comes in one or two packets; five seconds forgive a lost one and its repetitions.
constexpr time_t timeout_s = 5;

/// A connection that is not used gives its thread back after this. Also what a quiet client can delay the end.
constexpr time_t keep_alive_s = 2;

/// Requests on one connection: so many that a page never has to connect anew.
constexpr std::size_t most_requests = 1'000;

void reuse_address(socket_t socket) {
  // Not SO_REUSEPORT, which the library would set: with it, two collectors could share one port without noticing.
  const int yes = 1;
  setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof(yes));
}

/// Connections that may wait to be taken in. The library's 5 made some of 800 that came at once wait for minutes, and
/// reset others.
void lengthen_queue(socket_t listener) { ::listen(listener, SOMAXCONN); }

bool is_loopback(std::string_view host) { return host == "127.0.0.1" || host == "localhost" || host == "[::1]"; }

/// Whether the request names this machine, as those do that are meant for it. A foreign site can point a name of its
/// own at the loopback address (DNS rebinding) and would then read responses as its own pages; its name gives it away.
bool is_for(const std::string& bound, const httplib::Request& request) {
  if (!is_loopback(bound) && bound != "::1") return true;  // reachable by names that are not known here
  const std::string named = request.get_header_value("Host");
  const std::size_t colon = named.rfind(':');
  const bool has_port = colon != std::string::npos && named.find(']', colon) == std::string::npos;
  return named.empty() || is_loopback(std::string_view(named).substr(0, has_port ? colon : named.size()));
}

/// What no route should see. Bodies where none belongs are not read, so the connection cannot go on.
Routing guard(const httplib::Request& request, httplib::Response& response, const ServerOptions& options) {
  const bool reads = request.method == "GET" || request.method == "HEAD";
  const bool has_body =
      request.get_header_value<std::uint64_t>("Content-Length") > 0 || request.has_header("Transfer-Encoding");
  if (!is_for(options.host, request)) {
    refuse_and_close(response, 421, "This collector answers to localhost only");
  } else if (!reads && request.method != "POST" && request.method != "OPTIONS") {
    response.set_header("Allow", "GET, HEAD, POST, OPTIONS");
    refuse_and_close(response, 405, "Responses are posted to /v1/responses; everything else is only read");
  } else if (request.method == "POST" ? request.path != responses_path : has_body) {
    refuse_and_close(response, request.method == "POST" ? 404 : 400, "Responses are posted to /v1/responses");
  } else if (!is_servable(request.path)) {
    refuse(response, 404, "Nothing is served under this path");
  } else if (const auto index = reads ? index_of(request.path, options.folders) : std::nullopt) {
    const std::size_t query = request.target.find('?');
    response.set_redirect(*index + (query == std::string::npos ? "" : request.target.substr(query)), 308);
  } else {
    return Routing::Unhandled;
  }
  return Routing::Handled;
}

/// Gives the refusals of the library itself the form of ours.
Routing explain(const httplib::Request& /*request*/, httplib::Response& response) {
  if (response.has_header("Content-Type")) return Routing::Unhandled;
  refuse(response, response.status,
         response.status == 404 ? "There is nothing here" : "The request was not understood");
  return Routing::Handled;
}

void serve_health(httplib::Server& http, const Store& store) {
  http.Get("/healthz", [&store](const httplib::Request&, httplib::Response& response) {
    response.set_header("Cache-Control", "no-store");
    if (Result<Sequence> last = store.last(); !last) {
      return refuse(response, 503, "The database does not answer", {last.error()});
    }
    response.set_content(R"({"status":"ok"})", "application/json");
  });
}

}  // namespace

struct Server::Parts {
  ServerOptions options;
  Store& store;
  Origins origins;
  Changes changes;
  httplib::Server http;
  int port = 0;
  std::promise<void> ending;
  std::future<void> ended = ending.get_future();
  std::thread thread;
  socket_t listener = INVALID_SOCKET;
  bool stopped = false;

  Parts(Store& responses, ServerOptions chosen)
      : options(std::move(chosen)), store(responses), origins(options.origins) {}
  Parts(const Parts&) = delete;
  Parts& operator=(const Parts&) = delete;
  ~Parts() {
    stop();
    if (thread.joinable()) thread.join();
  }

  void set_up();
  bool bind();
  void listen();
  void stop() {
    if (std::exchange(stopped, true)) return;
    changes.end();
    http.stop();
  }
};

void Server::Parts::set_up() {
  http.new_task_queue = [] { return new httplib::ThreadPool(most_connections); };  // the library deletes it
  http.set_read_timeout(timeout_s);
  http.set_write_timeout(timeout_s);
  http.set_keep_alive_timeout(keep_alive_s);
  http.set_keep_alive_max_count(most_requests);
  http.set_payload_max_length(Record::most_bytes);
  http.set_tcp_nodelay(true);  // head and body are two writes; the second would wait for the first's receipt
  http.set_socket_options([this](socket_t socket) {
    listener = socket;
    reuse_address(socket);
  });
  http.set_default_headers({{"X-Content-Type-Options", "nosniff"}});
  http.set_pre_routing_handler([this](const httplib::Request& request, httplib::Response& response) {
    return guard(request, response, options);
  });
  http.set_error_handler(httplib::Server::HandlerWithResponse(explain));
  http.set_exception_handler([](const httplib::Request&, httplib::Response& response, const std::exception_ptr&) {
    refuse(response, 500, "The collector failed");
  });
  serve_intake(http, store, changes, origins);
  serve_feed(http, store, changes);
  serve_health(http, store);
}

bool Server::Parts::bind() {
  errno = 0;
  if (options.port == 0) {
    port = http.bind_to_any_port(options.host);
  } else if (http.bind_to_port(options.host, options.port)) {
    port = options.port;
  }
  if (port > 0) lengthen_queue(listener);
  return port > 0;
}

void Server::Parts::listen() {
  thread = std::thread([this] {
    http.listen_after_bind();
    ending.set_value();
  });
  // Stopping a server that does not run yet would be in vain.
  while (!http.is_running() && ended.wait_for(std::chrono::milliseconds(1)) != std::future_status::ready) {
  }
}

Server::Server(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
Server::Server(Server&&) noexcept = default;
Server& Server::operator=(Server&&) noexcept = default;
Server::~Server() = default;

Result<Server> Server::start(Store& store, ServerOptions options) {
  for (const std::string& origin : options.origins) {
    if (is_origin(origin)) continue;
    return Error{.code = "bad_origin",
                 .message = "\"" + origin + "\" is no origin",
                 .hint = "write scheme, host and port only, in lower case: https://shop.example"};
  }
  auto parts = std::make_unique<Parts>(store, std::move(options));
  parts->set_up();
  for (const std::filesystem::path& folder : parts->options.folders) {
    std::error_code none;
    if (!std::filesystem::is_directory(folder, none)) {
      return Error{.code = "missing_folder", .message = "there is no folder " + folder.string()};
    }
  }
  if (!serve_files(parts->http, parts->options.folders)) {
    return Error{.code = "missing_folder", .message = "a folder cannot be read"};
  }
  if (!parts->bind()) {
    const int why = errno;
    return Error{.code = "cannot_listen",
                 .message = "cannot listen on " + parts->options.host + " port " + std::to_string(parts->options.port) +
                            ": " + (why == 0 ? "no such address" : std::generic_category().message(why))};
  }
  parts->listen();
  return Server(std::move(parts));
}

int Server::port() const { return parts_->port; }

bool Server::is_running() const { return parts_->http.is_running(); }

bool Server::end(std::chrono::milliseconds patience) {
  parts_->stop();
  return parts_->ended.wait_for(patience) == std::future_status::ready;
}

}  // namespace touchstone
