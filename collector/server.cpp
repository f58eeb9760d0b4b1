#include "collector/server.hpp"

#include <algorithm>
#include <system_error>
#include <utility>

#include "collector/access_log.hpp"
#include "collector/changes.hpp"
#include "collector/feed.hpp"
#include "collector/http/workers.hpp"
#include "collector/intake.hpp"
#include "collector/janitor.hpp"
#include "collector/metrics.hpp"
#include "collector/origins.hpp"
#include "collector/replies.hpp"
#include "collector/site.hpp"
#include "collector/tokens.hpp"

namespace touchstone {
namespace {

/// For what is no page: nothing in it is run or shown in a frame, whatever a browser takes it for.
constexpr auto content_security_policy = "default-src 'none'; frame-ancestors 'none'";

/// Threads that ask the database for readers, check tokens and read files.
constexpr unsigned worker_count = 4;

constexpr std::string_view stream_path = "/v1/responses/stream";
constexpr std::string_view metrics_path = "/metrics";
constexpr std::string_view health_path = "/healthz";

bool is_loopback(std::string_view host) { return host == "127.0.0.1" || host == "localhost" || host == "[::1]"; }

/// Whether the request names this machine, as those do that are meant for it. A foreign site can point a name of its
/// own at the loopback address (DNS rebinding) and would then speak as its own pages; its name gives it away.
bool is_for(const std::string& bound, const Request& request) {
  if (!is_loopback(bound) && bound != "::1") return true;  // reachable by names that are not known here
  const std::string named = request.header("Host");
  const std::size_t colon = named.rfind(':');
  const bool has_port = colon != std::string::npos && named.find(']', colon) == std::string::npos;
  return named.empty() || is_loopback(std::string_view(named).substr(0, has_port ? colon : named.size()));
}

bool reads(const Request& request) { return request.method == "GET" || request.method == "HEAD"; }

bool is_one_response(const Request& request) {
  const std::string prefix = std::string(responses_path) + '/';
  return request.path.starts_with(prefix) && request.path.size() > prefix.size() && request.path != stream_path;
}

Route route_of(const Request& request) {
  if (request.path == responses_path) return reads(request) ? Route::reading : Route::intake;
  if (request.path == stream_path) return Route::stream;
  if (is_one_response(request)) return Route::deletion;
  if (request.path == health_path) return Route::health;
  if (request.path == metrics_path) return Route::metrics;
  return Route::site;
}

/// What may be asked at each address.
std::string_view allowed_at(Route route) {
  switch (route) {
    case Route::reading:
    case Route::intake:
      return "GET, HEAD, POST, OPTIONS";
    case Route::deletion:
      return "DELETE";
    case Route::stream:
    case Route::health:
    case Route::metrics:
    case Route::site:
    case Route::other:
      break;
  }
  return "GET, HEAD";
}

bool is_allowed(Route route, const std::string& method) {
  const std::string_view allowed = allowed_at(route);
  const std::size_t at = allowed.find(method);
  return !method.empty() && method.find_first_of(", ") == std::string::npos && at != std::string_view::npos &&
         (at == 0 || allowed[at - 1] == ' ') &&
         (at + method.size() == allowed.size() || allowed[at + method.size()] == ',');
}

bool needs_token(Route route) {
  switch (route) {
    case Route::reading:
    case Route::stream:
    case Route::deletion:
    case Route::metrics:
      return true;
    case Route::intake:
    case Route::health:
    case Route::site:
    case Route::other:
      break;
  }
  return false;
}

std::string_view detail_of(int status) {
  switch (status) {
    case 413:
      return "A record has at most 64 KiB, a list at most 100 records and 256 KiB";
    case 415:
      return "Bodies are taken as they are, without a Content-Encoding";
    case 431:
      return "The head of a request has at most 8 KiB";
  }
  return "The request was not understood";
}

std::vector<std::filesystem::path> folders_of_report(const ServerOptions& options) {
  return options.report.empty() ? std::vector<std::filesystem::path>() : std::vector{options.report};
}

}  // namespace

struct Server::Parts : HttpHandler {
  ServerOptions options;
  Store& store;
  Metrics metrics;
  Changes changes;
  AccessLog log;
  Guard guard;
  Site site;
  Site report;
  Feed feed;
  std::unique_ptr<HttpServer> http;
  std::unique_ptr<Committer> committer;
  std::unique_ptr<Intake> intake;
  std::unique_ptr<Workers> workers;
  std::unique_ptr<Janitor> janitor;
  std::vector<std::unique_ptr<Webhook>> webhooks;

