#include "scoring/write.hpp"

#include "scoring/wording.hpp"

namespace touchstone {

void write_rates(JsonWriter& out, const Rates& rates) {
  write_member(out, "response", rates.response);
  write_member(out, "start", rates.start);
  write_member(out, "completion", rates.completion);
  write_member(out, "response_interval", rates.response_interval);
}

void write_score(JsonWriter& out, Metric metric, const Tally& tally, double confidence) {
  const Score score = score_of(metric, tally, confidence);
  const Moments moments = moments_of(tally);
  out.open_object();
  out.member_number("n", static_cast<double>(score.n));
  write_member(out, "score", score.value);
  write_member(out, "interval", score.interval);
  out.member("reliability", name_of(score.reliability));
  out.member_number("good", static_cast<double>(score.good.part));
  write_member(out, "good_percent", score.good_percent);
  write_member(out, "good_interval", score.good_interval);
  if (metric == Metric::nps) {
    const NpsCounts counts = nps_counts(tally);
    const std::optional<int> displayed = displayed_nps(counts);
    write_member(out, "displayed", displayed ? std::optional<double>(*displayed) : std::nullopt);
    write_member(out, "nps_variance", score.n == 0 ? std::nullopt : std::optional(nps_variance(counts)));
  }
  write_member(out, "mean", moments.n == 0 ? std::nullopt : std::optional(moments.mean));
  write_member(out, "variance", moments.n < 2 ? std::nullopt : std::optional(moments.variance));
  write_member(out, "mean_interval", mean_interval(moments, confidence));
  out.member("text", describe_score(score));
  out.close_object();
}

}  // namespace touchstone
