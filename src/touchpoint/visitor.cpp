#include "touchpoint/visitor.hpp"

#include <algorithm>

#include "base/hex.hpp"
#include "base/json_read.hpp"
#include "base/json_write.hpp"
#include "base/random.hpp"

namespace touchstone {
namespace {

constexpr UnixMs ms_per_minute = 60'000;
/// As web analytics count visits: half an hour without a sign ends one.
constexpr UnixMs visit_ends_after = 30 * ms_per_minute;
/// As many as a file may hold. Of more, the ones shown longest ago are forgotten.
constexpr std::size_t most_seen = Definition::most_surveys;
constexpr double most_counted = 1'000'000;
constexpr unsigned key_digits = 16;

/// 0 for what is no key.
std::uint64_t read_key(const Json* value) {
  std::uint64_t key = 0;
  return value != nullptr && read_hex(value->text(), key) ? key : 0;
}

/// A whole number that may stand there; 0 for anything else.
std::int64_t count_in(const Json* value, double most) {
  const double number = value == nullptr ? 0 : value->number();
  return number >= 0 && number <= most ? static_cast<std::int64_t>(number) : 0;
}

}  // namespace

void Visitor::forget() {
  key_ = 0;
  visits_ = 0;
  here_ = 0;
  seen_.clear();
  was_kept_ = false;
}

/// Adds what a kept text says, by the higher of two numbers: tabs do not undo each other.
bool Visitor::recall(std::string_view stored) {
  const JsonRead read = read_json(stored);
  const std::uint64_t key = read.value ? read_key(read.value->find("key")) : 0;
  if (key == 0) return false;
  key_ = key;
  visits_ = std::max(visits_, static_cast<unsigned>(count_in(read.value->find("visits"), most_counted)));
  here_ = std::max<UnixMs>(here_, count_in(read.value->find("here"), static_cast<double>(latest_moment)));
  const Json* surveys = read.value->find("surveys");
  if (surveys == nullptr) return true;
  for (const Json& each : surveys->items()) {
    if (each.items().size() != 1 + outcome_count) continue;
    Seen& known = seen(each.name());
    known.shows = std::max(known.shows, static_cast<unsigned>(count_in(each.items().data(), most_counted)));
    for (std::size_t i = 0; i < outcome_count; ++i) {
      const std::int64_t last = count_in(&each.items()[i + 1], static_cast<double>(latest_moment));
      known.last[i] = std::max<UnixMs>(known.last[i], last);
    }
  }
  return true;
}

void Visitor::meet(UnixMs at, Storage storage, std::string_view stored, const Seed& seed) {
  const bool is_kept = storage != Storage::none && recall(stored);
  if ((storage == Storage::none && storage_ != Storage::none) || (was_kept_ && !is_kept)) forget();
  storage_ = storage;
  was_kept_ = is_kept;
  if (key_ == 0) key_ = Random(seed[0] ^ Random(seed[1]).next()).next() | 1U;
  // A clock that was put back must not keep a visit from ending.
  here_ = std::min(here_, at);
  if (visits_ == 0 || at - here_ > visit_ends_after) ++visits_;
  if (here_ == 0 || at - here_ >= ms_per_minute) here_ = at;
}

Visitor::Seen& Visitor::seen(std::string_view survey) {
  for (Seen& each : seen_) {
    if (each.survey == survey) return each;
  }
  if (seen_.size() == most_seen) {
    seen_.erase(std::min_element(seen_.begin(), seen_.end(),
                                 [](const Seen& a, const Seen& b) { return a.last[0] < b.last[0]; }));
  }
  seen_.emplace_back();
  seen_.back().survey = survey;
  return seen_.back();
}

void Visitor::note(std::string_view survey, Outcome outcome, UnixMs at) {
  Seen& known = seen(survey);
  if (outcome == Outcome::shown) ++known.shows;
  UnixMs& last = known.last[static_cast<std::size_t>(outcome)];
  last = std::max(last, at);
}

unsigned Visitor::shows_of(std::string_view survey) const {
  for (const Seen& each : seen_) {
    if (each.survey == survey) return each.shows;
  }
  return 0;
}

UnixMs Visitor::last(std::string_view survey, Outcome outcome) const {
  UnixMs last = 0;
  for (const Seen& each : seen_) {
    if (survey.empty() || each.survey == survey) last = std::max(last, each.last[static_cast<std::size_t>(outcome)]);
  }
  return last;
}

std::string Visitor::text() const {
  std::string text;
  JsonWriter out(text);
  out.open_object();
  out.member("key", write_hex(key_, key_digits));
  out.member_number("visits", visits_);
  out.member_number("here", static_cast<double>(here_));
  out.name("surveys");
  out.open_object();
  for (const Seen& each : seen_) {
    out.name(each.survey);
    out.open_array();
    out.number(each.shows);
    for (const UnixMs last : each.last) out.number(static_cast<double>(last));
    out.close_array();
  }
  out.close_object();
  out.close_object();
  return text;
}

}  // namespace touchstone
