#pragma once
// Responses not yet confirmed by their endpoints.
//
// A parcel is one response on its way to one endpoint. Only its latest revision matters: a newer one takes the place of
// an older one that has not gone out, and at most one request of a parcel is under way, the page's end excepted.
//
// Where the device may keep something, a parcel is kept before its first attempt and until it is settled. What an
// earlier page has left behind is adopted, and sent one after the other: an endpoint that was away for a while is not
// met by everything at once.
#include <list>
#include <string>
#include <string_view>
#include <vector>

#include "base/effects.hpp"
#include "base/random.hpp"
#include "base/time.hpp"
#include "definition/definition.hpp"
#include "delivery/retry.hpp"

namespace touchstone {

/// Writes bodies when they are needed: of many revisions only the few that are sent, so that a response of a thousand
/// answers is not written a thousand times.
class Bodies {
 public:
  Bodies() = default;
  Bodies(const Bodies&) = delete;
  Bodies& operator=(const Bodies&) = delete;
  virtual ~Bodies() = default;

  /// What the endpoint gets of the response that is being answered, at its latest revision.
  virtual std::string body_for(const Endpoint& endpoint) const = 0;
};

class Outbox {
 public:
  /// How a request ended.
  struct Ending {
    HttpStatus status = 0;
    /// The endpoint asked to be left alone for so long, by `Retry-After`. Negative: it did not, or what it wrote has no
    /// meaning.
    std::int64_t retry_after_ms = -1;
    /// It left, and nobody can know what became of it.
    bool is_unknown = false;
  };

  /// What the device may hold of all pages together: the oldest goes first, and is reported.
  static constexpr std::size_t most_kept = 50;
  static constexpr std::size_t most_kept_bytes = 64 * 1024;
  /// A parcel larger than that lives with its page: no receiver would take it, and an event must hold it.
  static constexpr std::size_t longest_kept = 30'000;
  /// After that nobody waits for it any more.
  static constexpr UnixMs kept_for = 7 * ms_per_day;

  /// `bodies` must outlive this.
  explicit Outbox(const Bodies& bodies) : bodies_(bodies) {}

  /// Mixes fresh randomness into the waiting times.
  void reseed(std::uint64_t seed) { random_ = Random(seed); }

  /// Whether the device may keep parcels from now on, or: it may, but elsewhere than before. Those that are unsettled
  /// are kept anew.
  void allow_keeping(bool is_allowed, Effects& effects);
  /// What an earlier page has kept: `key` and `text` as the effect `keep` had them. What has no meaning any more is
  /// dropped; what is too old is reported.
  void adopt(const std::vector<Endpoint>& endpoints, UnixMs at, std::string_view key, std::string_view text,
             Effects& effects);
  /// The device keeps that many bytes under this key for another page, which looks after them: they count here, too.
  void count_elsewhere(std::string_view key, std::size_t bytes, Effects& effects);

  /// Takes a new revision, and sends it unless the parcel is under way or waits for its next attempt. A revision that
  /// is known already, as when a visit is replayed, changes nothing.
  void put(const Endpoint& endpoint, const std::string& response_id, unsigned revision, UnixMs at, Effects& effects);
  /// The endpoint does not want the newest revision: what it wanted before and did not get yet is outdated.
  void withdraw(const Endpoint& endpoint, const std::string& response_id, unsigned revision, Effects& effects);
  /// Writes every body that is still to be written. Must be called before the response is gone.
  void settle();
  /// How a request ended. Unknown requests are ignored.
  void sent(std::string_view request, const Ending& ending, Effects& effects);
  /// A waiting time is over. Unknown timers are ignored.
  void timer(std::string_view name, Effects& effects);
  /// Sends everything unconfirmed once more, as a request that outlives the page.
  void page_hidden(Effects& effects);

 private:
  /// `held`: for the page's end. `queued`: adopted, and not yet its turn.
  enum class State : unsigned char { idle, held, queued, under_way, waiting };
  struct Parcel {
    const Endpoint* endpoint = nullptr;
    std::string response_id = {};
    /// When its revision was made.
    UnixMs at = 0;
    unsigned revision = 0;
    std::string body = {};
    unsigned body_revision = 0;
    /// The one that is under way. The page's last words are counted apart.
    unsigned sent_revision = 0;
    State state = State::idle;
    unsigned confirmed_revision = 0;
    unsigned failures = 0;
    /// Sent when the page was hidden, and not heard of since. 0: none.
    unsigned last_words_revision = 0;
    /// What the device keeps of it. 0: nothing.
    std::size_t kept_bytes = 0;
    /// The one that was kept last, also where it has made way for others since. 0: none.
    unsigned kept_revision = 0;
    bool is_adopted = false;
    bool is_withdrawn = false;
    /// It waits because the endpoint asked for that.
    bool is_patient = false;
    /// A problem is reported once, not at every attempt, and so is a refusal, not with every revision.
    bool is_reported = false;
    bool is_refused = false;

    std::string name() const;
    std::string timer() const;
    bool is_settled() const { return confirmed_revision >= revision || is_withdrawn; }
  };

  void forget_elsewhere(std::string_view key);
  static bool read_kept(std::string_view text, Parcel& parcel, std::string_view& format);
  Parcel* find(const Endpoint& endpoint, std::string_view response_id);
  void write(Parcel& parcel) const;
  void keep(Parcel& parcel, Effects& effects);
  static void drop(Parcel& parcel, Effects& effects);
  /// `newest`: it shall not be the one to go.
  void make_room(const Parcel* newest, Effects& effects);
  /// Sends what an adopted parcel's end, or its coming, has made way for.
  void send_next(const Endpoint& endpoint, Effects& effects);
  void go(Parcel& parcel, Effects& effects);
  void fail(Parcel& parcel, unsigned revision, const Ending& ending, Effects& effects);
  /// `keepalive`: the request shall outlive the page.
  static void send(const Parcel& parcel, bool is_last_words, bool keepalive, Effects& effects);
  static void emit(std::string_view name, const Parcel& parcel, unsigned revision, Effects& effects);
  void send_now(Parcel& parcel, Effects& effects);
  static void report(Parcel& parcel, HttpStatus status, bool again, Effects& effects);
  /// The shop, and whoever looks at the console.
  static void tell(const Parcel& parcel, std::string_view message, Effects& effects);

  const Bodies& bodies_;
  std::list<Parcel> parcels_;
  Random random_{0};
  bool may_keep_ = false;
  /// What other pages look after, when it was last looked for.
  struct Elsewhere {
    std::string key;
    std::size_t bytes;
  };
  std::list<Elsewhere> elsewhere_;
};

}  // namespace touchstone
