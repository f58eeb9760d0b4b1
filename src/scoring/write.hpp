#pragma once
// Members that may be absent, as JSON says it: null.
#include <optional>
#include <string_view>

#include "base/json_write.hpp"
#include "scoring/interval.hpp"

namespace touchstone {

inline void write_member(JsonWriter& out, std::string_view name, const std::optional<double>& value) {
  out.name(name);
  if (value) {
    out.number(*value);
  } else {
    out.null();
  }
}

/// `[low, high]`
inline void write_member(JsonWriter& out, std::string_view name, const std::optional<Interval>& interval) {
  out.name(name);
  if (!interval) return out.null();
  out.open_array();
  out.number(interval->low);
  out.number(interval->high);
  out.close_array();
}

}  // namespace touchstone
