// Reading: who may, and what they get.
#include <catch2/catch.hpp>

#include <algorithm>
#include <atomic>
#include <mutex>
#include <thread>
#include <vector>

#include "collector/signature.hpp"
#include "collector/tokens.hpp"
#include "unit/collector_fixture.hpp"

using namespace touchstone;
using namespace std::chrono_literals;

namespace {

/// Listens to the stream on a thread of its own.
class Listener {
 public:
  Listener(const Collector& collector, const std::string& path, const httplib::Headers& headers = {})
      : client_(collector.client()) {
    thread_ = std::thread([this, path, headers = httplib::Headers(headers)]() mutable {
      headers.emplace("Authorization", std::string("Bearer ") + session_token);
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
    for (int i = 0; i < 3'000; ++i) {
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

TEST_CASE("reading needs a token") {
  Collector collector;
  REQUIRE(collector.post(record(1, 1))->status == 200);
  Result<std::string> added = add_token(collector.store(), "report", 0);
  REQUIRE(added);
  const std::string token = *added;
  CHECK(token.size() == 46);
  CHECK(add_token(collector.store(), "report", 0).error().code == "taken");
  CHECK(add_token(collector.store(), "", 0).error().code == "bad_name");
  CHECK(add_token(collector.store(), "a\nb", 0).error().code == "bad_name");
  const auto status = [&](const std::string& path, const httplib::Headers& headers) {
    return collector.get(path, headers)->status;
  };
  for (const char* path : {"/v1/responses", "/v1/responses/stream?since=x", "/metrics"}) {
    CAPTURE(path);
    const int opened = std::string(path).find("since") == std::string::npos ? 200 : 400;
    CHECK(status(path, {}) == 401);
    CHECK(status(path, {{"Authorization", token}}) == 401);
    CHECK(status(path, {{"Authorization", "Bearer "}}) == 401);
    CHECK(status(path, {{"Authorization", "Basic " + token}}) == 401);
    CHECK(status(path, {{"Authorization", "Bearer " + token + "x"}}) == 401);
    CHECK(status(path, {{"Authorization", "Bearer " + token}}) == opened);
    CHECK(status(path, {{"Authorization", "bearer " + token}}) == opened);
  }
  CHECK(collector.client().Delete(("/v1/responses/" + id_of(1)).c_str())->status == 401);
  const httplib::Result refused = collector.get("/v1/responses");
  CHECK(refused->get_header_value("WWW-Authenticate") == "Bearer realm=\"touchstone\"");
  CHECK(first_error(*refused) == "");
  REQUIRE(collector.store().remove_token("report"));
  CHECK(status("/v1/responses", {{"Authorization", "Bearer " + token}}) == 401);
}

TEST_CASE("responses are exported line by line") {
  Collector collector;
  CHECK(collector.read("/v1/responses")->body.empty());
  for (unsigned i = 1; i <= 300; ++i) {  // more than one page
    const std::string survey = i % 100 == 0 ? "other" : "after-checkout";
    REQUIRE(collector.post(record(i, 1, survey))->status == 200);
  }
  REQUIRE(collector.post(record(1, 2))->status == 200);
  const httplib::Result all = collector.read("/v1/responses");
  CHECK(all->get_header_value("Content-Type") == "application/x-ndjson");
  CHECK(all->get_header_value("X-Touchstone-Sequence") == "301");
  CHECK(std::count(all->body.begin(), all->body.end(), '\n') == 300);
  CHECK(all->body.substr(0, all->body.find('\n')) == record(2, 1));
  CHECK(collector.read("/v1/responses?since=299")->body == record(300, 1, "other") + "\n" + record(1, 2) + "\n");
  CHECK(collector.read("/v1/responses?since=301")->body.empty());
  CHECK(collector.read("/v1/responses?since=299&survey=other")->body == record(300, 1, "other") + "\n");
  CHECK(collector.read("/v1/responses?touchpoint=site.visited")->body.empty());
  for (const char* since : {"x", "-1", "1.5", "", "99999999999999999999"}) {
    CHECK(collector.read("/v1/responses?since=" + std::string(since))->status == 400);
  }
}

TEST_CASE("responses as CSV") {
  Collector collector;
  const std::string page = R"("page":"https://shop.example/thanks","context":{"k":"=1+1"})";
  const std::string reason = R"x(,{"question":"why","type":"text","value":"=HYPERLINK(\"x\")"}])x";
  const std::string sent = with(with(record(1, 1), "\"context\":{}", page), "]", reason);
  REQUIRE(collector.post(sent)->status == 200);
  const httplib::Result csv = collector.read("/v1/responses?format=csv");
  CHECK(csv->get_header_value("Content-Type") == "text/csv; charset=utf-8; header=present");
  CHECK(csv->get_header_value("X-Touchstone-Sequence") == "1");
  CHECK(std::count(csv->body.begin(), csv->body.end(), '\n') == 3);
  CHECK(csv->body.find(",\"recommend\",\"nps\",,9,\"promoter\",\r\n") != std::string::npos);
  CHECK(csv->body.find(R"x(,"why","text",,"'=HYPERLINK(""x"")",,)x") != std::string::npos);
  CHECK(collector.read("/v1/responses?format=xlsx")->status == 400);
}

TEST_CASE("a response is deleted for good") {
  Collector collector;
  REQUIRE(collector.post("[" + record(1, 1) + "," + record(2, 1) + "]")->status == 200);
  httplib::Client client = collector.client();
  client.set_bearer_token_auth(session_token);
  CHECK(client.Delete(("/v1/responses/" + id_of(1)).c_str())->status == 204);
  CHECK(client.Delete(("/v1/responses/" + id_of(1)).c_str())->status == 404);
  CHECK(client.Delete("/v1/responses/x")->status == 404);
  // A page that still has it to send is told that all is well, so that it stops.
  CHECK(collector.post(record(1, 2))->status == 200);
  CHECK(collector.read("/v1/responses")->body == record(2, 1) + "\n");
}

TEST_CASE("what is signed and what is not") {
  ServerOptions options;
  options.secret = "of the shop";
  Collector collector(options);
  const auto token = [](const char* order, const char* survey = "after-checkout") {
    return "\"token\":\"" + sign("of the shop", survey, order, 4'000'000'000) + "\",";
  };
  const auto signed_record = [](unsigned number, const std::string& member) {
    return with(record(number, 1), "\"revision\"", member + "\"revision\"");
  };
  REQUIRE(collector.post(record(1, 1))->status == 200);
  REQUIRE(collector.post(signed_record(2, token("A-1")))->status == 200);
  REQUIRE(collector.post(signed_record(3, token("A-1")))->status == 200);
  REQUIRE(collector.post(signed_record(4, token("A-2", "other")))->status == 200);
  REQUIRE(collector.post(signed_record(5, "\"trust\":\"signed\",\"token\":\"1.1.QQ.x\","))->status == 200);
  const auto trusted = [](unsigned number, const char* trust) {
    std::string text = record(number, 1);
    text.pop_back();
    return text + ",\"trust\":\"" + trust + "\"}\n";
  };
  CHECK(collector.read("/v1/responses")->body == trusted(1, "unsigned") + trusted(2, "signed") + trusted(3, "reused") +
                                                     trusted(4, "forged") + trusted(5, "forged"));
  // A replay, with its token or without, is one.
  CHECK(collector.post(signed_record(2, token("A-1")))->status == 200);
  CHECK(collector.post(record(2, 1))->status == 200);
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
  CHECK(collector.read("/v1/responses/stream", {{"Last-Event-ID", "x"}})->status == 400);
}

TEST_CASE("there are so many places for listeners, and everyone else is still served") {
  Collector collector;
  std::vector<std::unique_ptr<Listener>> listeners;
  for (int i = 0; i < most_listeners; ++i) {
    listeners.push_back(std::make_unique<Listener>(collector, "/v1/responses/stream"));
  }
  CHECK(collector.read("/v1/responses/stream")->status == 503);
  CHECK(collector.post(record(1, 1))->status == 200);
  for (const auto& each : listeners) CHECK(each->hears("id: 1\n"));
  listeners.pop_back();
  // Until it is noticed that the place is free.
  const std::string one_less = "touchstone_listeners " + std::to_string(most_listeners - 1) + '\n';
  for (int i = 0; i < 2'000 && collector.read("/metrics")->body.find(one_less) == std::string::npos; ++i) {
    std::this_thread::sleep_for(10ms);
  }
  const Listener next(collector, "/v1/responses/stream?since=0");
  CHECK(next.hears("id: 1\n"));
  const auto start = std::chrono::steady_clock::now();
  CHECK(collector.server().end(20s));
  CHECK(std::chrono::steady_clock::now() - start < 20s);
  CHECK_FALSE(collector.server().is_running());
}

TEST_CASE("what Prometheus is told") {
  Collector collector;
  REQUIRE(collector.post(record(1, 1))->status == 200);
  REQUIRE(collector.post(record(1, 1))->status == 200);
  REQUIRE(collector.post("{")->status == 400);
  const httplib::Result metrics = collector.read("/metrics");
  CHECK(metrics->get_header_value("Content-Type") == "text/plain; version=0.0.4; charset=utf-8");
  for (const char* line : {"touchstone_requests_total{route=\"intake\",status=\"2xx\"} 2\n",
                           "touchstone_requests_total{route=\"intake\",status=\"4xx\"} 1\n",
                           "touchstone_records_total{outcome=\"created\"} 1\n",
                           "touchstone_records_total{outcome=\"replay\"} 1\n", "touchstone_commits_total 2\n",
                           "touchstone_intake_seconds_bucket{le=\"+Inf\"} 3\n", "touchstone_waiting_records 0\n"}) {
    CAPTURE(line, metrics->body);
    CHECK(metrics->body.find(line) != std::string::npos);
  }
}
