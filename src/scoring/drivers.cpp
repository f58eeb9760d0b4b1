#include "scoring/drivers.hpp"

#include <algorithm>
#include <tuple>

namespace touchstone {

std::vector<Driver> find_drivers(Metric metric, std::vector<Factor> factors) {
  std::vector<Driver> drivers;
  std::vector<double> p;
  for (Factor& factor : factors) {
    Driver driver;
    driver.difference = compare(metric, factor.without, factor.with);
    const bool enough = factor.with.n() >= few_answers && factor.without.n() >= few_answers;
    if (!enough) driver.difference.p.reset();
    if (driver.difference.p) p.push_back(*driver.difference.p);
    const auto with = static_cast<double>(factor.with.n());
    const auto all = static_cast<double>(factor.with.n() + factor.without.n());
    if (driver.difference.delta) driver.pull = *driver.difference.delta * with / all;
    if (lower_is_better(metric)) driver.pull = -driver.pull;
    driver.factor = std::move(factor);
    drivers.push_back(std::move(driver));
  }
  const std::vector<double> adjusted = holm(p);
  std::size_t at = 0;
  for (Driver& driver : drivers) {
    if (driver.difference.p) driver.adjusted_p = adjusted[at++];
  }
  std::sort(drivers.begin(), drivers.end(), [](const Driver& left, const Driver& right) {
    return std::tie(left.pull, left.factor.question, left.factor.value) <
           std::tie(right.pull, right.factor.question, right.factor.value);
  });
  return drivers;
}

}  // namespace touchstone
