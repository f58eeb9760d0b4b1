#pragma once
// The collector as one HTTP server: responses in, responses out, and the files of a site.
#include <chrono>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "collector/committer.hpp"
#include "collector/http/server.hpp"
#include "collector/storage/store.hpp"
#include "collector/webhook.hpp"

namespace touchstone {

struct ServerOptions {
  std::string host = "127.0.0.1";
  /// 0: one that is free.
  int port = 8080;
  /// Origins whose pages may post, besides the server's own: "https://shop.example", or "*".
  std::vector<std::string> origins = {};
  /// Folders whose files are served at `/`, the first one first.
  std::vector<std::filesystem::path> folders = {};
  /// The built report page, served at /report/. Empty: there is none.
  std::filesystem::path report = {};
  /// A token for reading that is valid while this runs, besides those in the database. Empty: none.
  std::string session_token = {};
  /// With which the shop signs responses (signature.hpp). Empty: nobody signs.
  std::string secret = {};
  /// Records a second, on average, from one network and to one survey; ten times as many at once. 0: without limit.
  double most_from_network = 50;
  double most_of_survey = 2'000;
  /// Responses older than this are deleted. Absent: none.
  std::optional<std::chrono::hours> keep = std::nullopt;
  std::vector<WebhookOptions> webhooks = {};
  /// A file, "-" for the standard output, or empty for none.
  std::string access_log = {};
  HttpLimits limits = {};
  CommitterLimits committer = {};
};

class Server {
 public:
  /// Listens when this returns. Errors: "bad_origin", "missing_folder", "bad_webhook", "bad_file", "cannot_listen".
  /// `store` must outlive this.
  static Result<Server> start(Store& store, ServerOptions options);
  Server(Server&&) noexcept;
  Server& operator=(Server&&) noexcept;
  /// Cuts off who is still connected. What waits for its commit is still kept.
  ~Server();

  int port() const;
  /// False after `end`.
  bool is_running() const;
  /// Takes no more connections, answers what was asked already, ends the streams. False: after `patience` there were
  /// still clients busy asking.
  bool end(std::chrono::milliseconds patience);

 private:
  struct Parts;
  explicit Server(std::unique_ptr<Parts> parts);
  std::unique_ptr<Parts> parts_;
};

}  // namespace touchstone
