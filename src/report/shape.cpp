#include "report/shape.hpp"

namespace touchstone {

std::optional<unsigned char> mark_of(std::optional<std::string_view> type, std::optional<std::string_view> variant) {
  if (type == "nps") return static_cast<unsigned char>(Metric::nps);
  if (type == "csat") return static_cast<unsigned char>(Metric::csat);
  if (type != "ces") return std::nullopt;
  for (const Metric metric : {Metric::ces_agreement_7, Metric::ces_effort_5}) {
    if (variant == variant_name(metric)) return static_cast<unsigned char>(metric);
  }
  return unknown_ces;
}

unsigned char point_mark_of(unsigned char mark, double number) {
  if (mark == unknown_ces) return not_on_scale;
  const std::optional<int> point = point_of(static_cast<Metric>(mark), number);
  return point ? static_cast<unsigned char>(*point) : not_on_scale;
}

}  // namespace touchstone
