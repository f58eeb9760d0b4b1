#pragma once
// A line for each request: when, what, status, milliseconds. No addresses and no queries, so that it says nothing about
// anybody.
#include <chrono>
#include <cstdio>
#include <memory>
#include <mutex>
#include <string>

#include "base/result.hpp"
#include "collector/http/message.hpp"
#include "collector/metrics.hpp"

namespace touchstone {

class AccessLog {
 public:
  /// `file`: lines are added to its end; "-": the standard output; empty: there is no log. Error: "bad_file".
  static Result<AccessLog> open(const std::string& file);

  void note(const Request& request, Route route, int status, std::chrono::steady_clock::duration took);

 private:
  AccessLog() = default;
  std::unique_ptr<std::FILE, int (*)(std::FILE*)> file_{nullptr, std::fclose};
  std::unique_ptr<std::mutex> mutex_ = std::make_unique<std::mutex>();
};

}  // namespace touchstone
