#include "collector/http/connection.hpp"

#include <sys/socket.h>

#include <boost/asio/dispatch.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/http/chunk_encode.hpp>
#include <boost/beast/http/error.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/write.hpp>
#include <cstdint>
#include <ctime>
#include <limits>

#include "collector/rate.hpp"

namespace touchstone {
namespace {

namespace asio = boost::asio;
namespace http = boost::beast::http;

/// How often a source with nothing to say is asked again. What a listener waits for at most, beyond the network.
constexpr auto asking_interval = std::chrono::milliseconds(100);

/// What a client that still writes may write on after it was refused, so that it gets to see why: to close at once
/// would make its system throw the refusal away (RFC 9112, 9.6).
constexpr std::size_t most_discarded = 1024 * 1024;
constexpr auto longest_lingering = std::chrono::seconds(2);

/// The body of a request that is refused by its head is read up to this size, so that the connection can go on.
constexpr std::uint64_t most_passed_over = 64 * 1024;

bool is_bad_http(const boost::system::error_code& error) {
  return error.category() == http::make_error_code(http::error::bad_target).category() &&
         error != http::error::end_of_stream && error != http::error::partial_message;
}

/// The moment as RFC 9110, 5.6.7, writes it.
std::string date() {
  const std::time_t now = std::time(nullptr);
  std::tm parts{};
  gmtime_r(&now, &parts);
  std::array<char, 32> text{};
  const std::size_t size = std::strftime(text.data(), text.size(), "%a, %d %b %Y %H:%M:%S GMT", &parts);
  return {text.data(), size};
}

/// The last entry: what comes before it the client may have written itself.
std::string last_forwarded(const std::string& header) {
  std::string last = header.substr(header.rfind(',') + 1);
  last.erase(0, last.find_first_not_of(" \t"));
  last.erase(last.find_last_not_of(" \t") + 1);
  return last;
}

template <class Response>
void fill(Response& to, const Reply& from, unsigned version, bool keeps_alive) {
  to = {};
  to.version(version);
  to.result(static_cast<unsigned>(from.status));
  to.set(http::field::date, date());
  for (const auto& [name, value] : from.headers) to.set(name, value);
  to.keep_alive(keeps_alive);
}

}  // namespace

Connection::Connection(asio::ip::tcp::socket socket, std::shared_ptr<HttpShared> shared, std::string address)
    : stream_(std::move(socket)),
      shared_(std::move(shared)),
      address_(std::move(address)),
      timer_(stream_.get_executor()) {
  ++shared_->metrics.connections;
}

Connection::~Connection() {
  --shared_->metrics.connections;
  shared_->census.leave(this, network_of(address_));
}

void Connection::begin() {
  shared_->census.enter(this);
  asio::dispatch(stream_.get_executor(), [self = shared_from_this()] { self->read_head(); });
}

void Connection::drain() {
  asio::post(stream_.get_executor(), [self = shared_from_this()] {
    self->is_draining_ = true;
    if (self->is_idle_) self->stream_.close();
  });
}

void Connection::read_head() {
  is_idle_ = true;
  parser_.emplace();
  parser_->header_limit(static_cast<std::uint32_t>(shared_->limits.head_bytes));
  // How much may come is known when the head has been read. Not boost::none, which Boost 1.74 takes for a limit of 0.
  parser_->body_limit(std::numeric_limits<std::uint64_t>::max());
  stream_.expires_after(shared_->limits.head_time);
  http::async_read_header(stream_, buffer_, *parser_,
                          [self = shared_from_this()](ErrorCode error, std::size_t) { self->take_head(error); });
}

void Connection::take_head(ErrorCode error) {
  is_idle_ = false;
  asked_at_ = Clock::now();
  request_ = {};
  noted_ = {};
  route_ = Route::other;
  keeps_alive_ = false;
  if (error && !is_bad_http(error)) return finish();
  if (error) return refuse(error == http::error::header_limit ? 431 : 400);
  if (!read_request()) return refuse(400);
  const bool has_body = parser_->chunked() || parser_->content_length().value_or(0) > 0;
  Admission admission = shared_->handler.admit(request_);
  route_ = admission.route;
  most_body_bytes_ = admission.most_body_bytes;
  refusal_ = std::move(admission.refusal);
  if (refusal_) {
    // A small body is read and thrown away, which costs both sides less than a new connection.
    const std::uint64_t size = parser_->chunked() ? most_passed_over + 1 : parser_->content_length().value_or(0);
    if (size > most_passed_over || (has_body && request_.has_header("Expect"))) refusal_->closes = true;
    if (!has_body || refusal_->closes) return write(std::move(*refusal_));
    most_body_bytes_ = most_passed_over;
    return read_body();
  }
  if (!has_body) return handle();
  if (parser_->content_length().value_or(0) > most_body_bytes_) return refuse(413);
  if (request_.has_header("Content-Encoding")) return refuse(415);
  parser_->body_limit(most_body_bytes_);
  expect_body();
}

bool Connection::read_request() {
  const auto& head = parser_->get();
  keeps_alive_ = parser_->keep_alive();
  request_.method = std::string(head.method_string());
  for (const auto& field : head) {
    request_.headers.emplace_back(std::string(field.name_string()), std::string(field.value()));
  }
  request_.address = address_;
  if (shared_->limits.is_behind_proxy) {
    if (const std::string named = last_forwarded(request_.header("X-Forwarded-For")); !named.empty()) {
      request_.address = named;
    }
  }
  const std::string target(head.target());
  const std::size_t question = target.find('?');
  const std::optional<std::string> path = decode_percent(std::string_view(target).substr(0, question), false);
  if (!path || path->empty() || path->front() != '/') return false;
  request_.path = *path;
  if (question != std::string::npos) request_.query = target.substr(question + 1);
  noted_.method = request_.method;
  noted_.path = request_.path;
  return true;
}

void Connection::expect_body() {
  if (request_.header("Expect") != "100-continue") return read_body();
  constexpr std::string_view go_on = "HTTP/1.1 100 Continue\r\n\r\n";
  stream_.expires_after(shared_->limits.write_time);
  asio::async_write(stream_, asio::buffer(go_on.data(), go_on.size()),
                    [self = shared_from_this()](ErrorCode error, std::size_t) {
                      if (error) return self->finish();
                      self->read_body();
                    });
}

void Connection::read_body() {
  stream_.expires_after(shared_->limits.body_time);
  http::async_read(stream_, buffer_, *parser_,
                   [self = shared_from_this()](ErrorCode error, std::size_t) { self->take_body(error); });
}

void Connection::take_body(ErrorCode error) {
  if (error == http::error::body_limit) return refuse(413);
  if (error && is_bad_http(error)) return refuse(400);
  if (error) return finish();
  if (refusal_) return write(std::move(*refusal_));
  request_.body = std::move(parser_->get().body());
  handle();
}

void Connection::handle() {
  stream_.expires_never();
  shared_->handler.handle(std::move(request_), [self = shared_from_this()](Reply reply) {
    asio::post(self->stream_.get_executor(),
               [self, reply = std::move(reply)]() mutable { self->write(std::move(reply)); });
  });
}

void Connection::refuse(int status) {
  Reply reply = shared_->handler.refuse(status, request_);
  reply.closes = true;
  write(std::move(reply));
}

void Connection::write(Reply reply) {
  shared_->handler.note(noted_, route_, reply.status, Clock::now() - asked_at_);
  keeps_alive_ = keeps_alive_ && !reply.closes && !is_draining_;
  stream_.expires_after(shared_->limits.write_time);
  if (reply.source) return begin_stream(reply);
  const unsigned version = parser_->get().version() == 10 ? 10 : 11;
  fill(response_, reply, version, keeps_alive_);
  const bool is_head = noted_.method == "HEAD";
  const std::size_t size = reply.body.size();
  if (!is_head) response_.body() = std::move(reply.body);
  response_.prepare_payload();
  if (is_head) response_.content_length(size);
  if (reply.status == 204) response_.erase(http::field::content_length);  // RFC 9110, 8.6
  http::async_write(stream_, response_, [self = shared_from_this()](ErrorCode error, std::size_t) {
    if (error) return self->finish();
    if (!self->keeps_alive_) return self->linger();
    self->read_head();
  });
}

void Connection::begin_stream(const Reply& reply) {
  const bool is_chunked = parser_->get().version() >= 11;
  if (!is_chunked) keeps_alive_ = false;  // its end is the connection's
  fill(stream_head_, reply, is_chunked ? 11 : 10, keeps_alive_);
  stream_head_.chunked(is_chunked);
  if (noted_.method != "HEAD") source_ = reply.source;
  serializer_.emplace(stream_head_);
  http::async_write_header(stream_, *serializer_, [self = shared_from_this()](ErrorCode error, std::size_t) {
    if (error) return self->finish();
    if (!self->source_) return self->linger();
    self->pump();
  });
}

void Connection::pump() {
  stream_.expires_never();
  shared_->workers.add([self = shared_from_this(), source = source_] {
    BodyPiece piece = source->next();
    asio::post(self->stream_.get_executor(),
               [self, piece = std::move(piece)]() mutable { self->take_piece(std::move(piece)); });
  });
}

void Connection::take_piece(BodyPiece piece) {
  piece_ = std::move(piece);
  if (piece_.state == BodyPiece::State::broken) return finish();
  if (piece_.text.empty() && piece_.state == BodyPiece::State::end) return end_stream();
  if (piece_.text.empty()) {
    if (is_gone()) return finish();
    timer_.expires_after(asking_interval);
    timer_.async_wait([self = shared_from_this()](ErrorCode error) {
      if (!error) self->pump();
    });
    return;
  }
  const auto written = [self = shared_from_this()](ErrorCode error, std::size_t) {
    if (error) return self->finish();
    if (self->piece_.state == BodyPiece::State::end) return self->end_stream();
    self->pump();
  };
  stream_.expires_after(shared_->limits.write_time);
  if (stream_head_.chunked()) {
    asio::async_write(stream_, http::make_chunk(asio::buffer(piece_.text)), written);
  } else {
    asio::async_write(stream_, asio::buffer(piece_.text), written);
  }
}

void Connection::end_stream() {
  source_.reset();
  if (!stream_head_.chunked()) return linger();
  stream_.expires_after(shared_->limits.write_time);
  asio::async_write(stream_, http::make_chunk_last(), [self = shared_from_this()](ErrorCode error, std::size_t) {
    if (error) return self->finish();
    if (!self->keeps_alive_ || self->is_draining_) return self->linger();
    self->read_head();
  });
}

void Connection::finish() {
  source_.reset();
  stream_.close();
}

void Connection::linger() {
  ErrorCode ignored;
  stream_.socket().shutdown(asio::ip::tcp::socket::shutdown_send, ignored);
  stream_.expires_after(longest_lingering);
  discard();
}

void Connection::discard() {
  stream_.async_read_some(asio::buffer(rubbish_), [self = shared_from_this()](ErrorCode error, std::size_t count) {
    self->discarded_ += count;
    if (error || self->discarded_ > most_discarded) return self->finish();
    self->discard();
  });
}

bool Connection::is_gone() {
  char next = 0;
  return ::recv(stream_.socket().native_handle(), &next, 1, MSG_PEEK | MSG_DONTWAIT) == 0;
}

}  // namespace touchstone
