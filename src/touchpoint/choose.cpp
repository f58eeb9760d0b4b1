#include "touchpoint/choose.hpp"

#include <algorithm>

namespace touchstone {

Json facts_of(const Track& track, unsigned visits) {
  Json facts = Json::object();
  facts.set("answers", Json::object());
  facts.set("segments", Json::object());
  facts.set("context", track.context);
  facts.set("locale", track.locale);
  facts.set("device", track.device);
  facts.set("page", track.page);
  facts.set("visits", visits);
  return facts;
}

const Survey* choose(const Definition& definition, const Track& track, const Visitor& visitor, const OnPage& page,
                     std::vector<Decision>& decisions) {
  const Survey* chosen = nullptr;
  for (std::size_t i = 0; i < definition.surveys.size(); ++i) {
    const Survey& survey = definition.surveys[i];
    if (survey.touchpoint != track.touchpoint) continue;
    Decision& decision = decisions[i];
    // First what will not pass: a survey does not wait for itself to be closed.
    if (std::find(page.shown.begin(), page.shown.end(), i) != page.shown.end()) {
      decision = {Reason::shown_here};
    } else if (page.is_busy) {
      decision = {Reason::another_open};
    } else {
      decision = decide(definition, survey, track, visitor);
    }
    if (decision.reason != Reason::shown) continue;
    if (chosen == nullptr) {
      chosen = &survey;
    } else {
      decision = {Reason::gives_way, 0, chosen->id};
    }
  }
  return chosen;
}

}  // namespace touchstone
