#include <catch2/catch.hpp>
#include <cmath>
#include <limits>
#include <string>
#include <vector>

#include "scoring/ask.hpp"
#include "scoring/planning.hpp"
#include "scoring/quantile.hpp"
#include "scoring/weighting.hpp"
#include "scoring/wording.hpp"

using namespace touchstone;

namespace {

Tally nps_tally(std::uint64_t detractors, std::uint64_t passives, std::uint64_t promoters) {
  Tally tally;
  tally.add(0, detractors);
  tally.add(8, passives);
  tally.add(10, promoters);
  return tally;
}

}  // namespace

TEST_CASE("what is a point of its scale, and what is none") {
  constexpr double nan = std::numeric_limits<double>::quiet_NaN();
  struct Fact {
    Metric metric;
    double value;
    std::optional<int> point;
  };
  const Fact facts[] = {
      {Metric::nps, 0, 0},           {Metric::nps, -0.0, 0}, {Metric::nps, 10, 10},  {Metric::nps, 11, {}},
      {Metric::nps, 7.5, {}},        {Metric::nps, -1, {}},  {Metric::nps, nan, {}}, {Metric::nps, 1e300, {}},
      {Metric::csat, 0, {}},         {Metric::csat, 5, 5},   {Metric::csat, 6, {}},  {Metric::ces_agreement_7, 7, 7},
      {Metric::ces_effort_5, 7, {}},
  };
  for (const Fact& fact : facts) {
    CAPTURE(fact.value);
    CHECK(point_of(fact.metric, fact.value) == fact.point);
  }
}

TEST_CASE("a 0 is an answer, and the worst detractor") {
  Tally tally;
  tally.add(0);
  const Score score = score_of(Metric::nps, tally);
  CHECK(score.n == 1);
  CHECK(score.value == -100);
  CHECK(score.reliability == Reliability::too_few);
}

TEST_CASE("without answers there is no score, no interval and no comparison") {
  for (const Metric metric : {Metric::nps, Metric::csat, Metric::ces_agreement_7, Metric::ces_effort_5}) {
    const Score score = score_of(metric, {});
    CHECK(score.n == 0);
    CHECK_FALSE(score.value);
    CHECK_FALSE(score.interval);
    CHECK_FALSE(score.good_percent);
    CHECK(score.reliability == Reliability::none);
    CHECK_FALSE(compare(metric, {}, nps_tally(1, 0, 0)).delta);
  }
  CHECK_FALSE(displayed_nps({}));
}

TEST_CASE("a mean of one answer has no interval, a share of one has") {
  Tally one;
  one.add(4);
  CHECK_FALSE(score_of(Metric::ces_agreement_7, one).interval);
  CHECK(score_of(Metric::ces_agreement_7, one).good_interval);
  CHECK(score_of(Metric::csat, one).interval);
}

TEST_CASE("reliability begins at 1, 10 and 30 answers") {
  CHECK(reliability_of(0) == Reliability::none);
  CHECK(reliability_of(1) == Reliability::too_few);
  CHECK(reliability_of(9) == Reliability::too_few);
  CHECK(reliability_of(10) == Reliability::low);
  CHECK(reliability_of(29) == Reliability::low);
  CHECK(reliability_of(30) == Reliability::ok);
}

TEST_CASE("counts merge exactly, in any order and any parts") {
  Tally whole;
  Tally parts[3];
  for (int i = 0; i < 1'000; ++i) {
    whole.add(i * 7 % 11);
    parts[i % 3].add(i * 7 % 11);
  }
  parts[2].merge(parts[0]);
  parts[2].merge(parts[1]);
  CHECK(parts[2] == whole);
  Tally doubled = whole;
  doubled.merge(whole);
  CHECK(nps_of(nps_counts(doubled)) == nps_of(nps_counts(whole)));
}

TEST_CASE("trends pool counts: a day with one promoter does not lift the week to its score") {
  const std::vector<Tally> days = {nps_tally(50, 0, 50), nps_tally(0, 0, 1), {}};
  const std::vector<Tally> pooled = pool_last(days, 3);
  CHECK(pooled[0].n() == 100);
  CHECK(pooled[2].n() == 101);
  CHECK(nps_of(nps_counts(pooled[2])) == Approx(100.0 / 101));
}

