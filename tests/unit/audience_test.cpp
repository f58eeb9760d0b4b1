// Whom surveys are shown to: the lots, and months of visits of many visitors with clocks that jump.
#include <catch2/catch.hpp>
#include <cmath>
#include <map>
#include <string>
#include <vector>

#include "base/random.hpp"
#include "definition/definition.hpp"
#include "engine/engine.hpp"
#include "touchpoint/lot.hpp"

using namespace touchstone;

namespace {

/// Whether a count lies where 99.9999 % of binomial counts do.
bool is_plausible(double count, double n, double share) {
  constexpr double deviations = 4.9;
  return std::abs(count - n * share) <= deviations * std::sqrt(n * share * (1 - share));
}

Seed seed_of(Random& random) { return {random.next(), random.next()}; }

/// What the page does with effects, as far as it matters here: it keeps what is to be kept, and sees what is shown.
class Device final : public Effects {
 public:
  void schedule(std::string_view, std::int64_t) override { is_waiting = true; }
  void cancel(std::string_view) override { is_waiting = false; }
  void send(const Post&) override {}
  void push(std::string_view, std::string_view) override {}
  void emit(const Notice& notice) override {
    if (notice.name == "shown") shown = notice.survey;
  }
  void redirect(std::string_view) override {}
  void remember(std::string_view text) override { kept = text; }
  void keep(std::string_view, std::string_view) override {}
  void drop(std::string_view) override {}
  void explained(const std::list<Explanation>& all) override { explanations = all; }
  void report(std::string_view) override {}

  std::string kept;
  std::string shown;
  bool is_waiting = false;
  std::list<Explanation> explanations;
};

constexpr std::string_view surveys = R"({
  "version": 1, "endpoints": [], "not_again_for_days": {"shown": 2},
  "surveys": [
    {"id": "sampled", "touchpoint": "a", "questions": [{"id": "q", "type": "nps", "text": "?"}],
     "show": {"sample_percent": 30, "max_shows": 3, "not_again_for_days": {"shown": 10, "answered": 45, "dismissed": 20}}},
    {"id": "capped", "touchpoint": "b", "show": {"max_shows": 2},
     "questions": [{"id": "q", "type": "nps", "text": "?"}, {"id": "why", "type": "text", "text": "?"}]},
    {"id": "late", "touchpoint": "c", "show": {"after_seconds": 5, "not_again_for_days": 7},
     "questions": [{"id": "q", "type": "nps", "text": "?"}]},
    {"id": "advent", "touchpoint": "c", "show": {"from": "2026-12-01", "until": "2026-12-24"},
     "questions": [{"id": "q", "type": "nps", "text": "?"}]}
  ]})";

/// The rules of the file above, kept by other means: what was seen when, by the visitor's own clock.
class Account {
 public:
  void shows(const std::string& survey, UnixMs now) {
    INFO(survey << " at " << now);
    if (survey == "sampled") {
      CHECK(++shows_[survey] <= 3);
      has_rested(survey, Outcome::shown, 10, now);
      has_rested(survey, Outcome::answered, 45, now);
      has_rested(survey, Outcome::dismissed, 20, now);
    } else if (survey == "capped") {
      CHECK(++shows_[survey] <= 2);
    } else if (survey == "late") {
      for (const Outcome outcome : {Outcome::shown, Outcome::answered, Outcome::dismissed}) {
        has_rested(survey, outcome, 7, now);
      }
    } else {
      CHECK(now >= moment_of("2026-12-01", false));
      CHECK(now <= moment_of("2026-12-24", true));
    }
    for (const char* each : {"sampled", "capped", "late", "advent"}) has_rested(each, Outcome::shown, 2, now);
    note(survey, Outcome::shown, now);
  }
  void note(const std::string& survey, Outcome outcome, UnixMs now) {
    UnixMs& last = last_[{survey, static_cast<int>(outcome)}];
    last = std::max(last, now);
  }
  /// The device was wiped: nobody can know.
  void forget() {
    shows_.clear();
    last_.clear();
  }

 private:
  void has_rested(const std::string& survey, Outcome outcome, int days, UnixMs now) {
    const auto found = last_.find({survey, static_cast<int>(outcome)});
    if (found != last_.end()) CHECK(now >= found->second + days * ms_per_day);
  }

