#pragma once
#include <string>
#include <string_view>

#include "base/json.hpp"
#include "base/reader.hpp"
#include "logic/rule.hpp"

namespace touchstone {

/// Where responses go.
struct Endpoint {
  std::string id;
  /// https, http, or a path on the shop's own host.
  std::string url;
  /// Which responses it wants.
  Rule when;
  /// What it gets instead of the record: JSON whose texts hold insertions. Null: it gets the record.
  Json body_template;
  /// Sent along: an object of texts by header name. Null: none.
  Json headers;

  static constexpr std::size_t most_headers = 20;
};

/// Whether an address begins with that and has something behind it: `https://` alone leads nowhere.
bool leads_somewhere(std::string_view url, std::string_view beginning);

void read_endpoint(const Cursor& cursor, Endpoint& endpoint);

}  // namespace touchstone
