#pragma once
// Which other sites' pages may post here (CORS, https://fetch.spec.whatwg.org/#http-cors-protocol).
#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace touchstone {

class Origins {
 public:
  /// Exact origins, "https://shop.example", or "*" for every one. None: only pages of the collector's own origin.
  explicit Origins(std::vector<std::string> allowed) : allowed_(std::move(allowed)) {}

  bool allow(std::string_view origin) const {
    return std::any_of(allowed_.begin(), allowed_.end(),
                       [&](const std::string& each) { return each == "*" || each == origin; });
  }
  bool none() const { return allowed_.empty(); }

 private:
  std::vector<std::string> allowed_;
};

/// A scheme and a host with or without a port, as browsers write it: no path, no final slash, lower case. Or "*".
bool is_origin(std::string_view text);

}  // namespace touchstone
