#include "touchpoint/decision.hpp"

#include <algorithm>

#include "base/json_write.hpp"
#include "base/utf8.hpp"
#include "base/words.hpp"
#include "logic/evaluate.hpp"
#include "logic/variables.hpp"
#include "touchpoint/lot.hpp"

namespace touchstone {
namespace {

/// Until when a rest lasts; 0 where there is none. `survey`: "" is any. What lies in the future, by a clock that was
/// put back, counts as now: a rest may get longer by that, and never shorter.
UnixMs rests_until(const Rest& rest, const Visitor& visitor, std::string_view survey, UnixMs at) {
  UnixMs until = 0;
  for (std::size_t i = 0; i < outcome_count; ++i) {
    const UnixMs last = visitor.last(survey, static_cast<Outcome>(i));
    if (last == 0 || rest.days[i] == 0) continue;
    const auto length = static_cast<UnixMs>(rest.days[i] * static_cast<double>(ms_per_day));
    until = std::max(until, std::min(last, at) + length);
  }
  return until;
}

/// "context.order.value = 12, device = \"phone\"": what a condition reads, and what is there.
std::string what_is_read(const Rule& rule, const Json& facts) {
  constexpr std::size_t longest = 60;
  std::string text;
  for (const Json& variable : variables_of(rule).items()) {
    const std::string& path = variable.name();
    const Json* value = look_up(facts, path);
    const std::string there = value == nullptr ? "null" : write_json(*value);
    text += joined({text.empty() ? "" : ", ", path, " = ", beginning(there, longest)});
  }
  return text;
}

}  // namespace

std::string_view name_of(Reason reason) {
  constexpr std::string_view names =
      "shown touchpoint another_open shown_here not_yet over consent payment condition sample max_shows rest "
      "rest_of_all "
      "gives_way nothing_to_ask waiting left called_off";
  return word_at(names, static_cast<std::size_t>(reason));
}

Decision decide(const Definition& definition, const Survey& survey, const Track& track, const Visitor& visitor) {
  const Show& show = survey.show;
  if (track.at < show.from) return {Reason::not_yet};
  if (track.at > show.until) return {Reason::over};
  if (show.needs_storage && visitor.storage() == Storage::none) return {Reason::consent};
  // Where it waits first, the page that counts is the one it appears on.
  if (track.is_payment && !show.on_payment_pages && show.after_seconds == 0) return {Reason::payment};
  const Json facts = facts_of(track, visitor.visits());
  if (!holds(show.when, facts)) return {Reason::condition, 0, what_is_read(show.when, facts)};
  constexpr double percent = 100;
  if (lot_of(visitor.key(), survey.id) * percent >= show.sample_percent) return {Reason::sample};
  if (show.max_shows > 0 && visitor.shows_of(survey.id) >= show.max_shows) return {Reason::max_shows};
  UnixMs until = rests_until(show.rest, visitor, survey.id, track.at);
  if (until > track.at) return {Reason::rest, until};
  until = rests_until(definition.rest, visitor, {}, track.at);
  if (until > track.at) return {Reason::rest_of_all, until};
  return {Reason::shown};
}

}  // namespace touchstone
