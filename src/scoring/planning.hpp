#pragma once
// Before asking: how many answers a wished margin takes. After asking: who answered, and what the silent could change.
#include <cstdint>
#include <optional>

#include "scoring/interval.hpp"

namespace touchstone {

/// Answers for an NPS whose adjusted Wald interval is at most `margin` points (> 0) to either side. `variance` of one
/// answer: 1 at most (half promoters, half detractors). z^2 s^2 / e^2 - 3 (MeasuringU), rounded up; at least 1.
double answers_for_nps(double margin, double variance = 1, double confidence = usual_confidence);

/// Answers for a share `p` whose interval is at most `margin` (> 0, both 0 to 1) to either side, rounded up.
/// `population`: how many customers there are, where that is few (Cochran, 1977).
double answers_for_share(double margin, double p = 0.5, double confidence = usual_confidence,
                         std::optional<double> population = std::nullopt);

/// Answers in each of two groups so that a difference of `delta` points between their NPS is found with probability
/// `power`. `variance`: of each group.
double answers_for_nps_difference(double delta, double variance, double power, double confidence = usual_confidence);

/// How far the showings of surveys went.
struct Showings {
  std::uint64_t shown = 0;
  /// Of these, answered at least once.
  std::uint64_t started = 0;
  /// Of these, answered to the end.
  std::uint64_t completed = 0;

  void merge(const Showings& other) {
    shown += other.shown;
    started += other.started;
    completed += other.completed;
  }
};

/// Shares of `Showings`, 0 to 1. What has nothing below the line is absent.
struct Rates {
  std::optional<double> response;    // completed of shown
  std::optional<double> start;       // started of shown
  std::optional<double> completion;  // completed of started
  std::optional<Interval> response_interval;
};

Rates rates_of(const Showings& showings, double confidence = usual_confidence);

/// Between which values the NPS of all who were asked lies, whatever the silent think: the worst case of all detractors
/// to the best of all promoters (Manski, 1989). `response_rate`: 0 to 1.
Interval nonresponse_bound(double nps, double response_rate);

/// By how much the respondents' NPS is too high, where the silent think `points_lower` points less.
double nonresponse_bias(double response_rate, double points_lower);

}  // namespace touchstone
