#include "collector/http/server.hpp"

#include <utility>
// Boost 1.74 uses std::exchange without including it, hence the order.
#include <algorithm>
#include <atomic>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/strand.hpp>
#include <thread>
#include <vector>

#include "collector/http/connection.hpp"
#include "collector/rate.hpp"

namespace touchstone {
namespace {

namespace asio = boost::asio;
using asio::ip::tcp;
using ErrorCode = boost::system::error_code;

/// Threads that may wait for the database on behalf of readers.
constexpr unsigned worker_count = 4;

/// Said to those for whom there is no place, without a look at what they ask.
constexpr std::string_view busy =
    "HTTP/1.1 503 Service Unavailable\r\nRetry-After: 5\r\nConnection: close\r\nContent-Length: 0\r\n\r\n";

class AsioServer : public HttpServer {
 public:
  AsioServer(HttpLimits limits, HttpHandler& handler, Metrics& metrics)
      : metrics_(metrics),
        workers_(worker_count),
        shared_(new HttpShared{
            .limits = limits, .handler = handler, .metrics = metrics, .workers = workers_, .census = {}}),
        acceptor_(asio::make_strand(io_)),
        pause_(acceptor_.get_executor()) {}

  ~AsioServer() override { AsioServer::stop(); }
  AsioServer(const AsioServer&) = delete;
  AsioServer& operator=(const AsioServer&) = delete;

  ErrorCode listen(const std::string& host, int port) {
    ErrorCode error;
    tcp::resolver resolver(io_);
    const auto found = resolver.resolve(host, std::to_string(port), tcp::resolver::passive, error);
    if (error) return error;
    const tcp::endpoint endpoint = found.begin()->endpoint();
    acceptor_.open(endpoint.protocol(), error);
    // Not SO_REUSEPORT: with it, two collectors could share one port without noticing.
    if (!error) acceptor_.set_option(asio::socket_base::reuse_address(true), error);
    if (!error) acceptor_.bind(endpoint, error);
    if (!error) acceptor_.listen(asio::socket_base::max_listen_connections, error);
    if (!error) acceptor_.non_blocking(true, error);
    if (!error) port_ = acceptor_.local_endpoint(error).port();
    return error;
  }

  void run() {
    accept();
    const unsigned count = std::max(2U, std::thread::hardware_concurrency());
    is_running_ = true;
    for (unsigned i = 0; i < count; ++i) threads_.emplace_back([this] { io_.run(); });
  }

  int port() const override { return port_; }
  bool is_running() const override { return is_running_; }

  bool end(std::chrono::milliseconds patience) override {
    is_running_ = false;
    asio::post(acceptor_.get_executor(), [this] {
      ErrorCode ignored;
      acceptor_.close(ignored);
    });
    for (const auto& each : shared_->census.members()) each->drain();
    return shared_->census.wait_until_empty(patience);
  }

  void stop() override {
    is_running_ = false;
    io_.stop();
    for (std::thread& each : threads_) each.join();
    threads_.clear();
    workers_.end();  // last, since nobody adds to them any more
  }

 private:
  void accept() {
    acceptor_.async_accept(asio::make_strand(io_), [this](ErrorCode error, tcp::socket socket) {
      if (!error) {
        take_in(std::move(socket));
        take_in_waiting();
      } else if (error == asio::error::operation_aborted || !is_running_) {
        return;
      } else if (error == asio::error::no_descriptors || error == asio::error::no_buffer_space) {
        // Nothing is free, and asking again at once would only burn the time in which something might become so.
        pause_.expires_after(std::chrono::milliseconds(50));
        pause_.async_wait([this](ErrorCode cancelled) {
          if (!cancelled) accept();
        });
        return;
      }
      if (acceptor_.is_open()) accept();
    });
  }

  /// Those who have connected meanwhile. One for each turn of the threads would be too few when all of them come at
  /// once.
  void take_in_waiting() {
    constexpr int most_at_once = 64;
    for (int i = 0; i < most_at_once; ++i) {
      ErrorCode error;
      tcp::socket socket(asio::make_strand(io_));
      acceptor_.accept(socket, error);
      if (error) return;
      take_in(std::move(socket));
    }
  }

  void take_in(tcp::socket socket) {
    ErrorCode error;
    const tcp::endpoint client = socket.remote_endpoint(error);
    if (error) return;  // gone again
    std::string address = client.address().to_string();
    const HttpLimits& limits = shared_->limits;
    const std::size_t most_of_network = limits.is_behind_proxy ? limits.connections : limits.connections_of_network;
    if (!shared_->census.admit(network_of(address), limits.connections, most_of_network)) {
      metrics_.note_shed(Shed::connections);
      socket.non_blocking(true, error);
      socket.send(asio::buffer(busy.data(), busy.size()), 0, error);
      return;
    }
    socket.set_option(tcp::no_delay(true), error);
    const auto connection = std::make_shared<Connection>(std::move(socket), shared_, std::move(address));
    connection->begin();
    if (!is_running_) connection->drain();
  }

  Metrics& metrics_;
  Workers workers_;
  std::shared_ptr<HttpShared> shared_;
  asio::io_context io_;
  /// A response that waits for its commit is no work that the context knows of; without this its threads would leave.
  asio::executor_work_guard<asio::io_context::executor_type> work_ = asio::make_work_guard(io_);
  tcp::acceptor acceptor_;
  asio::steady_timer pause_;
  std::vector<std::thread> threads_;
  std::atomic<bool> is_running_ = false;
  int port_ = 0;
};

}  // namespace

Result<std::unique_ptr<HttpServer>> HttpServer::start(const std::string& host, int port, HttpLimits limits,
                                                      HttpHandler& handler, Metrics& metrics) {
  auto server = std::make_unique<AsioServer>(limits, handler, metrics);
  if (const ErrorCode error = server->listen(host, port); error) {
    return Error{.code = "cannot_listen",
                 .message = "cannot listen on " + host + " port " + std::to_string(port) + ": " + error.message()};
  }
  server->run();
  return std::unique_ptr<HttpServer>(std::move(server));
}

}  // namespace touchstone
