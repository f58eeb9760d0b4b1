#include "unit/temporary_postgres.hpp"

#include <catch2/catch.hpp>

#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <memory>
#include <sstream>

#include "unit/temporary_folder.hpp"

namespace {

/// Debian keeps the server's programs off the PATH, in a folder for each version. Empty: they are on the PATH.
std::string program_folder() {
  std::string newest;
  std::error_code none;
  for (const auto& entry : std::filesystem::directory_iterator("/usr/lib/postgresql", none)) {
    newest = std::max(newest, (entry.path() / "bin/").string());
  }
  return newest;
}

class Server {
 public:
  Server() {
    // A server that is run by root refuses to start.
    if (geteuid() == 0) {
      as_user_ = "setpriv --reuid=postgres --regid=postgres --clear-groups ";
      REQUIRE(std::system(("chown postgres " + folder_.path().string()).c_str()) == 0);
    }
    run("initdb --pgdata=" + data() + " --username=touchstone --auth=trust --encoding=UTF8 --locale=C --no-sync");
    start();
  }
  ~Server() { static_cast<void>(std::system(command("pg_ctl stop --mode=immediate --pgdata=" + data()).c_str())); }
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  std::string address(const std::string& database) const {
    return "postgresql://touchstone@/" + database + "?host=" + folder_.path().string();
  }

  std::string make_database(const std::string& encoding) {
    const std::string name = "test_" + std::to_string(++databases_);
    run("createdb --host=" + folder_.path().string() +
        " --username=touchstone --template=template0 --encoding=" + encoding + " " + name);
    return address(name);
  }

  void restart() {
    run("pg_ctl stop --mode=immediate --wait --pgdata=" + data());
    start();
  }

 private:
  std::string data() const { return folder_.path().string() + "/data"; }
  std::string log() const { return folder_.path().string() + "/log"; }
  std::string command(const std::string& what) const {
    return "cd / && " + as_user_ + program_folder() + what + " >>" + log() + " 2>&1";
  }
  void run(const std::string& what) const {
    if (std::system(command(what).c_str()) == 0) return;
    std::ostringstream said;
    said << std::ifstream(log()).rdbuf();
    FAIL("PostgreSQL's " << what << " failed: " << said.str());
  }
  void start() const {
    // What is lost with the power does not matter here, so that nothing waits for the disk.
    run("pg_ctl start --wait --pgdata=" + data() +
        " --options='-c listen_addresses= -c fsync=off -c unix_socket_directories=" + folder_.path().string() +
        "' --log=" + folder_.path().string() + "/server.log");
  }

  TemporaryFolder folder_;
  std::string as_user_;
  int databases_ = 0;
};

Server& server() {
  static Server the_server;
  return the_server;
}

}  // namespace

std::string new_postgres_database(const std::string& encoding) { return server().make_database(encoding); }

void restart_postgres() { server().restart(); }
