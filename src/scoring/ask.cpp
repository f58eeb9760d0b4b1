#include "scoring/ask.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include "base/decimal.hpp"
#include "base/json_read.hpp"
#include "base/reader.hpp"
#include "base/words.hpp"
#include "scoring/metric_names.hpp"
#include "scoring/planning.hpp"
#include "scoring/quantile.hpp"
#include "scoring/weighting.hpp"
#include "scoring/wording.hpp"
#include "scoring/write.hpp"
#include "wire/wire.hpp"

namespace touchstone {
namespace {

/// Beyond these a double holds no every whole number.
constexpr double most_answers = 9'007'199'254'740'992;
constexpr double most_points = 1'000'000;

constexpr std::string_view questions =
    "classify score compare holm sample_size rates nonresponse weighted rolling critical";
enum class Ask : unsigned char {
  classify,
  score,
  compare,
  holm,
  sample_size,
  rates,
  nonresponse,
  weighted,
  rolling,
  critical
};

std::uint64_t count_in(const Cursor& cursor, double most) {
  const double value = cursor.number(0, most);
  if (value != std::floor(value)) {
    cursor.complain("wrong_type", [&] {
      return Said{joined({write_decimal(value), " is not a whole number"}), "answers are counted"};
    });
  }
  return static_cast<std::uint64_t>(value);
}

/// One question on its way in, and its answer on its way out.
struct Line {
  ObjectReader& in;
  JsonWriter& out;
  double confidence = usual_confidence;

