#include "responses/demo_data.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <string_view>

#include "base/json_write.hpp"
#include "base/random.hpp"
#include "base/time.hpp"
#include "definition/scale.hpp"
#include "responses/demo_comments.hpp"

namespace touchstone {
namespace {

constexpr UnixMs first_moment = 1'761'955'200'000;  // 2025-11-01T00:00:00Z, a Saturday
constexpr UnixMs day_ms = 86'400'000;
constexpr unsigned days = 365;

/// From 2026-03-09 to 2026-03-29 the carrier was on strike.
constexpr unsigned incident_begin = 128;
constexpr unsigned incident_end = 149;
/// On 2026-06-01 the survey after the checkout got another wording.
constexpr unsigned wording_changed = 212;

/// How much is bought, by month from November on: before Christmas most.
constexpr std::array<double, 12> seasons = {1.7, 1.9, 0.8, 0.75, 0.9, 0.95, 1.0, 0.9, 0.8, 0.8, 0.95, 1.05};
/// From Saturday on; Sunday evenings are for shopping.
constexpr std::array<double, 7> weekdays = {1.05, 1.25, 1.05, 0.95, 0.9, 0.9, 0.9};
/// By hour, UTC.
constexpr std::array<double, 24> hours = {2, 1, 1, 1, 1, 2, 4, 6, 7, 8, 8, 8, 9, 8, 7, 7, 8, 9, 11, 13, 13, 11, 7, 4};

double intensity(unsigned day) {
  const auto month = static_cast<std::size_t>(day * 12 / days);
  return seasons[month] * weekdays[day % 7];
}

/// The place in `weights`, as a fraction of their count, below which the share lies.
template <class Weight>
double place_of(double share, unsigned count, Weight weight) {
  double all = 0;
  for (unsigned i = 0; i < count; ++i) all += weight(i);
  double left = share * all;
  for (unsigned i = 0; i < count; ++i) {
    const double here = weight(i);
    if (left < here) return i + left / here;
    left -= here;
  }
  return count - 1e-9;
}

struct Touchpoint {
  std::string_view name, survey, hash, hash_later;
  double share;     // of all showings
  double answered;  // of its showings
  double mood;      // how pleased people are, as a normal deviate
};
constexpr std::array<Touchpoint, 4> touchpoints = {{
    {"checkout.completed", "after-checkout", "5f1d0c9a", "8b22e71f", 0.46, 0.31, 0.62},
    {"delivery.received", "after-delivery", "0c4e9d11", "0c4e9d11", 0.3, 0.27, 0.45},
    {"service.closed", "after-service", "c71a55e0", "c71a55e0", 0.08, 0.42, 0.2},
    {"site.visited", "site-survey", "3ad90b62", "3ad90b62", 0.16, 0.09, 0.05},
}};

/// From Box and Muller, 1958.
double normal(Random& random) {
  const double radius = std::sqrt(-2 * std::log(1 - random.fraction()));
  return radius * std::cos(6.283185307179586 * random.fraction());
}

/// A point of the scale: the mood, cut by how people use scales, which is from its upper end.
int point(const Scale& scale, double mood) {
  const double share = 1 / (1 + std::exp(-1.5 * mood - 0.9));
  return std::clamp(static_cast<int>(std::floor(scale.first + share * scale.points())), scale.first, scale.last);
}

std::string hexadecimal(std::uint64_t value, unsigned digits) {
  std::string text(digits, '0');
  for (unsigned i = digits; i-- > 0; value >>= 4) text[i] = "0123456789abcdef"[value & 15];
  return text;
}

/// RFC 9562, section 5.7.
std::string uuid_v7(UnixMs moment, Random& random) {
  const std::string time = hexadecimal(static_cast<std::uint64_t>(moment), 12);
  const std::uint64_t bits = random.next();
  return time.substr(0, 8) + '-' + time.substr(8) + "-7" + hexadecimal(bits, 3) + '-' +
         hexadecimal(0x8000 | (bits >> 12 & 0x3FFF), 4) + '-' + hexadecimal(random.next(), 12);
}

struct Visit {
  Touchpoint touchpoint = touchpoints[0];
  UnixMs moment = 0;
  unsigned day = 0;
  bool german = true;
  std::string_view locale = "de";
  std::string_view country = "DE";
  std::string_view variant = {};
  double mood = 0;
  DemoTheme theme = DemoTheme::delivery;
};

void choose_place(Visit& visit, Random& random) {
  const double drawn = random.fraction();
  if (drawn < 0.58) return;
  if (drawn < 0.68) {
    visit.locale = "de-AT";
    visit.country = "AT";
  } else if (drawn < 0.74) {
    visit.locale = "de-CH";
    visit.country = "CH";
  } else {
    visit.german = false;
    visit.locale = drawn < 0.9 ? "en-GB" : "en";
    visit.country = drawn < 0.9 ? "GB" : "US";
  }
}

Visit make_visit(Random& random, double share_of_year) {
  Visit visit;
  const double day = place_of(share_of_year, days, intensity);
  visit.day = static_cast<unsigned>(day);
  const double hour = place_of(random.fraction(), 24, [](unsigned i) { return hours[i]; });
  visit.moment = first_moment + visit.day * day_ms + static_cast<UnixMs>(hour * 3'600'000);
  visit.touchpoint = touchpoints[static_cast<std::size_t>(
      place_of(random.fraction(), touchpoints.size(), [](unsigned i) { return touchpoints[i].share; }))];
  choose_place(visit, random);
  visit.mood = visit.touchpoint.mood + 0.9 * normal(random);
  if (visit.touchpoint.name == "site.visited") {
    visit.variant = random.fraction() < 0.5 ? "a" : "b";
    if (visit.variant == "b") visit.mood += 0.2;
  }
  // In the rush before Christmas things go a little worse.
  if (visit.day > 20 && visit.day < 52) visit.mood -= 0.12;
  visit.theme = static_cast<DemoTheme>(static_cast<unsigned>(random.fraction() * demo_themes));
  if (visit.theme == DemoTheme::website) visit.mood += visit.german ? 0.15 : -0.1;
  if (visit.theme == DemoTheme::price) visit.mood -= 0.25;
  if (visit.touchpoint.name == "delivery.received") {
    if (random.fraction() < 0.6) visit.theme = DemoTheme::delivery;
    if (visit.day >= incident_begin && visit.day < incident_end && random.fraction() < 0.7) {
      visit.theme = DemoTheme::delivery;
      visit.mood -= 1.5;
    }
  }
  if (visit.touchpoint.name == "service.closed" && random.fraction() < 0.7) visit.theme = DemoTheme::service;
  return visit;
}

class Answers {
 public:
  Answers(JsonWriter& out, Random& random, const Visit& visit) : out_(out), random_(random), visit_(visit) {}

