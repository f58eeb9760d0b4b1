#pragma once
// Intervals: between which bounds the score of all customers like these lies, with a stated confidence.
#include <optional>

#include "scoring/tally.hpp"

namespace touchstone {

/// What reports use, unless somebody asks for another: one interval in twenty misses.
constexpr double usual_confidence = 0.95;

struct Interval {
  double low = 0;
  double high = 0;
};

/// Net Promoter Score in points, -100 to 100: % promoters - % detractors. No answers, no score.
std::optional<double> nps_of(const NpsCounts& counts);

/// The score as people see it: rounded once, after the subtraction, half away from zero.
/// Computed on whole numbers, since -12.5 must not become -12 by a digit that a double cannot hold.
std::optional<int> displayed_nps(const NpsCounts& counts);

/// The variance of one answer that is 1, 0 or -1 (Rocks, 2016, arXiv:1601.07235). 0 where there are no answers.
double nps_variance(const NpsCounts& counts);

/// The score's adjusted Wald interval: three answers more, 0.75 detractors, 1.5 passives, 0.75 promoters; clipped at
/// -100 and 100 (Rocks, 2016, "AW(3,T)"). Wald's own is a point where all answers are alike. No answers, no interval.
std::optional<Interval> nps_interval(const NpsCounts& counts, double confidence = usual_confidence);

/// Wilson's score interval of a share, 0 to 1 (Wilson, 1927). Exactly 0 at no part, exactly 1 at the whole. No answers,
/// no interval.
std::optional<Interval> wilson(const Share& share, double confidence = usual_confidence);

/// The same of a share 0 to 1 of `n` > 0 answers that need not be a whole number.
Interval wilson_of(double share, double n, double confidence = usual_confidence);

/// Student's interval of a mean. Below two answers none: a spread cannot be told from one.
std::optional<Interval> mean_interval(const Moments& moments, double confidence = usual_confidence);

}  // namespace touchstone
