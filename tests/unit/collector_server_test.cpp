#include <catch2/catch.hpp>

#include <httplib.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "base/json_read.hpp"
#include "collector/feed.hpp"
#include "collector/server.hpp"

using namespace touchstone;
using namespace std::chrono_literals;

namespace {

/// A collector with a site, in a folder that goes with the test.
class Collector {
 public:
  Collector() {
    std::string name = (std::filesystem::temp_directory_path() / "touchstone-XXXXXX").string();
    REQUIRE(mkdtemp(name.data()) != nullptr);
    folder_ = name;
    std::filesystem::create_directories(folder_ / "site/shop");
    std::filesystem::create_directories(folder_ / "widget");
    write("secret.txt", "secret");
    write("site/index.html", "<h1>Shop</h1>");
    write("site/shop/index.html", "<h1>Lamps</h1>");
    write("site/.env", "secret");
    write("site/both.txt", "of the site");
    write("widget/both.txt", "of the widget");
    write("widget/touchstone.js", "void 0");
    write("widget/touchstone.mjs", "export {}");
    write("widget/engine.wasm", "\x7F");
    Result<Store> store = Store::open(folder_ / "responses.sqlite");
    REQUIRE(store);
    store_ = std::make_unique<Store>(std::move(*store));
    Result<Server> server = Server::start(
        *store_, {.port = 0, .origins = {"https://shop.example"}, .folders = {folder_ / "site", folder_ / "widget"}});
    if (!server) FAIL(server.error().message);
    server_ = std::make_unique<Server>(std::move(*server));
  }
  ~Collector() {
    server_.reset();
    store_.reset();
    std::filesystem::remove_all(folder_);
  }
  Collector(const Collector&) = delete;
  Collector& operator=(const Collector&) = delete;

  Server& server() { return *server_; }
  Store& store() { return *store_; }
  httplib::Client client() const {
    httplib::Client client("127.0.0.1", server_->port());
    client.set_read_timeout(8);
    return client;
  }
  httplib::Result post(const std::string& body, const std::string& type = "application/json",
                       const httplib::Headers& headers = {}) const {
    return client().Post("/v1/responses", headers, body, type);
  }
  httplib::Result get(const std::string& path, const httplib::Headers& headers = {}) const {
    return client().Get(path, headers);
  }

 private:
  void write(const char* file, const char* text) const { std::ofstream(folder_ / file) << text; }

  std::filesystem::path folder_;
  std::unique_ptr<Store> store_;
  std::unique_ptr<Server> server_;
};

std::string record(unsigned number, unsigned revision, const std::string& survey = "after-checkout") {
  std::string last = std::to_string(number);
  last.insert(0, 12 - last.size(), '0');
  return R"({"response_id":"019aa6c1-7d5e-7c3b-9a53-)" + last + R"(","revision":)" + std::to_string(revision) +
         R"(,"status":"partial","mode":"live","survey":")" + survey +
         R"(","definition_hash":"5f1d0c9a","touchpoint":"checkout.completed","locale":"de",)"
         R"("shown_at":"2026-11-21T10:15:00.000Z","updated_at":"2026-11-21T10:15:21.400Z",)"
         R"("answers":[{"question":"recommend","type":"nps","value":9,"segment":"promoter"}],"context":{}})";
}

std::string with(std::string text, const std::string& piece, const std::string& by) {
  return text.replace(text.find(piece), piece.size(), by);
}

/// Code and pointer of the first error in a problem document, after its form has been checked.
std::string first_error(const httplib::Response& response) {
  CHECK(response.get_header_value("Content-Type") == "application/problem+json");
  const JsonRead read = read_json(response.body);
  REQUIRE(read.value);
  const Json& problem = *read.value;
  REQUIRE(problem.find("errors") != nullptr);
  CHECK(problem.find("type")->text() == "about:blank");
  CHECK(problem.find("status")->number() == response.status);
  CHECK_FALSE(problem.find("title")->text().empty());
  CHECK_FALSE(problem.find("detail")->text().empty());
  if (problem.find("errors")->items().empty()) return "";
  const Json& error = problem.find("errors")->items()[0];
  return error.find("code")->text() + " " + error.find("pointer")->text();
}

/// Listens to the stream on a thread of its own.
class Listener {
 public:
  Listener(const Collector& collector, const std::string& path, const httplib::Headers& headers = {})
      : client_(collector.client()) {
    thread_ = std::thread([this, path, headers] {
      const auto take = [this](const char* data, std::size_t size) {
        const std::lock_guard lock(mutex_);
        text_.append(data, size);
        return true;
      };
      const httplib::Result result = client_.Get(
          path, headers, [](const httplib::Response&) { return true; }, take);
      status_ = result ? result->status : 0;
    });
    CHECK(hears(": touchstone\n\n"));
  }
  ~Listener() {
    client_.stop();
    thread_.join();
  }
  Listener(const Listener&) = delete;
  Listener& operator=(const Listener&) = delete;

