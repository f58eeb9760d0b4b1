#pragma once
// The scales on which a score is asked, and what an answer on them counts as.
#include <string_view>

namespace touchstone {

/// What is measured. The scale follows from it and cannot be chosen beside it: an NPS question that is not 0-10 cannot
/// be written down. A `rating` is no score: it counts as nothing and brings a scale of its own.
enum class Metric : unsigned char { nps, csat, ces_agreement_7, ces_effort_5, rating };

struct Scale {
  int first = 0;
  int last = 0;

  constexpr int points() const { return last - first + 1; }
  constexpr bool holds(int value) const { return value >= first && value <= last; }
};

/// Of a rating: the one it has where nothing else is written, 1-5.
Scale scale_of(Metric metric);

/// What an answer counts as. Precondition: the value is on the scale.
///
/// nps: detractor 0-6, passive 7-8, promoter 9-10 (Reichheld, 2003). csat: dissatisfied 1-2, neutral 3, satisfied 4-5.
/// ces_agreement_7 ("made it easy"): difficult 1-3, neutral 4, easy 5-7. ces_effort_5 (lower is better): easy 1-2,
/// neutral 3, difficult 4-5. rating: nothing, empty.
std::string_view segment_of(Metric metric, int value);

/// The question type as written: "nps", "csat", "ces", "rating".
std::string_view type_name(Metric metric);

/// "agreement_7" or "effort_5" for the two kinds of CES; empty for the others.
std::string_view variant_name(Metric metric);

}  // namespace touchstone
