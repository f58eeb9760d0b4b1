#pragma once
// What a score is, for reports and for machines: its figure, what it is made of, and how far it can be trusted.
#include <optional>
#include <string_view>

#include "scoring/interval.hpp"

namespace touchstone {

/// How far a figure can be trusted, by the number of answers.
enum class Reliability : unsigned char {
  /// No answers: no score, which is not 0.
  none,
  /// 1 to 9: show counts, not the score. One answer more may move an NPS by 20 points.
  too_few,
  /// 10 to 29: show the score with its interval.
  low,
  /// From 30 on.
  ok,
};

constexpr std::uint64_t few_answers = 10;
constexpr std::uint64_t enough_answers = 30;

Reliability reliability_of(std::uint64_t n);
/// "none", "too_few", "low", "ok".
std::string_view name_of(Reliability reliability);

/// A metric's figures over some answers.
struct Score {
  Metric metric = Metric::nps;
  std::uint64_t n = 0;
  Reliability reliability = Reliability::none;
  /// NPS in points, -100 to 100. CSAT in percent, 0 to 100. CES and ratings: the mean, on their scale. Never rounded.
  std::optional<double> value;
  /// Of `value`, in its unit. Absent without answers; of a mean below two.
  std::optional<Interval> interval;
  /// Promoters, satisfied or easy answers, which `good_percent` and its Wilson interval are made of.
  Share good;
  std::optional<double> good_percent;
  std::optional<Interval> good_interval;
};

/// The score of the answers counted. Preconditions: the tally holds answers of that metric.
Score score_of(Metric metric, const Tally& tally, double confidence = usual_confidence);

/// Whether less is better: of effort, the mean.
constexpr bool lower_is_better(Metric metric) { return metric == Metric::ces_effort_5; }

}  // namespace touchstone