  bool hears(const std::string& words) const {
    for (int i = 0; i < 500; ++i) {
      if (text().find(words) != std::string::npos) return true;
      std::this_thread::sleep_for(10ms);
    }
    return false;
  }
  std::string text() const {
    const std::lock_guard lock(mutex_);
    return text_;
  }

 private:
  httplib::Client client_;
  mutable std::mutex mutex_;
  std::string text_;
  std::atomic<int> status_ = -1;
  std::thread thread_;
};

}  // namespace

TEST_CASE("a response is confirmed, and confirmed the same when it comes again") {
  Collector collector;
  const std::string confirmed = R"({"response_id":"019aa6c1-7d5e-7c3b-9a53-000000000001","revision":2})";
  for (const char* type : {"application/json", "text/plain", "text/plain;charset=UTF-8", "Application/JSON; a=b"}) {
    const httplib::Result result = collector.post(record(1, 2), type);
    REQUIRE(result);
    CHECK(result->status == 200);
    CHECK(result->body == confirmed);
    CHECK(result->get_header_value("Content-Type") == "application/json");
  }
  const httplib::Result older = collector.post(record(1, 1));
  CHECK(older->status == 200);
  CHECK(older->body == R"({"response_id":"019aa6c1-7d5e-7c3b-9a53-000000000001","revision":1})");
  CHECK(collector.post(record(1, 3))->status == 200);
  CHECK(collector.get("/v1/responses")->body == record(1, 3) + "\n");
}