TEST_CASE("the smaller the effort, the better, and its score is the mean") {
  Tally effort;
  effort.add(1, 30);
  effort.add(5, 10);
  const Score score = score_of(Metric::ces_effort_5, effort);
  CHECK(score.value == 2);
  CHECK(score.good_percent == 75);
  CHECK(lower_is_better(Metric::ces_effort_5));
  CHECK_FALSE(lower_is_better(Metric::ces_agreement_7));
}

TEST_CASE("a weight that is none is left out and counted") {
  WeightedAnswers answers;
  answers.add(10, 2);
  answers.add(0, 1);
  for (const double weight : {0.0, -1.0, std::nan(""), std::numeric_limits<double>::infinity(), 1e200, 1e-300}) {
    answers.add(5, weight);
  }
  CHECK(answers.n() == 2);
  CHECK(answers.left_out() == 6);
  CHECK(*answers.nps() == Approx(100.0 / 3));
  CHECK(answers.effective_n() == Approx(9.0 / 5));
  WeightedAnswers merged;
  merged.merge(answers);
  CHECK(merged.nps() == answers.nps());
}

TEST_CASE("answers of equal weight score as answers without, whatever the metric") {
  Tally tally;
  WeightedAnswers weighted;
  for (int value = 1; value <= 5; ++value) {
    const auto times = static_cast<std::uint64_t>(7 * value + 3);
    tally.add(value, times);
    weighted.add(value, 2.5, times);
  }
  CHECK(weighted.effective_n() == Approx(static_cast<double>(tally.n())));
  for (const Metric metric : {Metric::csat, Metric::ces_effort_5, Metric::ces_agreement_7, Metric::nps}) {
    const Score score = score_of(metric, tally);
    CAPTURE(type_name(metric));
    CHECK(*weighted.score(metric) == Approx(*score.value));
    CHECK(weighted.score_interval(metric)->low == Approx(score.interval->low));
    CHECK(weighted.score_interval(metric)->high == Approx(score.interval->high));
  }
}

TEST_CASE("a weight counts, and what it makes of a mean is reckoned by hand") {
  WeightedAnswers effort;
  effort.add(1, 3);
  effort.add(5, 1);
  CHECK(*effort.score(Metric::ces_effort_5) == 2);
  CHECK(*effort.score(Metric::csat) == 25);
  CHECK(effort.effective_n() == Approx(1.6));
  // Spread (3 * 1 + 1 * 9) / 4 = 3, over n - 1 = 0.6: the standard error is the root of 5.
  const double half = critical_t(0.95, 0.6) * std::sqrt(5.0);
  CHECK(effort.score_interval(Metric::ces_effort_5)->low == Approx(2 - half));
  CHECK(effort.score_interval(Metric::ces_effort_5)->high == Approx(2 + half));
  WeightedAnswers one;
  one.add(4, 7);
  CHECK(*one.score(Metric::ces_effort_5) == 4);
  CHECK_FALSE(one.score_interval(Metric::ces_effort_5));
  CHECK_FALSE(WeightedAnswers().score(Metric::csat));
  CHECK_FALSE(WeightedAnswers().score_interval(Metric::nps));
}

TEST_CASE("as many answers as a sample size asks for keep the margin that was wished, fewer do not") {
  for (const double margin : {3.0, 5.0, 10.0, 20.0}) {
    const auto n = static_cast<std::uint64_t>(answers_for_nps(margin)) / 2 * 2 + 2;
    const auto width = [](const Interval& interval) { return (interval.high - interval.low) / 2; };
    CAPTURE(margin, n);
    CHECK(width(*nps_interval({.detractors = n / 2, .passives = 0, .promoters = n / 2})) <= margin);
    const std::uint64_t fewer = n * 9 / 10 / 2 * 2;
    CHECK(width(*nps_interval({.detractors = fewer / 2, .passives = 0, .promoters = fewer / 2})) > margin);
  }
}

TEST_CASE("figures are rounded once, half away from zero") {
  CHECK(shown_figure(Metric::nps, -12.5) == "-13");
  CHECK(shown_figure(Metric::nps, 12.5, true) == "+13");
  CHECK(shown_figure(Metric::nps, -0.2, true) == "0");
  CHECK(shown_figure(Metric::csat, 100) == "100");
  CHECK(shown_figure(Metric::ces_agreement_7, 5.005) == "5.01");
  CHECK(shown_figure(Metric::ces_agreement_7, -0.04, true) == "-0.04");
  CHECK(displayed_nps({.detractors = 9, .passives = 0, .promoters = 7}) == -13);
}