  std::map<std::string, int> shows_;
  std::map<std::pair<std::string, int>, UnixMs> last_;
};

/// One visitor over some months: pages and tabs, answers and closings, a clock that is set forward and back.
class Visits {
 public:
  Visits(const Definition& definition, std::uint64_t seed, Storage storage)
      : definition_(definition), random_(seed), storage_(storage) {}

  void live() {
    constexpr double days = 90;
    double day = 0;
    while (day < days) {
      now_ = moment_of("2026-10-01", false) + static_cast<UnixMs>(day * static_cast<double>(ms_per_day)) + wrong_by_;
      if (random_.fraction() < 0.1) {
        const auto jump = static_cast<UnixMs>((random_.fraction() * 2 - 1) * static_cast<double>(ms_per_day));
        wrong_by_ += jump;
        now_ += jump;
      }
      if (random_.fraction() < 0.02) wipe();
      visit();
      day += random_.fraction() * 12;
    }
  }

  bool was_asked_first() const { return first_ == "sampled"; }
  bool saw_everything_once() const { return seen_ >= 2; }

 private:
  /// A page of the shop in a tab of its own.
  struct Tab {
    explicit Tab(const Definition& definition) : engine(definition) {}
    Engine engine;
    bool is_waiting = false;
  };

  void wipe() {
    device_.kept.clear();
    account_.forget();
  }

  /// Two tabs, in which things happen by turns.
  void visit() {
    Tab one(definition_);
    Tab other(definition_);
    for (int i = 0; i < 5; ++i) {
      if (storage_ == Storage::local && random_.fraction() < 0.02) withdraw(one, other);
      happen(random_.fraction() < 0.5 ? one : other);
    }
    // Where nothing may be kept, the next page knows nothing.
    if (storage_ == Storage::none) account_.forget();
  }

  /// The visitor takes the consent back, and gives it again later.
  void withdraw(Tab& one, Tab& other) {
    wipe();
    for (Tab* tab : {&one, &other}) tab->engine.meet(now_, Storage::none, {}, seed_of(random_), device_);
  }

  /// One thing in one tab: what it was about to do, or what the visitor does there.
  void happen(Tab& tab) {
    now_ += 5'000 + static_cast<UnixMs>(random_.fraction() * 60'000);
    meet(tab.engine);
    if (tab.is_waiting) {
      tab.is_waiting = false;
      tab.engine.timer(now_, "show", false, device_);
      look();
    } else if (tab.engine.session() == nullptr) {
      track(tab);
    } else {
      act(tab.engine);
    }
  }

  void track(Tab& tab) {
    const char* touchpoints[] = {"a", "b", "c"};
    const std::string touchpoint = first_.empty() ? "a" : touchpoints[random_.next() % 3];
    device_.is_waiting = false;
    tab.engine.track({.at = now_, .touchpoint = touchpoint, .seed = seed_of(random_)}, false, device_);
    tab.is_waiting = device_.is_waiting;
    look();
    if (first_.empty()) first_ = "nothing";
  }

  void act(Engine& engine) {
    const std::string survey = engine.session()->survey().id;
    if (random_.fraction() < 0.4 && engine.session()->step() == 0) {
      engine.answer(now_, "q", Json(9), {}, device_);
      return account_.note(survey, Outcome::answered, now_);
    }
    if (!engine.session()->ended()) account_.note(survey, Outcome::dismissed, now_);
    engine.close(now_, device_);
  }

  void meet(Engine& engine) {
    if (storage_ == Storage::none) {
      // Another tab of the same visit knows nothing of this one either.
      return engine.meet(now_, storage_, {}, seed_of(random_), device_);
    }
    engine.meet(now_, storage_, device_.kept, seed_of(random_), device_);
  }

  void look() {
    if (device_.shown.empty()) return;
    if (first_.empty()) first_ = device_.shown;
    if (storage_ != Storage::none) account_.shows(device_.shown, now_);
    ++seen_;
    device_.shown.clear();
  }

  const Definition& definition_;
  Random random_;
  Storage storage_;
  Device device_;
  Account account_;
  UnixMs now_ = 0;
  UnixMs wrong_by_ = 0;
  std::string first_;
  int seen_ = 0;
};

Definition read(std::string_view text) {
  DefinitionRead read = read_definition(text);
  REQUIRE(read.errors.empty());
  return std::move(*read.definition);
}

}  // namespace

