#pragma once
// The scales on which a score is asked, and what an answer on them counts as.
#include <string_view>

namespace touchstone {

/// What is measured. The scale follows from it and cannot be chosen beside it: an NPS question that is not 0-10 cannot
/// be written down.
enum class Metric : unsigned char { nps, csat, ces_agreement_7, ces_effort_5 };

struct Scale {
  int first;
  int last;

  constexpr int points() const { return last - first + 1; }
  constexpr bool holds(int value) const { return value >= first && value <= last; }
};

constexpr Scale scale_of(Metric metric) {
  switch (metric) {
    case Metric::nps:
      return {0, 10};
    case Metric::csat:
    case Metric::ces_effort_5:
      return {1, 5};
    case Metric::ces_agreement_7:
      return {1, 7};
  }
  return {0, 0};
}

/// What an answer counts as. Precondition: the value is on the scale.
///
/// nps: detractor 0-6, passive 7-8, promoter 9-10 (Reichheld, 2003). csat: dissatisfied 1-2, neutral 3, satisfied 4-5.
/// ces_agreement_7 ("made it easy"): difficult 1-3, neutral 4, easy 5-7. ces_effort_5 (lower is better): easy 1-2,
/// neutral 3, difficult 4-5.
constexpr std::string_view segment_of(Metric metric, int value) {
  switch (metric) {
    case Metric::nps:
      return value <= 6 ? "detractor" : value <= 8 ? "passive" : "promoter";
    case Metric::csat:
      return value <= 2 ? "dissatisfied" : value == 3 ? "neutral" : "satisfied";
    case Metric::ces_agreement_7:
      return value <= 3 ? "difficult" : value == 4 ? "neutral" : "easy";
    case Metric::ces_effort_5:
      return value <= 2 ? "easy" : value == 3 ? "neutral" : "difficult";
  }
  return {};
}

/// The question type as written: "nps", "csat", "ces".
constexpr std::string_view type_name(Metric metric) {
  switch (metric) {
    case Metric::nps:
      return "nps";
    case Metric::csat:
      return "csat";
    case Metric::ces_agreement_7:
    case Metric::ces_effort_5:
      return "ces";
  }
  return {};
}

/// "agreement_7" or "effort_5" for the two kinds of CES; empty for the others.
constexpr std::string_view variant_name(Metric metric) {
  switch (metric) {
    case Metric::ces_agreement_7:
      return "agreement_7";
    case Metric::ces_effort_5:
      return "effort_5";
    case Metric::nps:
    case Metric::csat:
      return {};
  }
  return {};
}

}  // namespace touchstone
