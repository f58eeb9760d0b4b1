#include "world.hpp"

#include <algorithm>

namespace delivery {

using touchstone::Definition;
using touchstone::Effects;
using touchstone::Engine;
using touchstone::Explanation;
using touchstone::Json;
using touchstone::Notice;
using touchstone::Outbox;
using touchstone::Post;
using touchstone::Question;
using touchstone::Storage;
using touchstone::UnixMs;

const std::string_view surveys = R"({
  "version": 1, "privacy": {"storage": "local"},
  "endpoints": [
    {"id": "each", "url": "/each"},
    {"id": "alert", "url": "/alert", "when": {"==": [{"var": "segments.recommend"}, "detractor"]},
     "format": "template", "template": {"text": "{answers.recommend} {answers.why|}"}},
    {"id": "whole", "url": "/whole", "at": "completion", "format": "cloudevents"},
    {"id": "end", "url": "/end", "at": "page_end", "format": "form"},
    {"id": "mute", "url": "/mute", "at": "completion", "no_cors": true}
  ],
  "surveys": [{"id": "s", "touchpoint": "t", "questions": [
    {"id": "recommend", "type": "nps", "text": "?"},
    {"id": "satisfied", "type": "csat", "text": "?"},
    {"id": "why", "type": "text", "text": "?", "required": false}
  ]}]})";

/// A page with its engine. It does what the widget does: performs effects, and tells of what comes of them.
class World::Tab final : public Effects {
 public:
  explicit Tab(World& of) : engine(of.definition_), world(of) {}

