#pragma once
// Responses not yet confirmed by their endpoints.
//
// A parcel is one response on its way to one endpoint. Only its latest revision matters: a newer one takes the place of
// an older one that has not gone out, and at most one request of a parcel is under way, the page's end excepted.
#include <list>
#include <string>
#include <string_view>

#include "base/effects.hpp"
#include "base/random.hpp"
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

  /// `bodies` must outlive this.
  explicit Outbox(const Bodies& bodies) : bodies_(bodies) {}

  /// Mixes fresh randomness into the waiting times.
  void reseed(std::uint64_t seed) { random_ = Random(seed); }

  /// Takes a new revision, and sends it unless the parcel is under way or waits for its next attempt.
  void put(const Endpoint& endpoint, const std::string& response_id, unsigned revision, Effects& effects);
  /// The endpoint does not want the newest revision: what it wanted before and did not get yet is outdated.
  void withdraw(const Endpoint& endpoint, const std::string& response_id);
  /// Writes every body that is still to be written. Must be called before the response is gone.
  void settle();
  /// How a request ended. Unknown requests are ignored.
  void sent(std::string_view request, const Ending& ending, Effects& effects);
  /// A waiting time is over. Unknown timers are ignored.
  void timer(std::string_view name, Effects& effects);
  /// Sends everything unconfirmed once more, as a request that outlives the page.
  void page_hidden(Effects& effects);

 private:
  /// `held`: for the page's end.
  enum class State : unsigned char { idle, held, under_way, waiting };
  struct Parcel {
    const Endpoint* endpoint;
    std::string response_id;
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
    /// A problem is reported once, not at every attempt.
    bool reported = false;

    std::string name() const;
    std::string timer() const;
  };

  Parcel* find(const Endpoint& endpoint, std::string_view response_id);
  void write(Parcel& parcel) const;
  /// `keepalive`: the request shall outlive the page.
  static void send(const Parcel& parcel, bool is_last_words, bool keepalive, Effects& effects);
  static void emit(std::string_view name, const Parcel& parcel, unsigned revision, Effects& effects);
  void send_now(Parcel& parcel, Effects& effects) const;
  static void report(Parcel& parcel, HttpStatus status, bool again, Effects& effects);

  const Bodies& bodies_;
  std::list<Parcel> parcels_;
  Random random_{0};
};

}  // namespace touchstone
