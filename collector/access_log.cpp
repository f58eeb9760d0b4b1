#include "collector/access_log.hpp"

#include <algorithm>
#include <cerrno>
#include <system_error>

#include "collector/clock.hpp"

namespace touchstone {
namespace {

/// What a client chose itself cannot end the line, nor make it long.
std::string shown_path(const Request& request, Route route) {
  if (route == Route::deletion) return "/v1/responses/{id}";
  constexpr std::size_t longest = 200;
  std::string path = request.path.substr(0, longest);
  std::replace_if(
      path.begin(), path.end(), [](char c) { return c <= 0x20 || c >= 0x7F; }, '?');
  return path.empty() ? "-" : path;
}

int leave_open(std::FILE* file) { return std::fflush(file); }

}  // namespace

Result<AccessLog> AccessLog::open(const std::string& file) {
  AccessLog log;
  if (file == "-") {
    log.file_ = {stdout, leave_open};
  } else if (!file.empty()) {
    log.file_ = {std::fopen(file.c_str(), "ae"), std::fclose};
    if (!log.file_) {
      return Error{.code = "bad_file", .message = file + ": " + std::generic_category().message(errno)};
    }
  }
  return log;
}

void AccessLog::note(const Request& request, Route route, int status, std::chrono::steady_clock::duration took) {
  if (!file_) return;
  const double ms = std::chrono::duration<double, std::milli>(took).count();
  const std::string when = timestamp(clock_now());
  const std::string path = shown_path(request, route);
  const std::string method = request.method.empty() ? "-" : request.method.substr(0, 20);
  const std::lock_guard lock(*mutex_);
  static_cast<void>(
      std::fprintf(file_.get(), "%s %s %s %d %.1f\n", when.c_str(), method.c_str(), path.c_str(), status, ms));
  static_cast<void>(std::fflush(file_.get()));
}

}  // namespace touchstone
