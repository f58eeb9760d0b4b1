#include "touchpoint/choose.hpp"

#include <algorithm>

#include "logic/evaluate.hpp"

namespace touchstone {

Json facts_of(const Track& track) {
  Json facts = Json::object();
  facts.set("answers", Json::object());
  facts.set("segments", Json::object());
  facts.set("context", track.context);
  facts.set("locale", track.locale);
  facts.set("device", track.device);
  return facts;
}

const Survey* choose(const Definition& definition, const Track& track, const std::vector<const Survey*>& shown) {
  const Json facts = facts_of(track);
  for (const Survey& survey : definition.surveys) {
    const bool was_shown = std::find(shown.begin(), shown.end(), &survey) != shown.end();
    if (survey.touchpoint == track.touchpoint && !was_shown && holds(survey.show.when, facts)) return &survey;
  }
  return nullptr;
}

}  // namespace touchstone
