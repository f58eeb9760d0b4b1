#pragma once
// A collector that listens, with a database and a site in a folder that goes with the test.
#include <catch2/catch.hpp>

#include <httplib.h>

#include <chrono>
#include <memory>
#include <string>
#include <utility>

#include "base/json_read.hpp"
#include "collector/feed.hpp"
#include "collector/server.hpp"
#include "unit/collector_records.hpp"
#include "unit/temporary_folder.hpp"

/// The token that opens every collector of the tests.
constexpr auto session_token = "ts_of-the-tests";

class Collector {
 public:
  explicit Collector(touchstone::ServerOptions options = {}) {
    std::filesystem::create_directories(folder_ / "site/shop");
    std::filesystem::create_directories(folder_ / "widget");
    folder_.write("secret.txt", "secret");
    folder_.write("site/index.html", "<h1>Shop</h1>");
    folder_.write("site/shop/index.html", "<h1>Lamps</h1>");
    folder_.write("site/.env", "secret");
    folder_.write("site/both.txt", "of the site");
    folder_.write("widget/both.txt", "of the widget");
    folder_.write("widget/touchstone.js", "void 0");
    folder_.write("widget/touchstone.mjs", "export {}");
    folder_.write("widget/engine.wasm", "\x7F");
    std::filesystem::create_directories(folder_ / "report/parts");
    std::filesystem::create_directories(folder_ / "site/report");
    folder_.write("report/index.html", "<h1>Report</h1>");
    folder_.write("report/worker.js", "void 0");
    folder_.write("report/workbench.wasm", "\x7F");
    folder_.write("report/.token", "secret");
    folder_.write("report/parts/index.html", "<h1>Parts</h1>");
    folder_.write("site/report/of-the-site.txt", "covered");
    folder_.write("site/reports.txt", "of the site");
    touchstone::Result<std::unique_ptr<touchstone::Store>> store = touchstone::open_store(database());
    REQUIRE(store);
    store_ = std::move(*store);
    options.port = 0;
    options.origins = {"https://shop.example"};
    options.folders = {folder_ / "site", folder_ / "widget"};
    if (options.report.empty()) options.report = folder_ / "report";
    options.session_token = session_token;
    touchstone::Result<touchstone::Server> server = touchstone::Server::start(*store_, std::move(options));
    if (!server) FAIL(server.error().message);
    server_ = std::make_unique<touchstone::Server>(std::move(*server));
  }

  std::string database() const { return (folder_ / "responses.sqlite").string(); }
  const TemporaryFolder& folder() const { return folder_; }
  touchstone::Server& server() { return *server_; }
  touchstone::Store& store() { return *store_; }
  httplib::Client client() const {
    httplib::Client client("127.0.0.1", server_->port());
    client.set_read_timeout(20);
    return client;
  }
  httplib::Result post(const std::string& body, const std::string& type = "application/json",
                       const httplib::Headers& headers = {}) const {
    return client().Post("/v1/responses", headers, body, type);
  }
  httplib::Result get(const std::string& path, const httplib::Headers& headers = {}) const {
    return client().Get(path, headers);
  }
  /// With the token.
  httplib::Result read(const std::string& path, httplib::Headers headers = {}) const {
    headers.emplace("Authorization", std::string("Bearer ") + session_token);
    return client().Get(path, headers);
  }

 private:
  TemporaryFolder folder_;
  std::unique_ptr<touchstone::Store> store_;
  std::unique_ptr<touchstone::Server> server_;
};

/// Code and pointer of the first error in a problem document, after its form has been checked.
inline std::string first_error(const httplib::Response& response) {
  CHECK(response.get_header_value("Content-Type") == "application/problem+json");
  const touchstone::JsonRead read = touchstone::read_json(response.body);
  REQUIRE(read.value);
  const touchstone::Json& problem = *read.value;
  REQUIRE(problem.find("errors") != nullptr);
  CHECK(problem.find("type")->text() == "about:blank");
  CHECK(problem.find("status")->number() == response.status);
  CHECK_FALSE(problem.find("title")->text().empty());
  CHECK_FALSE(problem.find("detail")->text().empty());
  if (problem.find("errors")->items().empty()) return "";
  const touchstone::Json& error = problem.find("errors")->items()[0];
  return error.find("code")->text() + " " + error.find("pointer")->text();
}
