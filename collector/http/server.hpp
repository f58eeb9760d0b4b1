#pragma once
// HTTP/1.1 on sockets (Boost.Beast), with an end to everything a client can be slow at.
//
// A connection costs memory, not a thread: thousands may be open, and a response that waits for its commit holds
// nothing up. Beast's own types stay in server.cpp and connection.cpp.
#include <chrono>
#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "base/result.hpp"
#include "collector/http/message.hpp"
#include "collector/metrics.hpp"

namespace touchstone {

/// What a client may take, and how long. A tap on a phone with a bad network comes in one or two packets; ten seconds
/// forgive some lost ones and their repetitions.
struct HttpLimits {
  /// From the end of one reply, or the connection's beginning, to the end of the next head.
  std::chrono::milliseconds head_time = std::chrono::seconds(10);
  /// From the first byte of a body to its last.
  std::chrono::milliseconds body_time = std::chrono::seconds(10);
  /// For a reply, or a piece of one, to be taken in.
  std::chrono::milliseconds write_time = std::chrono::seconds(10);
  std::size_t head_bytes = 8 * 1024;
  std::size_t connections = 4'096;
  /// Of one network, so that one host cannot have them all.
  std::size_t connections_of_network = 512;
  /// The address in the last entry of X-Forwarded-For is the client's: there is a proxy in front that sets it.
  bool is_behind_proxy = false;
};

/// What is decided by the head alone, before a body is read.
struct Admission {
  /// Where there is one, the body is not looked at.
  std::optional<Reply> refusal = std::nullopt;
  std::size_t most_body_bytes = 0;
  Route route = Route::other;
};

/// What the server asks of those who use it. Called from several threads at once.
class HttpHandler {
 public:
  virtual ~HttpHandler() = default;
  virtual Admission admit(const Request& head) = 0;
  /// Must not block.
  virtual void handle(Request request, Respond respond) = 0;
  /// What to say for the HTTP library's own refusals, and for bodies that were too big (413), too slow (408) or broken
  /// off (400).
  virtual Reply refuse(int status, const Request& head) = 0;
  /// Before each reply goes out, so that who has got it can count on it.
  virtual void note(const Request& request, Route route, int status, std::chrono::steady_clock::duration took) = 0;
};

class HttpServer {
 public:
  /// Listens when this returns. Error: "cannot_listen". `handler` and `metrics` must outlive this.
  static Result<std::unique_ptr<HttpServer>> start(const std::string& host, int port, HttpLimits limits,
                                                   HttpHandler& handler, Metrics& metrics);
  virtual ~HttpServer() = default;

  virtual int port() const = 0;
  virtual bool is_running() const = 0;
  /// Takes no more connections, answers what was asked already, ends the streams. False: after `patience` there were
  /// still connections.
  virtual bool end(std::chrono::milliseconds patience) = 0;
  /// The handler is not called any more once this returns, and who is still connected gets no answer. Replies may come
  /// until this server is destroyed.
  virtual void stop() = 0;
};

}  // namespace touchstone
