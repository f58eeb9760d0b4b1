// POST /v1/responses, and what concerns every request.
#include <catch2/catch.hpp>

#include "unit/collector_fixture.hpp"

using namespace touchstone;

TEST_CASE("a response is confirmed, and confirmed the same when it comes again") {
  Collector collector;
  const std::string confirmed = confirmation(1, 2);
  for (const char* type : {"application/json", "text/plain", "text/plain;charset=UTF-8", "Application/JSON; a=b"}) {
    const httplib::Result result = collector.post(record(1, 2), type);
    REQUIRE(result);
    CHECK(result->status == 200);
    CHECK(result->body == confirmed);
    CHECK(result->get_header_value("Content-Type") == "application/json");
  }
  const httplib::Result older = collector.post(record(1, 1));
  CHECK(older->status == 200);
  CHECK(older->body == confirmation(1, 1));
  CHECK(collector.post(record(1, 3))->status == 200);
  CHECK(collector.read("/v1/responses")->body == record(1, 3) + "\n");
}

TEST_CASE("what is refused") {
  Collector collector;
  REQUIRE(collector.post(record(1, 1))->status == 200);
  const auto [body, type, status, error] = GENERATE(table<std::string, std::string, int, std::string>({
      {std::string(70'000, ' '), "application/json", 413, "too_big "},
      {std::string(70'000, ' '), "image/png", 415, ""},
      {std::string(300'000, ' '), "application/json", 413, "too_big "},
      {std::string(70'000, ' '), "application/cloudevents+json", 413, "too_big "},
      {std::string(1'000'000, ' '), "application/json", 413, "too_big "},
      {record(2, 1), "image/png", 415, ""},
      {record(2, 1), "application/x-www-form-urlencoded", 415, ""},
      {record(2, 1), "multipart/form-data; boundary=x", 415, ""},
      {"{\"response_id\"", "application/json", 400, "syntax "},
      {"\xFF\xFE", "application/json", 400, "syntax "},
      {"", "application/json", 400, "syntax "},
      {"[]", "application/json", 422, "wrong_length "},
      {"7", "application/json", 422, "wrong_type "},
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
  CHECK(collector.read("/v1/responses")->body == record(1, 1) + "\n");
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
  CHECK(post_chunks(300)->status == 413);
}

TEST_CASE("a list is kept as far as it is good, and can be sent again") {
  Collector collector;
  const std::string list = "[" + record(1, 1) + "," + record(2, 1) + "]";
  for (int i = 0; i < 2; ++i) {
    const httplib::Result result = collector.post(list, "text/plain");
    CHECK(result->status == 200);
    CHECK(result->body == "[" + confirmation(1, 1) + "," + confirmation(2, 1) + "]");
  }
  const httplib::Result mixed =
      collector.post("[" + record(3, 1) + "," + with(record(4, 1), "\"value\":9", "\"value\":11") + "," +
                     with(record(1, 1), "partial", "completed") + "]");
  CHECK(mixed->status == 422);
  CHECK(first_error(*mixed) == "not_on_scale /1/answers/0/value");
  CHECK(mixed->body.find(R"("code":"conflict","pointer":"/2/revision")") != std::string::npos);
  CHECK(collector.read("/v1/responses")->body == record(1, 1) + "\n" + record(2, 1) + "\n" + record(3, 1) + "\n");
}

TEST_CASE("responses in CloudEvents") {
  Collector collector;
  const auto event = [](unsigned number) {
    return R"({"specversion":"1.0","id":"e","source":"https://shop.example","type":"touchstone.response","data":)" +
           record(number, 1) + "}";
  };
  const httplib::Result one = collector.post(event(1), "application/cloudevents+json; charset=utf-8");
  CHECK(one->status == 200);
  CHECK(one->body == confirmation(1, 1));
  const httplib::Result two =
      collector.post("[" + event(2) + "," + event(3) + "]", "application/cloudevents-batch+json");
  CHECK(two->status == 200);
  CHECK(two->body == "[" + confirmation(2, 1) + "," + confirmation(3, 1) + "]");
  CHECK(collector.read("/v1/responses")->body == record(1, 1) + "\n" + record(2, 1) + "\n" + record(3, 1) + "\n");
  const httplib::Result bad = collector.post(with(event(4), "promoter", "passive"), "application/cloudevents+json");
  CHECK(bad->status == 422);
  CHECK(first_error(*bad) == "wrong_segment /data/answers/0/segment");
  CHECK(first_error(*collector.post(record(5, 1), "application/cloudevents+json")) == "missing_key ");
  CHECK(first_error(*collector.post("[" + event(4) + "]", "application/cloudevents+json")) == "wrong_type ");
}

TEST_CASE("only the one address takes anything") {
  Collector collector;
  CHECK(collector.client().Post("/v1/other", "{}", "application/json")->status == 405);
  CHECK(collector.client().Post("/", "{}", "application/json")->status == 405);
  CHECK(collector.client().Post("/v1/responses/stream", "{}", "application/json")->status == 405);
  CHECK(collector.client().Put("/v1/responses", "{}", "application/json")->status == 405);
  const httplib::Result put = collector.client().Put("/v1/responses", "{}", "application/json");
  CHECK(put->get_header_value("Allow") == "GET, HEAD, POST, OPTIONS");
  CHECK(collector.client().Delete("/v1/responses")->status == 405);
  CHECK(first_error(*collector.get("/nothing")) == "");
  CHECK(collector.get("/healthz")->body == R"({"status":"ok"})");
}

TEST_CASE("what every reply has, and none has") {
  Collector collector;
  for (const char* path : {"/healthz", "/v1/responses", "/nothing", "/"}) {
    const httplib::Result result = collector.get(path);
    CAPTURE(path);
    CHECK(result->get_header_value("X-Content-Type-Options") == "nosniff");
    CHECK(result->get_header_value("Content-Security-Policy").find("frame-ancestors 'none'") != std::string::npos);
    CHECK(result->get_header_value_count("Content-Security-Policy") == 1);
    CHECK(result->has_header("Date"));
    CHECK_FALSE(result->has_header("Set-Cookie"));
    CHECK_FALSE(result->has_header("Server"));
  }
  const httplib::Result head = collector.client().Head("/");
  CHECK(head->status == 200);
  CHECK(head->get_header_value("Content-Length") == "13");
  CHECK(head->body.empty());
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
    CHECK(collector.get("/healthz", {{"Host", host}})->status == status);
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
  // Refusals can be read as well, those of the head and of the library, too, but what others have answered cannot.
  CHECK(collector.post("{", "image/png", {{"Origin", mine}})->has_header("Access-Control-Allow-Origin"));
  CHECK(collector.post(std::string(300'000, ' '), "text/plain", {{"Origin", mine}})
            ->has_header("Access-Control-Allow-Origin"));
  CHECK(collector.post("{", "text/plain", {{"Origin", mine}})->has_header("Access-Control-Allow-Origin"));
  CHECK_FALSE(collector.read("/v1/responses", {{"Origin", mine}})->has_header("Access-Control-Allow-Origin"));
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
