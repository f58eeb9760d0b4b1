#pragma once
// Files: the demo shop and the widget, under a policy as strict as a careful shop's, and the report page.
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

/// What pages may do that are served (Content-Security-Policy).
extern const char* const policy_of_site;
extern const char* const policy_of_report;

class Site {
 public:
  /// The folders' files are served at `place`, which is empty or "/report"; of two with the same path that of the
  /// earlier folder.
  Site(std::vector<std::filesystem::path> folders, std::string place, std::string policy)
      : folders_(std::move(folders)), place_(std::move(place)), policy_(std::move(policy)) {}

  /// Whether such a path would be here.
  bool has(std::string_view path) const;

  /// The file at the request's path, or where a folder was asked for without its final slash the way to the address
  /// with it. Absent: nothing is there. May block.
  std::optional<Reply> find(const Request& request) const;

 private:
  std::vector<std::filesystem::path> folders_;
  std::string place_;
  std::string policy_;
};

}  // namespace touchstone
