// What clients cannot do to the collector: be slow, be many, send too much, keep it from ending.
#include <catch2/catch.hpp>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <SQLiteCpp/SQLiteCpp.h>

#include <atomic>
#include <thread>
#include <vector>

#include "unit/collector_fixture.hpp"

using namespace touchstone;
using namespace std::chrono_literals;

namespace {

/// A connection on which one can misbehave.
class RawClient {
 public:
  explicit RawClient(int port) : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    REQUIRE(::connect(socket_, reinterpret_cast<sockaddr*>(&address), sizeof(address)) == 0);
    const timeval patience{20, 0};
    setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof(patience));
  }
  ~RawClient() { ::close(socket_); }
  RawClient(const RawClient&) = delete;
  RawClient& operator=(const RawClient&) = delete;

  /// False: the connection is cut.
  bool send(const std::string& text) const {
    return ::send(socket_, text.data(), text.size(), MSG_NOSIGNAL) == static_cast<ssize_t>(text.size());
  }
  /// All that comes until the other side closes.
  std::string receive() const {
    std::string text;
    char piece[4096];
    for (ssize_t size = 0; (size = ::recv(socket_, piece, sizeof(piece), 0)) > 0;) {
      text.append(piece, static_cast<std::size_t>(size));
    }
    return text;
  }
  /// Whether the other side closes, while `dribble` is sent every 20 ms.
  bool is_cut_off(const std::string& dribble) const {
    for (int i = 0; i < 1'000; ++i) {
      char byte = 0;
      if (::recv(socket_, &byte, 1, MSG_DONTWAIT) == 0 || !send(dribble)) return true;
      std::this_thread::sleep_for(20ms);
    }
    return false;
  }

 private:
  int socket_;
};

/// The collector may be writing something of its own just then.
constexpr int busy_ms = 10'000;

ServerOptions impatient() {
  ServerOptions options;
  options.limits.head_time = 1s;
  options.limits.body_time = 1s;
  options.limits.write_time = 1s;
  return options;
}

}  // namespace

TEST_CASE("a client that dribbles is cut off") {
  Collector collector(impatient());
  const std::string head = "POST /v1/responses HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/plain\r\n";
  const auto [begin, dribble] = GENERATE_COPY(table<std::string, std::string>({
      {"", ""},                                       // says nothing at all
      {"GET / HTTP/1.1\r\n", "A"},                    // a header, letter by letter
      {head + "Content-Length: 60000\r\n\r\n", " "},  // a body, byte by byte
      {head + "Transfer-Encoding: chunked\r\n\r\n", "1\r\n \r\n"},
      {"GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n", ""},  // is answered, then keeps the connection
  }));
  const RawClient client(collector.server().port());
  REQUIRE(client.send(begin));
  if (begin.find("healthz") != std::string::npos) {
    CHECK(client.receive().find("HTTP/1.1 200") == 0);
  } else {
    CHECK(client.is_cut_off(dribble));
  }
}