  Parts(Store& responses, ServerOptions chosen, AccessLog access_log)
      : options(std::move(chosen)),
        store(responses),
        log(std::move(access_log)),
        guard(store, options.session_token),
        site(options.folders, "", policy_of_site),
        report(folders_of_report(options), "/report", policy_of_report),
        feed(store, changes, metrics) {}
  Parts(const Parts&) = delete;
  Parts& operator=(const Parts&) = delete;
  ~Parts() override {
    changes.end();
    if (http) http->stop();
    // Those who still owe an answer give it before the connections go.
    webhooks.clear();
    janitor.reset();
    workers.reset();
    committer.reset();
    http.reset();
  }

  Result<bool> begin();
  bool end(std::chrono::milliseconds patience) {
    changes.end();
    return http == nullptr || http->end(patience);
  }

  Admission admit(const Request& head) override;
  void handle(Request request, Respond respond) override;
  Reply refuse(int status, const Request& head) override;
  void note(const Request& request, Route route, int status, Metrics::Duration took) override {
    metrics.note_request(route, status, took);
    log.note(request, route, status, took);
  }

  Reply answer(const Request& request, Route route);
  Reply answer_health();
  Reply answer_metrics() const;
};

namespace {

/// What every reply has.
Reply dressed(Reply reply) {
  reply.set("X-Content-Type-Options", "nosniff");
  reply.set("Referrer-Policy", "no-referrer");
  const bool has_policy = std::any_of(reply.headers.begin(), reply.headers.end(),
                                      [](const auto& header) { return header.first == "Content-Security-Policy"; });
  if (!has_policy) reply.set("Content-Security-Policy", content_security_policy);
  return reply;
}

}  // namespace

Result<bool> Server::Parts::begin() {
  committer = std::make_unique<Committer>(store, metrics, options.committer);
  intake = std::make_unique<Intake>(Intake::Options{.origins = Origins(options.origins),
                                                    .secret = options.secret,
                                                    .most_from_network = options.most_from_network,
                                                    .most_of_survey = options.most_of_survey},
                                    *committer, changes, metrics);
  workers = std::make_unique<Workers>(worker_count);
  for (const WebhookOptions& each : options.webhooks) {
    Result<std::unique_ptr<Webhook>> webhook = Webhook::start(each, store, changes, metrics);
    if (!webhook) return webhook.error();
    webhooks.push_back(std::move(*webhook));
  }
  Result<std::unique_ptr<HttpServer>> started =
      HttpServer::start(options.host, options.port, options.limits, *this, metrics);
  if (!started) return started.error();
  http = std::move(*started);
  janitor = std::make_unique<Janitor>(store, options.keep);
  return true;
}

Admission Server::Parts::admit(const Request& head) {
  Admission admission{.route = route_of(head)};
  const bool is_post = admission.route == Route::intake && head.method == "POST";
  if (!is_for(options.host, head)) {
    admission.refusal = refusal(421, "This collector answers to localhost only");
  } else if (!is_allowed(admission.route, head.method)) {
    admission.refusal = refusal(405, "This address does not do that; responses are posted to /v1/responses");
    admission.refusal->set("Allow", std::string(allowed_at(admission.route)));
  } else if (is_post) {
    admission = intake->admit(head);
  } else if (admission.route != Route::site && admission.route != Route::health) {
    admission.refusal = intake->limit_network(head);
  }
  if (!is_post && head.has_header("Transfer-Encoding") && !admission.refusal) {
    admission.refusal = refusal(400, "No body belongs here");
  }
  if (admission.refusal) {
    admission.refusal = dressed(std::move(*admission.refusal));
    admission.refusal->closes = admission.refusal->closes || admission.refusal->status == 421;
  }
  return admission;
}

Reply Server::Parts::refuse(int status, const Request& head) {
  const bool is_big = status == 413;
  std::vector<Error> errors;
  if (is_big) {
    errors.push_back({.code = "too_big", .message = "the body is too big", .hint = "see the detail for the limits"});
  }
  Reply reply = refusal(status, detail_of(status), errors);
  if (route_of(head) == Route::intake) intake->allow_origin(head, reply);
  return dressed(std::move(reply));
}

void Server::Parts::handle(Request request, Respond respond) {
  const Route route = route_of(request);
  const auto dress = [respond = std::move(respond)](Reply reply) { respond(dressed(std::move(reply))); };
  if (route == Route::intake && request.method == "OPTIONS") return dress(intake->answer_preflight(request));
  if (route == Route::intake) return intake->take(request, dress);
  const bool taken = workers->offer([=, this, request = std::move(request)] { dress(answer(request, route)); });
  if (!taken) dress(come_again(503, "Too many are reading", std::chrono::seconds(5)));
}

Reply Server::Parts::answer(const Request& request, Route route) {
  if (needs_token(route)) {
    Result<bool> admitted = guard.admits(request.header("Authorization"));
    if (!admitted) return come_again(503, "The database does not answer", std::chrono::seconds(5));
    if (!*admitted) {
      Reply reply = refusal(401, "Reading needs a token: Authorization: Bearer ts_...; see touchstone token add");
      reply.set("WWW-Authenticate", "Bearer realm=\"touchstone\"");
      return reply;
    }
  }
  switch (route) {
    case Route::reading:
      return feed.read(request);
    case Route::stream:
      return feed.stream(request);
    case Route::deletion:
      return feed.remove(request.path.substr(std::string_view(responses_path).size() + 1));
    case Route::health:
      return answer_health();
    case Route::metrics:
      return answer_metrics();
    case Route::intake:
    case Route::site:
    case Route::other:
      break;
  }
  std::optional<Reply> file = report.has(request.path) ? report.find(request) : site.find(request);
  return file ? std::move(*file) : refusal(404, "There is nothing here");
}

Reply Server::Parts::answer_health() {
  if (!store.last()) return come_again(503, "The database does not answer", std::chrono::seconds(5));
  return json_reply(R"({"status":"ok"})");
}

Reply Server::Parts::answer_metrics() const {
  Reply reply{.body = metrics.write()};
  reply.set("Content-Type", "text/plain; version=0.0.4; charset=utf-8");
  reply.set("Cache-Control", "no-store");
  return reply;
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
  std::vector<std::filesystem::path> folders = options.folders;
  if (!options.report.empty()) folders.push_back(options.report);
  for (const std::filesystem::path& folder : folders) {
    std::error_code none;
    if (!std::filesystem::is_directory(folder, none)) {
      return Error{.code = "missing_folder", .message = "there is no folder " + folder.string()};
    }
  }
  Result<AccessLog> log = AccessLog::open(options.access_log);
  if (!log) return log.error();
  auto parts = std::make_unique<Parts>(store, std::move(options), std::move(*log));
  if (Result<bool> begun = parts->begin(); !begun) return begun.error();
  return Server(std::move(parts));
}

int Server::port() const { return parts_->http->port(); }

bool Server::is_running() const { return parts_->http->is_running(); }

bool Server::end(std::chrono::milliseconds patience) { return parts_->end(patience); }

}  // namespace touchstone
