#pragma once
// What is known of a visitor: a random key, how often they were here, and which surveys they have seen.
//
// It lives with the page. Where the visitor allows it, the page keeps it as text between pages, and tells it at every
// event that counts, since another tab may have been at it. Nothing in it says who the visitor is.
#include <cstdint>
#include <list>
#include <string>
#include <string_view>

#include "definition/definition.hpp"
#include "touchpoint/track.hpp"

namespace touchstone {

class Visitor {
 public:
  /// Takes over what the device keeps ("" is nothing), and counts the visit. What is no text of ours counts as nothing.
  /// Where nothing may be kept, what came from the device is forgotten; so it is where the device has been wiped.
  void meet(UnixMs at, Storage storage, std::string_view stored, const Seed& seed);
  bool is_met() const { return key_ != 0; }

  /// Decides samples and variants. Random, and the same as long as it is kept.
  std::uint64_t key() const { return key_; }
  /// This one included. A new visit begins after half an hour without a word from the page.
  unsigned visits() const { return visits_; }
  /// Where the page may keep what is known.
  Storage storage() const { return storage_; }

  void note(std::string_view survey, Outcome outcome, UnixMs at);
  /// How often that survey was shown.
  unsigned shows_of(std::string_view survey) const;
  /// When that last became of a survey, "" being any. 0: never.
  UnixMs last(std::string_view survey, Outcome outcome) const;

  /// What is to be kept. Only where something may be.
  std::string text() const;

 private:
  struct Seen {
    std::string survey;
    unsigned shows = 0;
    UnixMs last[outcome_count] = {0, 0, 0};
  };

  void forget();
  bool recall(std::string_view stored);
  Seen& seen(std::string_view survey);

  std::uint64_t key_ = 0;
  unsigned visits_ = 0;
  UnixMs here_ = 0;  // when the page last had a word, to the minute
  std::list<Seen> seen_;
  Storage storage_ = Storage::none;
  bool was_kept_ = false;  // the device had something of ours
};

}  // namespace touchstone