  void schedule(std::string_view timer, std::int64_t after_ms) override {
    if (after_ms < 0 || after_ms > touchstone::longest_asked_ms + 1'000) world.breaks("a timer of an absurd length");
    timers.insert(std::string(timer));
  }
  void cancel(std::string_view timer) override { timers.erase(std::string(timer)); }
  void send(const Post& post) override { world.send(*this, post); }
  void push(std::string_view, std::string_view) override {}
  void emit(const Notice& notice) override {
    // What the visitor did is no news then; what becomes of it is.
    if (!is_replaying || !notice.endpoint.empty()) world.note(notice, is_detractor);
  }
  void redirect(std::string_view) override {}
  void remember(std::string_view) override {}
  void keep(std::string_view key, std::string_view text) override { world.keep(*this, key, text); }
  void drop(std::string_view key) override { world.drop(*this, key); }
  void explained(const std::list<Explanation>&) override {}
  void report(std::string_view) override {}

  /// Does it, and remembers it for a reload.
  void take(Step step) {
    step(engine, *this);
    steps.push_back(std::move(step));
  }

  Engine engine;
  World& world;
  std::set<std::string> timers;
  /// What this page has kept, or found.
  std::map<std::string, std::string, std::less<>> known;
  std::vector<Step> steps;
  bool is_detractor = false;
  bool is_replaying = false;
};

World::World(const Definition& definition, std::uint64_t seed)
    : definition_(definition),
      random_(seed),
      now_(1'795'255'200'000),
      storage_(chance(0.2) ? Storage::none : Storage::local),
      has_locks_(chance(0.8)),
      device_is_full_at_times_(chance(0.2)),
      health_(chance(0.1) ? 0 : random_.fraction()) {}

World::~World() = default;

void World::run() {
  // Some worlds are long, so that the device fills up.
  const int steps = chance(0.02) ? 1'500 : 10 + static_cast<int>(random_.fraction() * 60);
  for (int i = 0; i < steps; ++i) {
    pass_time();
    if (storage_ != Storage::none && chance(0.003)) change_consent();
    if (tabs_.empty() || (tabs_.size() < 3 && chance(0.1))) open_tab({});
    if (chance(0.4)) {
      settle_one_request();
    } else {
      const auto tab = std::next(tabs_.begin(), static_cast<std::ptrdiff_t>(random_.next() % tabs_.size()));
      if (chance(0.12)) {
        end_tab(tab, chance(0.7));
      } else {
        act(*tab);
      }
    }
  }
  calm_down();
  check_end();
}

void World::pass_time() {
  now_ += static_cast<UnixMs>(random_.fraction() * 20'000);
  if (chance(0.01))
    now_ += static_cast<UnixMs>((random_.fraction() * 2 - 1) * static_cast<double>(touchstone::ms_per_day));
  if (chance(0.003)) now_ += 3 * touchstone::ms_per_day;
}

void World::open_tab(std::vector<Step> replayed) {
  Tab& tab = tabs_.emplace_back(*this);
  tab.engine.meet(now_, storage_, {}, seed(), tab);
  // A shop may track long after the page has looked for what others left.
  if (!replayed.empty() && chance(0.3)) take_up(tab);
  tab.is_replaying = true;
  for (Step& step : replayed) tab.take(std::move(step));
  tab.is_replaying = false;
  // Most pages ask before they look after what is left of others; some ask nothing.
  const bool asks = tab.steps.empty() && chance(0.7);
  const auto track = [at = now_, drawn = seed()](Engine& engine, Effects& effects) {
    engine.track({.at = at, .touchpoint = "t", .locale = "en", .seed = drawn}, false, effects);
  };
  if (asks && chance(0.8)) {
    tab.take(track);
    take_up(tab);
  } else {
    take_up(tab);
    if (asks) tab.take(track);
  }
}

void World::end_tab(std::list<Tab>::iterator tab, bool says_so) {
  if (says_so) tab->engine.page_hidden(*tab);
  for (Request& request : requests_) {
    if (request.tab == &*tab) request.tab = nullptr;
  }
  std::erase_if(locks_, [&](const auto& lock) { return lock.second == &*tab; });
  const auto* session = tab->engine.session();
  const bool is_reload = storage_ != Storage::none && session != nullptr && !session->ended() && chance(0.5);
  std::vector<Step> steps;
  const bool is_detractor = tab->is_detractor;
  if (is_reload) steps = std::move(tab->steps);
  tabs_.erase(tab);
  if (!is_reload) return;
  open_tab(std::move(steps));
  tabs_.back().is_detractor = is_detractor;
}

void World::act(Tab& tab) {
  if (!tab.timers.empty() && chance(0.5)) {
    const std::string timer =
        *std::next(tab.timers.begin(), static_cast<std::ptrdiff_t>(random_.next() % tab.timers.size()));
    tab.timers.erase(timer);
    return tab.engine.timer(now_, timer, false, tab);
  }
  // Hidden, as when the visitor looks at another tab, and there again.
  if (chance(0.1)) return tab.engine.page_hidden(tab);
  const auto* session = tab.engine.session();
  if (session == nullptr) return;
  if (session->ended() || chance(0.1)) {
    return tab.take([at = now_](Engine& engine, Effects& effects) { engine.close(at, effects); });
  }
  if (chance(0.15)) return tab.take([](Engine& engine, Effects&) { engine.back(); });
  answer_something(tab);
}

void World::answer_something(Tab& tab) {
  const Question& question = tab.engine.session()->survey().questions[tab.engine.session()->step()];
  Json value;
  if (question.id == "recommend") {
    const auto given = static_cast<double>(random_.next() % 11);
    tab.is_detractor = given <= 6;
    value = Json(given);
  } else if (question.id == "satisfied") {
    value = Json(static_cast<double>(1 + random_.next() % 5));
  } else {
    value = Json(std::string(static_cast<std::size_t>(random_.fraction() * (chance(0.1) ? 1'000 : 40)) + 1, 'w'));
  }
  tab.take([at = now_, id = question.id, value](Engine& engine, Effects& effects) {
    engine.answer(at, id, value, {}, effects);
  });
}

/// What a page does once it has asked: it looks for what others have left.
void World::take_up(Tab& tab) {
  if (storage_ == Storage::none) return;
  const auto kept = device_;
  for (const auto& [key, text] : kept) {
    if (locks_.contains(key) && locks_[key] == &tab) continue;
    // What made way for another one meanwhile is not there any more.
    if (!device_.contains(key)) continue;
    const bool is_elsewhere = has_locks_ && locks_.contains(key);
    if (!is_elsewhere && has_locks_) locks_[key] = &tab;
    tab.known[key] = text;
    tab.engine.find_kept(now_, key, text, is_elsewhere, tab);
  }
  check_room(tab);
}

/// The visitor takes the consent back, and all that is kept is wiped; or gives it again.
void World::change_consent() {
  const Storage storage = chance(0.5) ? Storage::none : storage_;
  if (storage == Storage::none) device_.clear();
  for (const auto& [key, revision] : wanted_) {
    if (storage == Storage::none && confirmed_[key] < revision) give_up(key, revision);
  }
  for (Tab& tab : tabs_) tab.engine.meet(now_, storage, {}, seed(), tab);
  if (storage != Storage::none) return;
  for (Tab& tab : tabs_) tab.engine.meet(now_, storage_, {}, seed(), tab);
}

void World::keep(Tab& tab, std::string_view key, std::string_view text) {
  if (storage_ == Storage::none) breaks("something is kept of a visitor who allows nothing");
  if (device_is_full_at_times_ && chance(0.3)) {
    // The page is not told, and the older text stays.
    const std::string rest(text.substr(text.find(' ') + 1));
    give_up(std::string(key), static_cast<unsigned>(std::stoul(rest)));
    return;
  }
  device_[std::string(key)] = tab.known[std::string(key)] = text;
  if (has_locks_ && !locks_.contains(key)) locks_[std::string(key)] = &tab;
}

/// Without locks another page may have put something newer there, which is not this one's to take away.
void World::drop(Tab& tab, std::string_view key) {
  const auto found = device_.find(key);
  if (found != device_.end() && found->second == tab.known[std::string(key)]) device_.erase(found);
  if (const auto lock = locks_.find(key); lock != locks_.end() && lock->second == &tab) locks_.erase(lock);
}

void World::send(Tab& tab, const Post& post) {
  const std::size_t slash = post.request.rfind('/');
  const std::string key(post.request.substr(0, slash));
  const auto revision = static_cast<unsigned>(std::stoul(std::string(post.request.substr(slash + 1))));
  ++figures_.requests;
  requests_.push_back(
      {std::string(post.request), key, revision, std::string(post.body), post.is_mute, post.keepalive, &tab});
}

/// The shop listens: what it hears is checked against what the visitor did and what the endpoints have.
void World::note(const Notice& notice, bool is_detractor) {
  const std::string response(notice.response_id);
  const std::string key = std::string(notice.endpoint) + "/" + response;
  if (notice.name == "delivered" || notice.name == "unconfirmed") {
    if (notice.name == "unconfirmed") return;
    if (!arrived_[key].contains(notice.revision)) breaks(key + " is said to be delivered and is not there");
    confirmed_[key] = std::max(confirmed_[key], notice.revision);
  } else if (notice.name == "failed") {
    // Told once, whatever becomes of later revisions.
    give_up(key, ~0U);
  } else if (notice.name == "error") {
    if (notice.message.starts_with("too much")) give_up(key, notice.revision);
  } else {
    const bool is_whole = notice.name == "completed";
    wanted_["each/" + response] = notice.revision;
    wanted_["end/" + response] = notice.revision;
    if (is_detractor) {
      wanted_["alert/" + response] = notice.revision;
    } else {
      wanted_.erase("alert/" + response);
    }
    if (is_whole) wanted_["whole/" + response] = wanted_["mute/" + response] = notice.revision;
  }
}

World::Fate World::fate_of(const Request& request) {
  const bool is_gone = request.tab == nullptr;
  if (is_gone && !request.outlives_page) return Fate::is_lost;
  if (is_gone) return is_calm_ || chance(health_) ? Fate::arrives_unheard : Fate::is_lost;
  if (is_calm_ || chance(health_)) return Fate::arrives;
  const double drawn = random_.fraction();
  if (drawn < 0.3) return Fate::arrives_unheard;
  if (drawn < 0.6) return Fate::is_lost;
  // Nobody can read a refusal of an endpoint that is mute.
  return drawn < 0.98 || request.is_mute ? Fate::is_refused_for_now : Fate::is_refused;
}

void World::settle_one_request() {
  if (requests_.empty()) return;
  const auto chosen = std::next(requests_.begin(), static_cast<std::ptrdiff_t>(random_.next() % requests_.size()));
  const Request request = std::move(*chosen);
  requests_.erase(chosen);
  const Fate fate = fate_of(request);
  if (fate == Fate::arrives || fate == Fate::arrives_unheard || (request.is_mute && fate == Fate::is_refused_for_now)) {
    arrive(request);
  }
  if (fate == Fate::arrives_unheard && request.tab != nullptr) unheard_.insert(request.key);
  if (request.tab == nullptr) return;
  Outbox::Ending ending;
  const bool is_opaque = request.is_mute && (fate == Fate::arrives || fate == Fate::is_refused_for_now);
  if (is_opaque) {
    ending.is_unknown = true;
  } else if (fate == Fate::arrives) {
    ending.status = chance(0.5) ? 200 : 201;
  } else if (fate == Fate::is_refused_for_now) {
    const int statuses[] = {408, 425, 429, 500, 502, 503, 504};
    ending.status = statuses[random_.next() % std::size(statuses)];
    if (chance(0.3)) ending.retry_after_ms = static_cast<std::int64_t>(random_.fraction() * 3'600'000);
  } else if (fate == Fate::is_refused) {
    const int statuses[] = {301, 400, 403, 413, 422, 501};
    ending.status = statuses[random_.next() % std::size(statuses)];
  }
  request.tab->engine.sent(request.name, ending, *request.tab);
}

void World::arrive(const Request& request) {
  auto& [body, times] = arrived_[request.key][request.revision];
  if (times > 0 && body != request.body) breaks(request.name + " arrives twice with different content");
  body = request.body;
  ++times;
  // Without locks two pages may take up the same.
  if (request.is_mute && times > 1 && has_locks_ && !unheard_.contains(request.key)) {
    breaks(request.name + " arrives twice where nobody tells one from the other");
  }
}

/// The endpoints work from now on. Pages are opened and closed until everything has had its turn.
void World::calm_down() {
  is_calm_ = true;
  constexpr int pages = 4;
  for (int page = 0; page < pages; ++page) {
    // Whatever is scheduled comes; what is sent arrives.
    for (int i = 0;
         !requests_.empty() || std::any_of(tabs_.begin(), tabs_.end(), [](const Tab& t) { return !t.timers.empty(); });
         ++i) {
      if (i > 10'000) return breaks("it does not come to rest");
      settle_one_request();
      for (Tab& tab : tabs_) {
        const std::set<std::string> timers = std::move(tab.timers);
        tab.timers.clear();
        for (const std::string& timer : timers) tab.engine.timer(now_, timer, false, tab);
      }
    }
    while (!tabs_.empty()) {
      tabs_.front().engine.page_hidden(tabs_.front());
      while (!requests_.empty()) settle_one_request();
      std::erase_if(locks_, [&](const auto& lock) { return lock.second == &tabs_.front(); });
      tabs_.erase(tabs_.begin());
    }
    Tab& tab = tabs_.emplace_back(*this);
    tab.engine.meet(now_, storage_, {}, seed(), tab);
    take_up(tab);
  }
}

/// Once a page has looked, the device holds no more than it may, but for what other pages look after, which is not this
/// one's to take away. Without locks nobody can tell whose is whose.
void World::check_room(const Tab& tab) {
  if (!has_locks_) return;
  std::size_t items = 0;
  std::size_t bytes = 0;
  std::size_t own = 0;
  for (const auto& [key, text] : device_) {
    const auto lock = locks_.find(key);
    ++items;
    bytes += text.size();
    if (lock != locks_.end() && lock->second == &tab) ++own;
  }
  if (own > 0 && items > Outbox::most_kept) breaks("more is kept than may be: " + std::to_string(items));
  if (own > 0 && bytes > Outbox::most_kept_bytes) breaks("more bytes are kept than may be: " + std::to_string(bytes));
}

void World::check_end() {
  for (const auto& [key, revision] : wanted_) {
    ++figures_.made;
    const Arrivals& there = arrived_[key];
    if (!there.empty() && there.rbegin()->first > revision) breaks(key + " has a revision that nobody made");
    if (there.contains(revision)) {
      ++figures_.arrived;
    } else if (given_up_[key] >= revision || storage_ == Storage::none || key.starts_with("mute/")) {
      // A mute endpoint gets it once, and nobody learns what became of that.
      ++figures_.given_up;
    } else {
      breaks(key + " is lost, and nobody was told");
    }
  }
  if (!device_.empty() && storage_ != Storage::none) breaks(device_.begin()->first + " is kept for ever");
}

}  // namespace delivery