TEST_CASE("what is refused") {
  Collector collector;
  REQUIRE(collector.post(record(1, 1))->status == 200);
  const auto [body, type, status, error] = GENERATE(table<std::string, std::string, int, std::string>({
      {std::string(70'000, ' '), "application/json", 413, "too_big "},
      {std::string(70'000, ' '), "image/png", 413, "too_big "},
      {std::string(1'000'000, ' '), "application/json", 413, "too_big "},
      {record(2, 1), "image/png", 415, ""},
      {record(2, 1), "application/x-www-form-urlencoded", 415, ""},
      {record(2, 1), "multipart/form-data; boundary=x", 415, ""},
      {"{\"response_id\"", "application/json", 400, "syntax "},
      {"\xFF\xFE", "application/json", 400, "syntax "},
      {"", "application/json", 400, "syntax "},
      {"[]", "application/json", 422, "wrong_type "},
      {"{\"a\":[[[[[[[[1]]]]]]]]}", "application/json", 422, "too_deep "},
      {with(record(2, 1), "\"value\":9", "\"value\":11"), "application/json", 422, "not_on_scale /answers/0/value"},
      {with(record(2, 1), "promoter", "passive"), "text/plain", 422, "wrong_segment /answers/0/segment"},
      {with(record(1, 1), "partial", "completed"), "application/json", 422, "conflict /revision"},
  }));
  CAPTURE(type, body.substr(0, 400));
  const httplib::Result result = collector.post(body, type);
  REQUIRE(result);
  CHECK(result->status == status);
  CHECK(first_error(*result) == error);
  CHECK(collector.get("/v1/responses")->body == record(1, 1) + "\n");
}

TEST_CASE("a body in chunks is measured as well") {
  Collector collector;
  const auto post_chunks = [&](std::size_t count) {
    return collector.client().Post(
        "/v1/responses",
        [left = count](std::size_t, httplib::DataSink& sink) mutable {
          const std::string chunk(1'000, ' ');
          if (left-- == 0) {
            sink.done();
          } else {
            sink.write(chunk.data(), chunk.size());
          }
          return true;
        },
        "text/plain");
  };
  CHECK(post_chunks(65)->status == 400);  // nothing but spaces
  CHECK(post_chunks(66)->status == 413);
}

TEST_CASE("only the one address takes anything") {
  Collector collector;
  CHECK(collector.client().Post("/v1/other", "{}", "application/json")->status == 404);
  CHECK(collector.client().Post("/", "{}", "application/json")->status == 404);
  CHECK(collector.client().Put("/v1/responses", "{}", "application/json")->status == 405);
  CHECK(collector.client().Delete("/v1/responses")->status == 405);
  CHECK(first_error(*collector.get("/v1/nothing")) == "");
  CHECK(collector.get("/healthz")->body == R"({"status":"ok"})");
}

TEST_CASE("a name that is not this machine's is not answered") {
  Collector collector;
  const std::string port = std::to_string(collector.server().port());
  const std::pair<std::string, int> facts[] = {
      {"127.0.0.1:" + port, 200}, {"localhost", 200},       {"localhost:" + port, 200},      {"[::1]:" + port, 200},
      {"evil.example", 421},      {"evil.example:80", 421}, {"127.0.0.1.evil.example", 421}, {"[::2]", 421},
  };
  for (const auto& [host, status] : facts) {
    INFO(host);
    CHECK(collector.get("/v1/responses", {{"Host", host}})->status == status);
  }
}

TEST_CASE("pages of other origins") {
  Collector collector;
  httplib::Client client = collector.client();
  const std::string mine = "https://shop.example";
  const httplib::Result preflight = client.Options("/v1/responses", {{"Origin", mine}});
  CHECK(preflight->status == 204);
  CHECK(preflight->get_header_value("Access-Control-Allow-Origin") == mine);
  CHECK(preflight->get_header_value("Access-Control-Allow-Methods") == "POST");
  CHECK(preflight->get_header_value("Access-Control-Allow-Headers") == "Content-Type");
  CHECK(preflight->get_header_value("Access-Control-Max-Age") == "7200");
  CHECK(preflight->get_header_value("Vary") == "Origin");
  CHECK(client.Options("/v1/responses", {{"Origin", "https://shop.example.evil"}})->status == 403);

  struct Fact {
    httplib::Headers headers;
    int status;
    std::string allowed;
  };
  const std::vector<Fact> facts = {
      {{}, 200, ""},
      {{{"Origin", mine}, {"Sec-Fetch-Site", "cross-site"}}, 200, mine},
      {{{"Origin", "http://own.example"}, {"Sec-Fetch-Site", "same-origin"}}, 200, ""},
      {{{"Origin", "https://evil.example"}, {"Sec-Fetch-Site", "cross-site"}}, 403, ""},
      {{{"Origin", "null"}, {"Sec-Fetch-Site", "cross-site"}}, 403, ""},
  };
  for (const Fact& fact : facts) {
    const httplib::Result result = collector.post(record(1, 1), "text/plain", fact.headers);
    CHECK(result->status == fact.status);
    CHECK(result->get_header_value("Access-Control-Allow-Origin") == fact.allowed);
    CHECK(result->get_header_value("Vary") == "Origin");
  }
  // A refusal can be read as well, but what others have answered cannot.
  CHECK(collector.post("{", "text/plain", {{"Origin", mine}})->has_header("Access-Control-Allow-Origin"));
  CHECK_FALSE(collector.get("/v1/responses", {{"Origin", mine}})->has_header("Access-Control-Allow-Origin"));
}

TEST_CASE("responses are exported line by line") {
  Collector collector;
  CHECK(collector.get("/v1/responses")->body.empty());
  for (unsigned i = 1; i <= 300; ++i) {  // more than one page
    const std::string survey = i % 100 == 0 ? "other" : "after-checkout";
    REQUIRE(collector.post(record(i, 1, survey))->status == 200);
  }
  REQUIRE(collector.post(record(1, 2))->status == 200);
  const httplib::Result all = collector.get("/v1/responses");
  CHECK(all->get_header_value("Content-Type") == "application/x-ndjson");
  CHECK(all->get_header_value("X-Touchstone-Sequence") == "301");
  CHECK(std::count(all->body.begin(), all->body.end(), '\n') == 300);
  CHECK(all->body.substr(0, all->body.find('\n')) == record(2, 1));
  CHECK(collector.get("/v1/responses?since=299")->body == record(300, 1, "other") + "\n" + record(1, 2) + "\n");
  CHECK(collector.get("/v1/responses?since=301")->body.empty());
  CHECK(collector.get("/v1/responses?since=299&survey=other")->body == record(300, 1, "other") + "\n");
  CHECK(collector.get("/v1/responses?touchpoint=site.visited")->body.empty());
  for (const char* since : {"x", "-1", "1.5", "", "99999999999999999999"}) {
    CHECK(collector.get("/v1/responses?since=" + std::string(since))->status == 400);
  }
}

TEST_CASE("listeners hear each change") {
  Collector collector;
  REQUIRE(collector.post(record(1, 1))->status == 200);
  const Listener from_now(collector, "/v1/responses/stream");
  const Listener from_start(collector, "/v1/responses/stream?since=0");
  REQUIRE(collector.post(record(2, 1))->status == 200);
  CHECK(from_now.hears("id: 2\ndata: " + record(2, 1) + "\n\n"));
  CHECK(from_start.hears("id: 1\ndata: " + record(1, 1) + "\n\nid: 2\n"));
  REQUIRE(collector.post(record(2, 1))->status == 200);  // no change
  REQUIRE(collector.post(record(2, 2))->status == 200);
  CHECK(from_now.hears("id: 3\ndata: " + record(2, 2) + "\n\n"));
  CHECK(from_now.text().find("id: 1\n") == std::string::npos);
  const Listener returning(collector, "/v1/responses/stream?since=0", {{"Last-Event-ID", "2"}});
  CHECK(returning.hears("id: 3\n"));
  CHECK(returning.text().find("id: 1\n") == std::string::npos);
  const Listener of_another_database(collector, "/v1/responses/stream", {{"Last-Event-ID", "1000"}});
  REQUIRE(collector.post(record(3, 1))->status == 200);
  CHECK(of_another_database.hears("id: 4\n"));
  CHECK(collector.get("/v1/responses/stream", {{"Last-Event-ID", "x"}})->status == 400);
}

TEST_CASE("there are so many places for listeners, and everyone else is still served") {
  Collector collector;
  std::vector<std::unique_ptr<Listener>> listeners;
  for (int i = 0; i < most_listeners; ++i) {
    listeners.push_back(std::make_unique<Listener>(collector, "/v1/responses/stream"));
  }
  CHECK(collector.get("/v1/responses/stream")->status == 503);
  CHECK(collector.post(record(1, 1))->status == 200);
  for (const auto& each : listeners) CHECK(each->hears("id: 1\n"));
  listeners.pop_back();
  std::this_thread::sleep_for(1500ms);  // to notice that the place is free
  const Listener next(collector, "/v1/responses/stream?since=0");
  CHECK(next.hears("id: 1\n"));
  const auto start = std::chrono::steady_clock::now();
  CHECK(collector.server().end(4s));
  CHECK(std::chrono::steady_clock::now() - start < 4s);
  CHECK_FALSE(collector.server().is_running());
}

TEST_CASE("the site and the widget are served under a strict policy") {
  Collector collector;
  const auto [path, type, body] = GENERATE(table<std::string, std::string, std::string>({
      {"/", "text/html; charset=utf-8", "<h1>Shop</h1>"},
      {"/shop/", "text/html; charset=utf-8", "<h1>Lamps</h1>"},
      {"/touchstone.js", "text/javascript; charset=utf-8", "void 0"},
      {"/touchstone.mjs", "text/javascript; charset=utf-8", "export {}"},
      {"/engine.wasm", "application/wasm", "\x7F"},
      {"/both.txt", "text/plain; charset=utf-8", "of the site"},
  }));
  CAPTURE(path);
  const httplib::Result result = collector.get(path);
  CHECK(result->status == 200);
  CHECK(result->body == body);
  CHECK(result->get_header_value("Content-Type") == type);
  CHECK(result->get_header_value("Cache-Control") == "no-cache");
  CHECK(result->get_header_value("X-Content-Type-Options") == "nosniff");
  CHECK(result->get_header_value("Content-Security-Policy") ==
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; "
        "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; "
        "require-trusted-types-for 'script'");
}

TEST_CASE("no path leads out of the site") {
  Collector collector;
  for (const char* path : {"/../secret.txt", "/%2e%2e/secret.txt", "/shop/../../secret.txt",
                           "/shop/..%2f..%2fsecret.txt", "/..%5csecret.txt", "//../secret.txt", "//etc", "//etc/passwd",
                           "/.env", "/shop/..", "/index.html%00.js", "/%0a"}) {
    CAPTURE(path);
    const httplib::Result result = collector.get(path);
    CHECK(result->status == 404);
    first_error(*result);  // nothing but a problem document
  }
  const httplib::Result corrected = collector.get("/shop?a=b");
  CHECK(corrected->status == 308);
  CHECK(corrected->get_header_value("Location") == "shop/?a=b");
}

TEST_CASE("a server that cannot start says why") {
  Collector collector;
  const auto code = [&](ServerOptions options) {
    const Result<Server> server = Server::start(collector.store(), std::move(options));
    return server ? std::string() : std::string(server.error().code);
  };
  CHECK(code({.port = collector.server().port()}) == "cannot_listen");
  CHECK(code({.host = "192.0.2.1", .port = 0}) == "cannot_listen");
  CHECK(code({.port = 0, .folders = {"/nowhere"}}) == "missing_folder");
  for (const char* origin : {"shop.example", "https://shop.example/", "https://", "HTTPS://shop.example", "", "null"}) {
    CAPTURE(origin);
    CHECK(code({.port = 0, .origins = {origin}}) == "bad_origin");
  }
  for (const char* origin : {"*", "http://localhost:3000", "https://shop.example", "http://[::1]:80"}) {
    CHECK(code({.port = 0, .origins = {origin}}) == "");
  }
}
