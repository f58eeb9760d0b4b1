#include <catch2/catch.hpp>

#include <arpa/inet.h>
#include <httplib.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <atomic>
#include <mutex>
#include <thread>
#include <vector>

#include "collector/crypto.hpp"
#include "collector/webhook.hpp"
#include "unit/store_fixture.hpp"

using namespace touchstone;
using namespace std::chrono_literals;

namespace {

const std::string secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

struct Delivery {
  std::string id;
  std::string body;
  bool is_signed = false;
};

/// A shop's server that takes webhooks, as it is told.
class Receiver {
 public:
  Receiver() {
    const auto take = [this](const httplib::Request& request, httplib::Response& response) {
      const std::lock_guard lock(mutex_);
      const std::string id = request.get_header_value("webhook-id");
      const std::string signature = webhook_signature(*read_base64(secret.substr(6)), id,
                                                      request.get_header_value("webhook-timestamp"), request.body);
      deliveries_.push_back({id, request.body, request.get_header_value("webhook-signature") == signature});
      response.status = status;
      response.set_header("Location", "/elsewhere");
    };
    server_.Post("/hook", take);
    server_.Post("/elsewhere", take);
    server_.Get("/elsewhere", take);
    port_ = server_.bind_to_any_port("127.0.0.1");
    thread_ = std::thread([this] { server_.listen_after_bind(); });
  }
  ~Receiver() {
    server_.stop();
    thread_.join();
  }
  Receiver(const Receiver&) = delete;
  Receiver& operator=(const Receiver&) = delete;

  std::string url() const { return "http://127.0.0.1:" + std::to_string(port_) + "/hook"; }
  /// What has come once there are so many, or after ten seconds.
  std::vector<Delivery> wait_for(std::size_t count) const {
    for (int i = 0; i < 1'000; ++i) {
      {
        const std::lock_guard lock(mutex_);
        if (deliveries_.size() >= count) return deliveries_;
      }
      std::this_thread::sleep_for(10ms);
    }
    const std::lock_guard lock(mutex_);
    return deliveries_;
  }

  std::atomic<int> status = 204;

 private:
  httplib::Server server_;
  int port_ = 0;
  std::thread thread_;
  mutable std::mutex mutex_;
  std::vector<Delivery> deliveries_;
};

/// A port that notes who calls, and says nothing.
class Listening {
 public:
  Listening() : socket_(::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof(address);
    REQUIRE(::bind(socket_, reinterpret_cast<sockaddr*>(&address), size) == 0);
    REQUIRE(::listen(socket_, 4) == 0);
    REQUIRE(::getsockname(socket_, reinterpret_cast<sockaddr*>(&address), &size) == 0);
    port_ = ntohs(address.sin_port);
  }
  ~Listening() { ::close(socket_); }
  Listening(const Listening&) = delete;
  Listening& operator=(const Listening&) = delete;

  int port() const { return port_; }
  bool was_called() const {
    const int caller = ::accept(socket_, nullptr, nullptr);
    if (caller >= 0) ::close(caller);
    return caller >= 0;
  }

 private:
  int socket_;
  int port_ = 0;
};

Arrival telling(const std::string& id, unsigned revision) {
  Arrival one = arrival(id, revision);
  one.record.json = R"({"response_id":")" + id + R"(","revision":)" + std::to_string(revision) + "}";
  return one;
}

bool moves_to(Store& store, const std::string& url, Sequence sequence) {
  for (int i = 0; i < 3'000; ++i) {
    if (good(store.webhook_position(url)) == sequence) return true;
    std::this_thread::sleep_for(10ms);
  }
  return false;
}

}  // namespace

TEST_CASE("a webhook tells every change at least once, in order, signed") {
  const TemporaryDatabase database(GENERATE("sqlite", "postgres"));
  const auto store = database.open();
  Changes changes;
  Metrics metrics;
  Receiver receiver;
  const WebhookOptions options{.url = receiver.url(), .secret = secret, .may_be_private = true};
  put(*store, telling("before", 1));
  {
    const auto webhook = good(Webhook::start(options, *store, changes, metrics));
    REQUIRE(moves_to(*store, options.url, 1));
    put(*store, telling("a", 1));
    put(*store, telling("b", 1));
    changes.note();
    const auto told = receiver.wait_for(2);
    REQUIRE(told.size() == 2);
    CHECK(told[0].id == "a.1");
    CHECK(told[1].id == "b.1");
    CHECK(told[0].is_signed);
    CHECK(told[0].body == R"({"type":"response.kept","timestamp":"2026-09-21T14:13:20.000Z",)"
                          R"("data":{"response_id":"a","revision":1}})");
    REQUIRE(moves_to(*store, options.url, 3));
  }
  // What is kept while nothing runs is told afterwards; what was told is not told again.
  put(*store, telling("a", 2));
  put(*store, telling("a", 3));
  {
    const auto webhook = good(Webhook::start(options, *store, changes, metrics));
    const auto told = receiver.wait_for(3);
    REQUIRE(told.size() == 3);
    CHECK(told[2].id == "a.3");
    REQUIRE(moves_to(*store, options.url, 5));
  }
  // A failure is tried again, and a redirect is one.
  receiver.status = GENERATE(503, 307);
  put(*store, telling("c", 1));
  const auto webhook = good(Webhook::start(options, *store, changes, metrics));
  REQUIRE(receiver.wait_for(4).size() >= 4);
  receiver.status = 200;
  const auto told = receiver.wait_for(5);
  REQUIRE(told.size() >= 5);
  CHECK(told[3].id == "c.1");
  CHECK(told[4].id == "c.1");
  CHECK(moves_to(*store, options.url, 6));
}

TEST_CASE("a webhook does not speak to private networks unless it is told that it may") {
  const TemporaryDatabase database("sqlite");
  const auto store = database.open();
  Changes changes;
  Metrics metrics;
  const Receiver receiver;
  const auto code = [&](const WebhookOptions& options) {
    Result<std::unique_ptr<Webhook>> webhook = Webhook::start(options, *store, changes, metrics);
    return webhook ? std::string() : std::string(webhook.error().code);
  };
  CHECK(code({.url = receiver.url(), .secret = secret}) == "bad_webhook");
  CHECK(code({.url = "ftp://a.example", .secret = secret, .may_be_private = true}) == "bad_webhook");
  CHECK(code({.url = "https://a.example", .secret = ""}) == "bad_webhook");
  CHECK(code({.url = "https://a.example", .secret = "whsec_c2hvcnQ="}) == "bad_webhook");

  // By whatever name, the address counts, and nobody is there to be seen.
  const Listening listening;
  const std::string url = "https://localhost:" + std::to_string(listening.port()) + "/hook";
  good(store->set_webhook_position(url, 0));
  put(*store, telling("a", 1));
  const auto fails = [&](bool may_be_private) {
    Metrics own;
    const auto webhook =
        good(Webhook::start({.url = url, .secret = secret, .may_be_private = may_be_private}, *store, changes, own));
    // Once or, on a busy machine, more often: it tries again.
    const std::string failed = R"(touchstone_webhook_attempts_total{outcome="failed"} )";
    for (int i = 0; i < 3'000; ++i) {
      const std::string written = own.write();
      const std::size_t at = written.find(failed);
      if (at != std::string::npos && written[at + failed.size()] != '0') return true;
      if (listening.was_called()) return false;
      std::this_thread::sleep_for(10ms);
    }
    return false;
  };
  CHECK(fails(false));
  CHECK_FALSE(listening.was_called());
  CHECK_FALSE(fails(true));  // the same address, when it is allowed, is called
}
