#include "scoring/score.hpp"

namespace touchstone {
namespace {

std::optional<Interval> in_percent(const std::optional<Interval>& shares) {
  if (!shares) return std::nullopt;
  return Interval{100 * shares->low, 100 * shares->high};
}

void score_mean(Score& score, const Tally& tally, double confidence) {
  const Moments moments = moments_of(tally);
  if (moments.n > 0) score.value = moments.mean;
  score.interval = mean_interval(moments, confidence);
}

}  // namespace

Reliability reliability_of(std::uint64_t n) {
  if (n == 0) return Reliability::none;
  if (n < few_answers) return Reliability::too_few;
  return n < enough_answers ? Reliability::low : Reliability::ok;
}

std::string_view name_of(Reliability reliability) {
  switch (reliability) {
    case Reliability::none:
      return "none";
    case Reliability::too_few:
      return "too_few";
    case Reliability::low:
      return "low";
    case Reliability::ok:
      return "ok";
  }
  return {};
}

Score score_of(Metric metric, const Tally& tally, double confidence) {
  Score score;
  score.metric = metric;
  score.n = tally.n();
  score.reliability = reliability_of(score.n);
  score.good = good_share(metric, tally);
  if (score.n > 0) score.good_percent = 100 * static_cast<double>(score.good.part) / static_cast<double>(score.n);
  score.good_interval = in_percent(wilson(score.good, confidence));
  switch (metric) {
    case Metric::nps: {
      const NpsCounts counts = nps_counts(tally);
      score.value = nps_of(counts);
      score.interval = nps_interval(counts, confidence);
      break;
    }
    case Metric::csat:
      score.value = score.good_percent;
      score.interval = score.good_interval;
      break;
    case Metric::ces_agreement_7:
    case Metric::ces_effort_5:
    case Metric::rating:
      score_mean(score, tally, confidence);
      break;
  }
  return score;
}

}  // namespace touchstone
