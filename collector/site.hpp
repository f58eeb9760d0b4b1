#pragma once
// The demo shop and the widget as files, under a policy as strict as a careful shop's.
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "collector/http/message.hpp"

namespace touchstone {

/// False: no file may be served under this path. A part that begins with a dot could lead out of the folder (`..`) or
/// to what nobody meant to publish (`.git`, `.env`); control characters stand in no honest path.
bool is_servable(std::string_view path);

class Site {
 public:
  /// The folders' files are served at `/`; of two with the same path that of the earlier folder.
  explicit Site(std::vector<std::filesystem::path> folders) : folders_(std::move(folders)) {}

  /// The file at the request's path, or where a folder was asked for without its final slash the way to the address
  /// with it. Absent: nothing is there. May block.
  std::optional<Reply> find(const Request& request) const;

 private:
  std::vector<std::filesystem::path> folders_;
};

}  // namespace touchstone