  double number(std::string_view name, double least, double most) const {
    double value = least;
    in.required(name, [&](const Cursor& c) { value = c.number(least, most); });
    return value;
  }
  double number_or(std::string_view name, double least, double most, double otherwise) const {
    in.optional(name, [&](const Cursor& c) { otherwise = c.number(least, most); });
    return otherwise;
  }
  std::uint64_t count(std::string_view name, double most = most_answers) const {
    std::uint64_t value = 0;
    in.required(name, [&](const Cursor& c) { value = count_in(c, most); });
    return value;
  }
  std::vector<double> numbers(std::string_view name, double least, double most) const {
    std::vector<double> list;
    in.required(name, [&](const Cursor& c) {
      list = read_list<double>(c, 0, 100'000,
                               [&](const Cursor& item, double& value) { value = item.number(least, most); });
    });
    return list;
  }
  Metric metric() const {
    Metric metric = Metric::nps;
    in.required("metric", [&](const Cursor& c) { metric = static_cast<Metric>(c.one_of(metric_names)); });
    return metric;
  }
};

void read_tally(const Cursor& cursor, Metric metric, Tally& tally) {
  const Scale scale = scale_of(metric);
  if (!cursor.is_list(0, static_cast<std::size_t>(scale.last) + 1)) return;
  for (std::size_t i = 0; i < cursor.count(); ++i) {
    const Cursor item(cursor, i);
    tally.add(static_cast<int>(i), count_in(item, scale.holds(static_cast<int>(i)) ? most_answers : 0));
  }
}

Tally tally(const Line& line, std::string_view name, Metric metric) {
  Tally read;
  line.in.required(name, [&](const Cursor& c) { read_tally(c, metric, read); });
  return read;
}

void classify(const Line& line) {
  const Metric metric = line.metric();
  std::optional<int> point;
  line.in.required("value", [&](const Cursor& c) {
    if (c.value().is_number()) point = point_of(metric, c.value().number());
  });
  line.out.open_object();
  write_member(line.out, "value", point ? std::optional<double>(*point) : std::nullopt);
  line.out.name("segment");
  if (point) {
    line.out.text(segment_of(metric, *point));
  } else {
    line.out.null();
  }
  line.out.close_object();
}

void answer_compare(const Line& line) {
  const Metric metric = line.metric();
  const Tally before = tally(line, "before", metric);
  const Tally after = tally(line, "after", metric);
  bool plain = false;
  line.in.optional("method", [&](const Cursor& c) { plain = c.one_of("usual wald") == 1; });
  const Difference difference = plain && metric == Metric::nps
                                    ? compare_nps(nps_counts(before), nps_counts(after), line.confidence, 0)
                                    : compare(metric, before, after, line.confidence);
  line.out.open_object();
  write_member(line.out, "delta", difference.delta);
  write_member(line.out, "interval", difference.interval);
  write_member(line.out, "p", difference.p);
  line.out.member("text", describe_change(metric, before, after, difference, difference.p));
  line.out.close_object();
}

void sample_size(const Line& line) {
  std::size_t kind = 0;
  line.in.required("kind", [&](const Cursor& c) { kind = c.one_of("nps share nps_difference"); });
  constexpr double least = 1e-6;
  if (kind == 0) {
    line.out.number(
        answers_for_nps(line.number("margin", least, 100), line.number_or("variance", 0, 1, 1), line.confidence));
  } else if (kind == 1) {
    std::optional<double> population;
    line.in.optional("population", [&](const Cursor& c) {
      if (!c.value().is_null()) population = c.number(1, most_answers);
    });
    line.out.number(answers_for_share(line.number("margin", least, 1), line.number_or("p", 0, 1, 0.5), line.confidence,
                                      population));
  } else {
    line.out.number(answers_for_nps_difference(line.number("delta", least, 200), line.number_or("variance", 0, 1, 1),
                                               line.number("power", least, 1 - least), line.confidence));
  }
}

void answer_rates(const Line& line) {
  Showings showings;
  showings.shown = line.count("shown");
  showings.started = line.count("started", static_cast<double>(showings.shown));
  showings.completed = line.count("completed", static_cast<double>(showings.started));
  const Rates rates = rates_of(showings, line.confidence);
  line.out.open_object();
  write_rates(line.out, rates);
  line.out.close_object();
}

void nonresponse(const Line& line) {
  const double rate = line.number("response_rate", 0, 1);
  const Interval bound = nonresponse_bound(line.number("nps", -100, 100), rate);
  line.out.open_object();
  write_member(line.out, "interval", std::optional(bound));
  write_member(line.out, "bias", std::optional(nonresponse_bias(rate, line.number_or("points_lower", 0, 200, 0))));
  line.out.close_object();
}

void weighted(const Line& line) {
  const std::vector<double> values = line.numbers("values", 0, 10);
  const std::vector<double> weights = line.numbers("weights", -most_answers, most_answers);
  line.in.required("weights", [&](const Cursor& c) { c.has_count(values.size(), values.size()); });
  WeightedAnswers answers;
  for (std::size_t i = 0; i < std::min(values.size(), weights.size()); ++i) {
    if (const std::optional<int> point = point_of(Metric::nps, values[i])) answers.add(*point, weights[i]);
  }
  line.out.open_object();
  line.out.member_number("n", static_cast<double>(answers.n()));
  line.out.member_number("effective_n", answers.effective_n());
  write_member(line.out, "nps", answers.nps());
  line.out.member_number("variance", answers.variance());
  write_member(line.out, "interval", answers.interval(line.confidence));
  line.out.close_object();
}

void rolling(const Line& line) {
  const Metric metric = line.metric();
  const auto window = static_cast<std::size_t>(line.number("window", 1, most_points));
  std::vector<Tally> periods;
  line.in.required("periods", [&](const Cursor& c) {
    periods = read_list<Tally>(c, 0, 10'000, [&](const Cursor& item, Tally& into) { read_tally(item, metric, into); });
  });
  line.out.open_array();
  for (const Tally& pooled : pool_last(periods, window)) write_score(line.out, metric, pooled, line.confidence);
  line.out.close_array();
}

void answer(Ask ask, const Line& line) {
  switch (ask) {
    case Ask::classify:
      return classify(line);
    case Ask::score: {
      const Metric metric = line.metric();
      return write_score(line.out, metric, tally(line, "counts", metric), line.confidence);
    }
    case Ask::compare:
      return answer_compare(line);
    case Ask::holm:
      line.out.open_array();
      for (const double p : holm(line.numbers("p", 0, 1))) line.out.number(p);
      return line.out.close_array();
    case Ask::sample_size:
      return sample_size(line);
    case Ask::rates:
      return answer_rates(line);
    case Ask::nonresponse:
      return nonresponse(line);
    case Ask::weighted:
      return weighted(line);
    case Ask::rolling:
      return rolling(line);
    case Ask::critical: {
      const double freedom = line.number_or("freedom", 1e-3, most_answers, 0);
      return line.out.number(freedom > 0 ? critical_t(line.confidence, freedom) : critical_z(line.confidence));
    }
  }
}

}  // namespace

std::string ask_statistics(std::string_view question) {
  JsonRead json = read_json(question, {.bytes = 4 * 1024 * 1024, .depth = 8});
  if (!json.errors.empty()) return refusal(json.errors.front());
  Problems problems(question);
  const Cursor cursor(*json.value, problems);
  ObjectReader object(cursor, "a question");
  std::string text;
  JsonWriter out(text);
  Ask ask = Ask::classify;
  object.required("ask", [&](const Cursor& c) { ask = static_cast<Ask>(c.one_of(questions)); });
  Line line{.in = object, .out = out};
  line.confidence = line.number_or("confidence", 1e-6, 1 - 1e-12, usual_confidence);
  if (problems.none()) {
    answer(ask, line);
    object.finish();
  }
  if (!problems.none()) return refusal(std::move(problems).take().front());
  return text;
}

}  // namespace touchstone
