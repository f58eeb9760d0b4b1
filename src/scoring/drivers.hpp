#pragma once
// Drivers: what else people say who score low. A team learns where to look, not what would happen: people who name the
// delivery may differ in more than that.
#include <string>
#include <vector>

#include "scoring/wording.hpp"

namespace touchstone {

/// The scores of those who chose an option, and of those who were asked the same and did not.
struct Factor {
  std::string question;
  std::string value;
  Tally with;
  Tally without;
};

struct Driver {
  Factor factor;
  /// With minus without, in the unit of the score.
  Difference difference;
  /// After Holm, over all factors with at least ten answers on both sides; absent for the others.
  std::optional<double> adjusted_p;
  /// By how much the score of all who were asked lies off for it: the difference, times the share of those who chose.
  /// Below 0: worse, also where less is better.
  double pull = 0;
};

/// The most harmful first.
std::vector<Driver> find_drivers(Metric metric, std::vector<Factor> factors);

/// An array, an object for each driver, figures in full precision. `text` is for people: "no reliable difference: -4,
/// between -9 and +1".
std::string write_drivers_json(Metric metric, const std::vector<Driver>& drivers,
                               ReportLanguage language = ReportLanguage::english);

}  // namespace touchstone
