#pragma once
// Delivery from end to end in one process: a browser whose tabs come, reload, crash and go, a device that keeps what it
// is told to keep or fails to, and endpoints that fail in every way an endpoint can. All of it follows from one seed.
#include <algorithm>
#include <functional>
#include <list>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/random.hpp"
#include "engine/engine.hpp"

namespace delivery {

/// surveys.json of these worlds: an endpoint of every kind, and a survey of three questions.
extern const std::string_view surveys;

/// What happened to all responses of a world, counted by response and endpoint.
struct Figures {
  std::uint64_t made = 0;
  std::uint64_t arrived = 0;
  /// With word of it: refused for good, too old, too much on its way, or of a visitor who allowed nothing to be kept.
  std::uint64_t given_up = 0;
  std::uint64_t requests = 0;
};

class World {
 public:
  World(const touchstone::Definition& definition, std::uint64_t seed);
  World(const World&) = delete;
  World& operator=(const World&) = delete;
  ~World();

  /// Pages, clicks and faults for a while. Then all endpoints work, and pages are opened until everything has had its
  /// turn.
  void run();

  /// Each promise that was broken, as a sentence.
  const std::vector<std::string>& broken() const { return broken_; }
  const Figures& figures() const { return figures_; }
  bool keeps_nothing() const { return storage_ == touchstone::Storage::none; }

 private:
  class Tab;
  /// What becomes of a request.
  enum class Fate : unsigned char { arrives, arrives_unheard, is_lost, is_refused_for_now, is_refused };
  struct Request {
    std::string name;
    /// Endpoint and response.
    std::string key;
    unsigned revision;
    std::string body;
    bool is_mute;
    bool outlives_page;
    /// Null: the page is gone.
    Tab* tab;
  };
  /// What an endpoint has, by revision: the body, and how often it came.
  using Arrivals = std::map<unsigned, std::pair<std::string, unsigned>>;
  using Step = std::function<void(touchstone::Engine&, touchstone::Effects&)>;

  void pass_time();
  void open_tab(std::vector<Step> replayed);
  void end_tab(std::list<Tab>::iterator tab, bool says_so);
  void act(Tab& tab);
  void answer_something(Tab& tab);
  void take_up(Tab& tab);
  void change_consent();
  void settle_one_request();
  void arrive(const Request& request);
  Fate fate_of(const Request& request);
  void calm_down();
  void check_room(const Tab& tab);
  void check_end();

  // What tabs do to the world.
  void keep(Tab& tab, std::string_view key, std::string_view text);
  void drop(Tab& tab, std::string_view key);
  void send(Tab& tab, const touchstone::Post& post);
  void note(const touchstone::Notice& notice, bool is_detractor);

  void give_up(const std::string& key, unsigned revision) { given_up_[key] = std::max(given_up_[key], revision); }
  bool chance(double share) { return random_.fraction() < share; }
  touchstone::Seed seed() { return {random_.next(), random_.next()}; }
  void breaks(std::string what) { broken_.push_back(std::move(what)); }

  const touchstone::Definition& definition_;
  touchstone::Random random_;
  touchstone::UnixMs now_;
  touchstone::Storage storage_;
  const bool has_locks_;
  const bool device_is_full_at_times_;
  /// How the endpoints are in this world, until it is calm.
  const double health_;
  bool is_calm_ = false;

  std::map<std::string, std::string, std::less<>> device_;
  /// Who looks after a key.
  std::map<std::string, const Tab*, std::less<>> locks_;
  std::list<Tab> tabs_;
  std::list<Request> requests_;

  std::map<std::string, Arrivals> arrived_;
  /// The revision that the endpoint wants, by what the visitor did.
  std::map<std::string, unsigned> wanted_;
  std::map<std::string, unsigned> confirmed_;
  /// Up to which revision one may be missing: the shop was told, or nothing was promised.
  std::map<std::string, unsigned> given_up_;
  /// May come twice where nobody can tell.
  std::set<std::string> unheard_;

  std::vector<std::string> broken_;
  Figures figures_;
};

}  // namespace delivery