TEST_CASE("a sample is as large as it says, over a million keys, at any percentage") {
  constexpr int keys = 1'000'000;
  for (const double percent : {0.0, 0.1, 1.0, 12.5, 50.0, 99.9, 100.0}) {
    INFO(percent);
    Random random(7);
    int sampled = 0;
    for (int i = 0; i < keys; ++i) sampled += lot_of(random.next(), "after-checkout") * 100 < percent ? 1 : 0;
    CHECK(is_plausible(sampled, keys, percent / 100));
  }
}

TEST_CASE("keys that stand close together are no worse, and neither are short names") {
  constexpr int keys = 1'000'000;
  for (const char* name : {"a", "b", "ab", "after-checkout"}) {
    INFO(name);
    int sampled = 0;
    for (std::uint64_t key = 1; key <= keys; ++key) sampled += lot_of(key, name) < 0.25 ? 1 : 0;
    CHECK(is_plausible(sampled, keys, 0.25));
  }
}

TEST_CASE("two surveys draw apart: who is in one sample is in the other as often as anybody") {
  constexpr int keys = 1'000'000;
  Random random(11);
  int both = 0;
  for (int i = 0; i < keys; ++i) {
    const std::uint64_t key = random.next();
    both += lot_of(key, "after-checkout") < 0.5 && lot_of(key, "after-delivery") < 0.5 ? 1 : 0;
  }
  CHECK(is_plausible(both, keys, 0.25));
}

TEST_CASE("variants are drawn by their weights, and a visitor keeps the same one") {
  const Definition definition = read(R"({"version": 1, "endpoints": [], "surveys": [
    {"id": "s", "touchpoint": "t", "variants": [{"id": "x", "weight": 1}, {"id": "y", "weight": 3}],
     "questions": [{"id": "q", "type": "nps", "text": "?"}]}]})");
  constexpr int visitors = 20'000;
  Random random(13);
  int seen_y = 0;
  for (int i = 0; i < visitors; ++i) {
    Device device;
    std::string first;
    for (int page = 0; page < 2; ++page) {
      Engine engine(definition);
      engine.meet(1'000'000 + page, Storage::local, device.kept, seed_of(random), device);
      engine.track({.at = 1'000'000, .touchpoint = "t", .seed = seed_of(random)}, false, device);
      const std::string variant = engine.session()->variant()->id;
      if (page == 1 && variant != first) FAIL("another variant on the next page");
      first = variant;
    }
    seen_y += first == "y" ? 1 : 0;
  }
  CHECK(is_plausible(seen_y, visitors, 0.75));
}

TEST_CASE("months of visits: no cap and no rest is ever broken, and the sample is as large as it says") {
#ifdef __SANITIZE_ADDRESS__
  constexpr unsigned visitors = 500;
#else
  constexpr unsigned visitors = 10'000;
#endif
  const Definition definition = read(surveys);
  unsigned asked_first = 0;
  unsigned busy = 0;
  for (unsigned i = 0; i < visitors; ++i) {
    INFO("visitor " << i);
    const Storage storage = i % 10 == 0 ? Storage::none : i % 10 == 1 ? Storage::session : Storage::local;
    Visits visits(definition, i, storage);
    visits.live();
    asked_first += visits.was_asked_first() ? 1 : 0;
    busy += visits.saw_everything_once() ? 1 : 0;
  }
  CHECK(is_plausible(asked_first, visitors, 0.3));
  CHECK(busy > visitors / 2);  // else nothing was put to the test
}

TEST_CASE("at none a page shows a survey once, and remembers nothing") {
  const Definition definition = read(surveys);
  Random random(17);
  int shown = 0;
  for (int i = 0; i < 1'000; ++i) {
    Device device;
    Engine engine(definition);
    for (int j = 0; j < 5; ++j) {
      engine.meet(1'795'255'200'000 + j, Storage::none, {}, seed_of(random), device);
      engine.track({.at = 1'795'255'200'000 + j, .touchpoint = "b", .seed = seed_of(random)}, false, device);
      shown += device.shown.empty() ? 0 : 1;
      device.shown.clear();
      engine.close(1'795'255'200'000 + j, device);
    }
    CHECK(device.kept.empty());
  }
  CHECK(shown == 1'000);
}