  void score(std::string_view question, Metric metric) {
    double mood = visit_.mood + 0.35 * normal(random_);
    if (metric == Metric::ces_effort_5) mood = -mood - 1.2;
    const int value = point(scale_of(metric), mood);
    begin(question, type_name(metric));
    out_.member_unless_empty("variant", variant_name(metric));
    out_.member_number("value", value);
    out_.member("segment", segment_of(metric, value));
    out_.close_object();
  }

  void theme() {
    begin("reason", "choice");
    out_.member("value", name_of(visit_.theme));
    out_.close_object();
  }

  void comment() {
    begin("why", "text");
    out_.member("value",
                demo_comment(random_, visit_.theme, visit_.mood + 0.3 * normal(random_) > -0.3, visit_.german));
    out_.close_object();
  }

 private:
  void begin(std::string_view question, std::string_view type) {
    out_.open_object();
    out_.member("question", question);
    out_.member("type", type);
  }

  JsonWriter& out_;
  Random& random_;
  const Visit& visit_;
};

/// How many answers each status has; all of them have the first.
void write_answers(JsonWriter& out, Random& random, const Visit& visit, bool completed) {
  Answers answers(out, random, visit);
  if (visit.touchpoint.name == "delivery.received") {
    answers.score("satisfaction", Metric::csat);
    if (completed) answers.score("effort", Metric::ces_effort_5);
  } else if (visit.touchpoint.name == "service.closed") {
    answers.score("ease", Metric::ces_agreement_7);
    if (completed) answers.score("satisfaction", Metric::csat);
  } else {
    answers.score("recommend", Metric::nps);
  }
  if (!completed) return;
  answers.theme();
  if (random.fraction() < 0.45) answers.comment();
}

void write_context(JsonWriter& out, Random& random, const Visit& visit) {
  out.name("context");
  out.open_object();
  out.member("order.country", visit.country);
  out.member_number("order.value", std::round(100 * std::exp(4 + 0.7 * normal(random))) / 100);
  out.close_object();
}

}  // namespace

DemoData::DemoData(std::uint64_t seed, std::uint64_t responses) : seed_(seed), responses_(responses) {}

std::string DemoData::record(std::uint64_t number) const {
  // Numbers from one seed must not look like those of its neighbours.
  Random random(Random(seed_).next() ^ Random(~number).next());
  const double within = (static_cast<double>(number) + random.fraction()) / static_cast<double>(responses_);
  const Visit visit = make_visit(random, within);
  const double drawn = random.fraction();
  const bool answered = drawn < visit.touchpoint.answered;
  const bool completed = drawn < 0.8 * visit.touchpoint.answered;
  const bool dismissed = drawn > 0.7;
  const bool test = random.fraction() < 0.004;
  std::string line;
  JsonWriter out(line);
  out.open_object();
  out.member("response_id", uuid_v7(visit.moment, random));
  out.member_number("revision", completed ? 4 : answered || dismissed ? 2 : 1);
  out.member("status", completed ? "completed" : answered ? "partial" : dismissed ? "dismissed" : "shown");
  out.member("mode", test ? "test" : "live");
  out.member("survey", visit.touchpoint.survey);
  out.member_unless_empty("variant", visit.variant);
  out.member("definition_hash", visit.day >= wording_changed ? visit.touchpoint.hash_later : visit.touchpoint.hash);
  out.member("touchpoint", visit.touchpoint.name);
  out.member("locale", visit.locale);
  out.member("shown_at", timestamp(visit.moment));
  out.member("updated_at", timestamp(visit.moment + static_cast<UnixMs>(3'000 + 40'000 * random.fraction())));
  out.name("answers");
  out.open_array();
  if (answered) write_answers(out, random, visit, completed);
  out.close_array();
  write_context(out, random, visit);
  out.close_object();
  return line;
}

}  // namespace touchstone
