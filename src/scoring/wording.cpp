#include "scoring/wording.hpp"

#include <cmath>

#include "base/words.hpp"

namespace touchstone {
namespace {

bool is_mean(Metric metric) {
  switch (metric) {
    case Metric::nps:
    case Metric::csat:
      return false;
    case Metric::ces_agreement_7:
    case Metric::ces_effort_5:
    case Metric::rating:
      return true;
  }
  return true;
}

std::string bounds(Metric metric, const Interval& interval, bool sign, ReportLanguage language) {
  const bool german = language == ReportLanguage::german;
  return joined({german ? "zwischen " : "between ", shown_figure(metric, interval.low, sign),
                 german ? " und " : " and ", shown_figure(metric, interval.high, sign)});
}

std::string answers(std::uint64_t n, ReportLanguage language) {
  const bool german = language == ReportLanguage::german;
  if (n == 0) return german ? "keine Antworten" : "no answers";
  const char* const word = german ? (n == 1 ? " Antwort" : " Antworten") : (n == 1 ? " answer" : " answers");
  return std::to_string(n) + word;
}

/// What is said of a difference, by what it is one of.
struct DifferenceWords {
  const char* none;
  const char* up;
  const char* down;
};

DifferenceWords words_of(Metric metric, bool is_change, ReportLanguage language) {
  const bool german = language == ReportLanguage::german;
  const char* const none = german ? (is_change ? "keine verlässliche Änderung" : "kein verlässlicher Unterschied")
                                  : (is_change ? "no reliable change" : "no reliable difference");
  if (metric == Metric::ces_effort_5) {
    return {none, german ? "mehr Aufwand" : "more effort", german ? "weniger Aufwand" : "less effort"};
  }
  if (is_change) return {none, german ? "gestiegen" : "a rise", german ? "gefallen" : "a fall"};
  return {none, german ? "höher" : "higher", german ? "niedriger" : "lower"};
}

std::string describe(Metric metric, const Tally& before, const Tally& after, const Difference& difference,
                     std::optional<double> adjusted_p, ReportLanguage language, const DifferenceWords& words) {
  if (before.n() < few_answers || after.n() < few_answers || !difference.delta) {
    return language == ReportLanguage::german ? "zu wenige Antworten für einen Vergleich"
                                              : "too few answers to compare";
  }
  const std::string delta = shown_figure(metric, *difference.delta, true);
  // Of means alone: where no answer differs from the others of its side, nothing says how far chance reaches.
  if (!difference.interval) {
    return joined({language == ReportLanguage::german ? "nicht prüfbar, alle Antworten gleich: "
                                                      : "cannot be tested, all answers are alike: ",
                   delta});
  }
  const std::string between = joined({", ", bounds(metric, *difference.interval, true, language)});
  if (!adjusted_p || !is_reliable(*adjusted_p)) {
    const bool passes_alone = difference.p && is_reliable(*difference.p);
    const char* const among_many = language == ReportLanguage::german ? " bei so vielen Vergleichen" : " among so many";
    return joined({words.none, passes_alone ? among_many : "", ": ", delta, between});
  }
  return joined({*difference.delta > 0 ? words.up : words.down, ": ", delta, between});
}

}  // namespace

std::string shown_figure(Metric metric, double value, bool sign) {
  const int places = is_mean(metric) ? 100 : 1;
  // A hair beyond what a double can hold: 14.5 computed as 14.499999999999998 is 14.5.
  const double scaled = std::round(value * places * (1 + 1e-14));
  const auto whole = static_cast<long long>(std::fabs(scaled));
  std::string text = std::to_string(whole / places);
  if (places > 1) {
    const std::string part = std::to_string(whole % places);
    text += '.' + std::string(2 - part.size(), '0') + part;
  }
  if (scaled < 0) return '-' + text;
  return sign && scaled > 0 ? '+' + text : text;
}

std::string describe_change(Metric metric, const Tally& before, const Tally& after, const Difference& difference,
                            std::optional<double> adjusted_p, ReportLanguage language) {
  return describe(metric, before, after, difference, adjusted_p, language, words_of(metric, true, language));
}

std::string describe_difference(Metric metric, const Tally& without, const Tally& with, const Difference& difference,
                                std::optional<double> adjusted_p, ReportLanguage language) {
  return describe(metric, without, with, difference, adjusted_p, language, words_of(metric, false, language));
}

std::string describe_score(const Score& score, ReportLanguage language) {
  const bool german = language == ReportLanguage::german;
  std::string count = answers(score.n, language);
  if (score.n == 0) return count;
  if (score.n < few_answers) return count + (german ? ", zu wenige für einen Wert" : ", too few for a score");
  const std::string figure = shown_figure(score.metric, *score.value);
  if (!score.interval) return joined({figure, " (", count, ")"});
  return joined({figure, " (", bounds(score.metric, *score.interval, false, language), ", ", count, ")"});
}

}  // namespace touchstone