TEST_CASE("a reader that does not read is cut off, and holds nobody up") {
  ServerOptions options = impatient();
  Collector collector(options);
  std::string list = "[";
  for (unsigned i = 0; i < 100; ++i) {
    list += (i > 0 ? "," : "") +
            with(record(i, 1), "\"context\"", "\"more\":\"" + std::string(2'000, 'x') + "\",\"context\"");
  }
  REQUIRE(collector.post(list + "]")->status == 200);
  std::vector<std::unique_ptr<RawClient>> readers;
  for (int i = 0; i < 20; ++i) {
    readers.push_back(std::make_unique<RawClient>(collector.server().port()));
    REQUIRE(
        readers.back()->send(std::string("GET /v1/responses HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer ") +
                             session_token + "\r\n\r\n"));
  }
  CHECK(collector.post(record(500, 1))->status == 200);
}

TEST_CASE("thousands of idle connections leave room for work") {
  ServerOptions options;
  options.limits.connections_of_network = 400;
  Collector collector(options);
  std::vector<std::unique_ptr<RawClient>> idle;
  for (int i = 0; i < 390; ++i) idle.push_back(std::make_unique<RawClient>(collector.server().port()));
  CHECK(collector.post(record(1, 1))->status == 200);
  // One network does not get all of them.
  for (int i = 0; i < 10; ++i) idle.push_back(std::make_unique<RawClient>(collector.server().port()));
  const RawClient surplus(collector.server().port());
  CHECK(surplus.receive().find("HTTP/1.1 503 Service Unavailable\r\nRetry-After: 5\r\n") == 0);
  idle.clear();
  bool is_back = false;
  for (int i = 0; i < 1'500 && !is_back; ++i) {
    const httplib::Result again = collector.post(record(1, 1));
    is_back = again && again->status == 200;
    std::this_thread::sleep_for(10ms);
  }
  CHECK(is_back);
}

TEST_CASE("requests that are none") {
  Collector collector;
  const auto [request, status] = GENERATE(table<std::string, std::string>({
      {"nonsense\r\n\r\n", "400"},
      {"GET healthz HTTP/1.1\r\nHost: localhost\r\n\r\n", "400"},
      {"GET /%zz HTTP/1.1\r\nHost: localhost\r\n\r\n", "400"},
      {"GET / HTTP/1.1\r\nHost: localhost\r\nA: " + std::string(9'000, 'x') + "\r\n\r\n", "431"},
      {"POST /v1/responses HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/plain\r\nContent-Length: x\r\n\r\n",
       "400"},
      {"POST /v1/responses HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/plain\r\nContent-Length: 2\r\n"
       "Transfer-Encoding: chunked\r\n\r\n{}",
       "400"},
      {"POST /v1/responses HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/plain\r\nContent-Encoding: gzip\r\n"
       "Content-Length: 2\r\n\r\n{}",
       "415"},
      {"DELETE / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n", "405"},
      {"BREW /v1/responses HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n", "405"},
  }));
  CAPTURE(request.substr(0, 200));
  const RawClient client(collector.server().port());
  REQUIRE(client.send(request));
  const std::string said = client.receive();
  CHECK(said.substr(0, 13) == "HTTP/1.1 " + status + " ");
  CHECK(said.find("application/problem+json") != std::string::npos);
}

TEST_CASE("a client that waits to be asked for its body is asked") {
  Collector collector;
  const RawClient client(collector.server().port());
  const std::string body = record(1, 1);
  REQUIRE(
      client.send("POST /v1/responses HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/plain\r\nConnection: close\r\n"
                  "Expect: 100-continue\r\nContent-Length: " +
                  std::to_string(body.size()) + "\r\n\r\n"));
  std::this_thread::sleep_for(50ms);
  REQUIRE(client.send(body));
  const std::string said = client.receive();
  CHECK(said.find("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\n") == 0);
}

// One at once, and the next in a quarter of an hour: however slow the machine, nobody's time comes during a test.
constexpr double rarely = 0.001;

TEST_CASE("who comes too often is told when to come again") {
  ServerOptions options;
  options.most_from_network = rarely;
  Collector collector(options);
  CHECK(collector.post(record(1, 1))->status == 200);
  const httplib::Result refused = collector.post(record(2, 1), "text/plain", {{"Origin", "https://shop.example"}});
  CHECK(refused->status == 429);
  CHECK(std::stoi(refused->get_header_value("Retry-After")) > 900);
  CHECK(std::stoi(refused->get_header_value("Retry-After")) <= 1'000);
  CHECK(refused->has_header("Access-Control-Allow-Origin"));
  CHECK(first_error(*refused) == "");
  CHECK(collector.read("/v1/responses")->status == 429);
  CHECK(collector.get("/healthz")->status == 200);
}

TEST_CASE("behind a proxy each client has its own rate") {
  ServerOptions options;
  options.most_from_network = rarely;
  options.limits.is_behind_proxy = true;
  Collector collector(options);
  const auto status = [&](const char* forwarded) {
    return collector.post(record(1, 1), "text/plain", {{"X-Forwarded-For", forwarded}})->status;
  };
  CHECK(status("203.0.113.1") == 200);
  CHECK(status("203.0.113.9") == 429);
  CHECK(status("198.51.100.7, 203.0.113.1") == 429);  // what stands before the last the client may have invented
  CHECK(status("203.0.113.1, 198.51.100.7") == 200);
}

TEST_CASE("a survey has a rate of its own") {
  ServerOptions options;
  options.most_of_survey = rarely;
  Collector collector(options);
  CHECK(collector.post(record(1, 1))->status == 200);
  CHECK(collector.post(record(2, 1))->status == 429);
  CHECK(collector.post("[" + record(3, 1, "other") + "," + record(4, 1, "other") + "]")->status == 429);
  CHECK(collector.post(record(5, 1, "third"))->status == 200);
}

TEST_CASE("a full line is shed, and recovers") {
  ServerOptions options;
  options.committer.most_waiting = 4;
  Collector collector(options);
  SQLite::Database other(collector.database(), SQLite::OPEN_READWRITE, busy_ms);
  other.exec("BEGIN IMMEDIATE");  // the commit hangs
  std::atomic<int> kept = 0;
  std::atomic<int> shed = 0;
  std::vector<std::thread> senders;
  for (unsigned i = 1; i <= 12; ++i) {
    senders.emplace_back([&, i] {
      const httplib::Result result = collector.post(record(i, 1));
      if (result && result->status == 200) ++kept;
      if (result && result->status == 503 && !result->get_header_value("Retry-After").empty()) ++shed;
    });
  }
  for (int i = 0; i < 450 && shed < 8; ++i) std::this_thread::sleep_for(10ms);
  CHECK(shed == 8);  // at once, although nothing has been committed
  CHECK(kept == 0);
  other.exec("ROLLBACK");
  for (std::thread& each : senders) each.join();
  CHECK(kept == 4);
  CHECK(shed == 8);
  CHECK(collector.post(record(99, 1))->status == 200);
}

TEST_CASE("ending answers what was asked already") {
  Collector collector;
  SQLite::Database other(collector.database(), SQLite::OPEN_READWRITE, busy_ms);
  other.exec("BEGIN IMMEDIATE");
  std::atomic<int> status = 0;
  std::thread sender([&] {
    const httplib::Result result = collector.post(record(1, 1));
    status = result ? result->status : -1;
  });
  const RawClient idle(collector.server().port());
  for (int i = 0;
       i < 400 && collector.read("/metrics")->body.find("touchstone_waiting_records 1\n") == std::string::npos; ++i) {
    std::this_thread::sleep_for(10ms);
  }
  std::thread releasing([&] {
    std::this_thread::sleep_for(200ms);
    other.exec("ROLLBACK");
  });
  CHECK(collector.server().end(10s));
  releasing.join();
  sender.join();
  CHECK(status == 200);
  CHECK_FALSE(collector.server().is_running());
  Result<std::int64_t> count = collector.store().count();
  REQUIRE(count);
  CHECK(*count == 1);
}

TEST_CASE("the access log names nobody") {
  const TemporaryFolder folder;
  ServerOptions options;
  options.access_log = (folder / "access.log").string();
  {
    Collector collector(options);
    collector.post(record(1, 1));
    collector.get("/healthz?who=me");
    httplib::Client client = collector.client();
    client.set_bearer_token_auth(session_token);
    client.Delete(("/v1/responses/" + id_of(1)).c_str());
    collector.get("/a%0Ab");
  }
  std::ifstream log(folder / "access.log");
  std::string line;
  for (const char* end :
       {"POST /v1/responses 200", "GET /healthz 200", "DELETE /v1/responses/{id} 204", "GET /a?b 404"}) {
    REQUIRE(std::getline(log, line));
    CAPTURE(line);
    CHECK(line.find(end) == 25);
    CHECK(line.find("127.0.0.1") == std::string::npos);
  }
  CHECK_FALSE(std::getline(log, line));
}
