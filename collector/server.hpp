#pragma once
// The collector as one HTTP server: responses in, responses out, and the files of a site.
//
// It has no access control: whoever reaches the address can read and add responses. It is made for one machine.
#include <chrono>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "collector/store.hpp"

namespace touchstone {

struct ServerOptions {
  std::string host = "127.0.0.1";
  /// 0: one that is free.
  int port = 8080;
  /// Origins whose pages may post, besides the server's own: "https://shop.example", or "*".
  std::vector<std::string> origins = {};
  /// Folders whose files are served at `/`, the first one first.
  std::vector<std::filesystem::path> folders = {};
};

class Server {
 public:
  /// Listens when this returns. Errors: "bad_origin", "missing_folder", "cannot_listen". `store` must outlive this.
  static Result<Server> start(Store& store, ServerOptions options);
  Server(Server&&) noexcept;
  Server& operator=(Server&&) noexcept;
  /// As `end`, but waits as long as it takes.
  ~Server();

  int port() const;
  /// False after `end`, or where listening failed later on.
  bool is_running() const;
  /// Takes no more connections, answers what was asked already, ends the streams. False: after `patience` there were
  /// still clients busy asking; what they get to say will be answered, unless the process ends.
  bool end(std::chrono::milliseconds patience);

 private:
  struct Parts;
  explicit Server(std::unique_ptr<Parts> parts);
  std::unique_ptr<Parts> parts_;
};

}  // namespace touchstone
