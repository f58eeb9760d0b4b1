#include "definition/scale.hpp"

namespace touchstone {

Scale scale_of(Metric metric) {
  switch (metric) {
    case Metric::nps:
      return {0, 10};
    case Metric::csat:
    case Metric::ces_effort_5:
    case Metric::rating:
      return {1, 5};
    case Metric::ces_agreement_7:
      return {1, 7};
  }
  return {0, 0};
}

std::string_view segment_of(Metric metric, int value) {
  switch (metric) {
    case Metric::nps:
      return value <= 6 ? "detractor" : value <= 8 ? "passive" : "promoter";
    case Metric::csat:
      return value <= 2 ? "dissatisfied" : value == 3 ? "neutral" : "satisfied";
    case Metric::ces_agreement_7:
      return value <= 3 ? "difficult" : value == 4 ? "neutral" : "easy";
    case Metric::ces_effort_5:
      return value <= 2 ? "easy" : value == 3 ? "neutral" : "difficult";
    case Metric::rating:
      return {};
  }
  return {};
}

std::string_view type_name(Metric metric) {
  switch (metric) {
    case Metric::nps:
      return "nps";
    case Metric::csat:
      return "csat";
    case Metric::ces_agreement_7:
    case Metric::ces_effort_5:
      return "ces";
    case Metric::rating:
      return "rating";
  }
  return {};
}

std::string_view variant_name(Metric metric) {
  switch (metric) {
    case Metric::ces_agreement_7:
      return "agreement_7";
    case Metric::ces_effort_5:
      return "effort_5";
    case Metric::nps:
    case Metric::csat:
    case Metric::rating:
      return {};
  }
  return {};
}

}  // namespace touchstone