TEST_CASE("a change is told in words that do not say more than the figures") {
  const auto told = [](Metric metric, const Tally& before, const Tally& after,
                       ReportLanguage language = ReportLanguage::english) {
    const Difference difference = compare(metric, before, after);
    return describe_change(metric, before, after, difference, difference.p, language);
  };
  const Tally before = nps_tally(48, 100, 52);
  CHECK(told(Metric::nps, before, nps_tally(44, 100, 56)) == "no reliable change: +4, between -10 and +18");
  CHECK(told(Metric::nps, before, nps_tally(20, 80, 100)) == "a rise: +38, between +24 and +51");
  CHECK(told(Metric::nps, nps_tally(20, 80, 100), before) == "a fall: -38, between -51 and -24");
  CHECK(told(Metric::nps, before, nps_tally(0, 0, 9)) == "too few answers to compare");
  CHECK(told(Metric::nps, before, nps_tally(44, 100, 56), ReportLanguage::german) ==
        "keine verlässliche Änderung: +4, zwischen -10 und +18");
  Tally effort_before;
  effort_before.add(4, 60);
  effort_before.add(5, 40);
  Tally effort_after;
  effort_after.add(1, 60);
  effort_after.add(2, 40);
  CHECK(told(Metric::ces_effort_5, effort_before, effort_after) == "less effort: -3.00, between -3.14 and -2.86");
  // Told apart from chance alone, but not among twenty.
  const Tally after = nps_tally(30, 90, 80);
  const Difference difference = compare(Metric::nps, before, after);
  CHECK(describe_change(Metric::nps, before, after, difference, 0.2) ==
        "no reliable change among so many: +23, between +9 and +36");
  CHECK(describe_change(Metric::nps, before, after, difference, 0.2, ReportLanguage::german) ==
        "keine verlässliche Änderung bei so vielen Vergleichen: +23, zwischen +9 und +36");
  // Without any spread nothing tells how far chance reaches.
  Tally seven;
  seven.add(7, 50);
  Tally one;
  one.add(1, 50);
  CHECK(told(Metric::ces_agreement_7, seven, one) == "cannot be tested, all answers are alike: -6.00");
  CHECK(told(Metric::ces_agreement_7, seven, one, ReportLanguage::german) ==
        "nicht prüfbar, alle Antworten gleich: -6.00");
}

TEST_CASE("a score below ten answers is told as their number") {
  CHECK(describe_score(score_of(Metric::nps, {})) == "no answers");
  CHECK(describe_score(score_of(Metric::nps, nps_tally(0, 0, 1))) == "1 answer, too few for a score");
  CHECK(describe_score(score_of(Metric::nps, nps_tally(15, 30, 55))) == "40 (between 25 and 53, 100 answers)");
  CHECK(describe_score(score_of(Metric::nps, nps_tally(0, 0, 9)), ReportLanguage::german) ==
        "9 Antworten, zu wenige für einen Wert");
}

TEST_CASE("Holm: no adjusted p is smaller than the one before it, none above 1") {
  CHECK(holm({}).empty());
  CHECK(holm({0.04}) == std::vector<double>{0.04});
  CHECK(holm({0.9, 0.8}) == std::vector<double>{1, 1});
  const std::vector<double> two = holm({0.03, 0.02});
  CHECK(two[0] == Approx(0.04));
  CHECK(two[1] == Approx(0.04));
}

TEST_CASE("what is no question is refused") {
  const char* const lines[] = {
      "",
      "{}",
      R"({"ask": "luck"})",
      R"({"ask": "score", "metric": "nps"})",
      R"({"ask": "score", "metric": "nps", "counts": [1, 2], "colour": "red"})",
      R"({"ask": "score", "metric": "csat", "counts": [1]})",  // there is no 0 on that scale
      R"({"ask": "score", "metric": "csat", "counts": [0, 0, 0, 0, 0, 0, 1]})",
      R"({"ask": "score", "metric": "nps", "counts": [1], "confidence": 1})",
      R"({"ask": "sample_size", "kind": "nps", "margin": 0})",
      R"({"ask": "score", "metric": "nps", "counts": [1.9]})",
      R"({"ask": "weighted", "values": [9, 10], "weights": [1]})",
      R"({"ask": "rates", "shown": 10, "started": 11, "completed": 1})",
      R"({"ask": "rates", "shown": 10, "started": 9, "completed": 10})",
  };
  for (const std::string line : lines) {
    CAPTURE(line);
    CHECK(ask_statistics(line).rfind("{\"error\"", 0) == 0);
  }
}
