#pragma once
// One client: head, body, reply, and again. Everything of a connection happens on its strand, one thing at a time.
#include <utility>
// Boost 1.74 uses std::exchange without including it, hence the order.
#include <array>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http/empty_body.hpp>
#include <boost/beast/http/message.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/serializer.hpp>
#include <boost/beast/http/string_body.hpp>
#include <chrono>
#include <memory>
#include <optional>
#include <string>

#include "collector/http/census.hpp"
#include "collector/http/server.hpp"
#include "collector/http/workers.hpp"

namespace touchstone {

/// What all connections of a server share.
struct HttpShared {
  HttpLimits limits;
  HttpHandler& handler;
  Metrics& metrics;
  Workers& workers;
  Census<class Connection> census;
};

class Connection : public std::enable_shared_from_this<Connection> {
 public:
  Connection(boost::asio::ip::tcp::socket socket, std::shared_ptr<HttpShared> shared, std::string address);
  ~Connection();
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  void begin();
  /// No further request is read. What was asked already is answered.
  void drain();

 private:
  using ErrorCode = boost::system::error_code;
  using Clock = std::chrono::steady_clock;

  void read_head();
  void take_head(ErrorCode error);
  /// False: there is no path in the request.
  bool read_request();
  void expect_body();
  void read_body();
  void take_body(ErrorCode error);
  void handle();
  void refuse(int status);
  void write(Reply reply);
  void begin_stream(const Reply& reply);
  void pump();
  void take_piece(BodyPiece piece);
  void end_stream();
  void finish();
  void linger();
  void discard();
  bool is_gone();

  boost::beast::tcp_stream stream_;
  std::shared_ptr<HttpShared> shared_;
  std::string address_;
  boost::asio::steady_timer timer_;
  boost::beast::flat_buffer buffer_;
  std::optional<boost::beast::http::request_parser<boost::beast::http::string_body>> parser_;
  Request request_;
  /// Of the request that is being answered, for the log: its method and path alone.
  Request noted_;
  Route route_ = Route::other;
  Clock::time_point asked_at_;
  std::size_t most_body_bytes_ = 0;
  /// What the request will be answered with once its body is out of the way.
  std::optional<Reply> refusal_;
  bool is_idle_ = true;
  bool is_draining_ = false;
  bool keeps_alive_ = false;
  boost::beast::http::response<boost::beast::http::string_body> response_;
  boost::beast::http::response<boost::beast::http::empty_body> stream_head_;
  std::optional<boost::beast::http::response_serializer<boost::beast::http::empty_body>> serializer_;
  std::shared_ptr<BodySource> source_;
  BodyPiece piece_;
  std::array<char, 4096> rubbish_{};
  std::size_t discarded_ = 0;
};

}  // namespace touchstone
