#pragma once
// Members that may be absent, as JSON says it: null.
#include <optional>
#include <string>
#include <string_view>

#include "base/json_write.hpp"
#include "scoring/row.hpp"

namespace touchstone {

inline void write_member(JsonWriter& out, std::string_view name, const std::optional<double>& value) {
  out.name(name);
  if (value) {
    out.number(*value);
  } else {
    out.null();
  }
}

inline void write_member_text(JsonWriter& out, std::string_view name, const std::optional<std::string>& value) {
  out.name(name);
  if (value) {
    out.text(*value);
  } else {
    out.null();
  }
}

inline std::optional<std::string> unless_empty(std::string_view text) {
  return text.empty() ? std::nullopt : std::optional(std::string(text));
}

/// `{"touchpoint": "checkout.completed"}`
inline void write_group(JsonWriter& out, const std::vector<GroupKey>& group) {
  out.open_object();
  for (const auto& [name, value] : group) write_member_text(out, name, value);
  out.close_object();
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

/// Members of an object.
void write_rates(JsonWriter& out, const Rates& rates);

/// Everything that is to say of the answers counted, as an object.
void write_score(JsonWriter& out, Metric metric, const Tally& tally, double confidence = usual_confidence);

}  // namespace touchstone
