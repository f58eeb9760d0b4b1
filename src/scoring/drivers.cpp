#include "scoring/drivers.hpp"

#include <algorithm>
#include <tuple>

#include "scoring/write.hpp"

namespace touchstone {
namespace {

void write_driver(JsonWriter& out, Metric metric, const Driver& driver, ReportLanguage language) {
  const Factor& factor = driver.factor;
  out.open_object();
  out.member("question", factor.question);
  out.member("value", factor.value);
  out.member_number("n_with", static_cast<double>(factor.with.n()));
  out.member_number("n_without", static_cast<double>(factor.without.n()));
  write_member(out, "score_with", score_of(metric, factor.with).value);
  write_member(out, "score_without", score_of(metric, factor.without).value);
  write_member(out, "delta", driver.difference.delta);
  write_member(out, "interval", driver.difference.interval);
  write_member(out, "p", driver.difference.p);
  write_member(out, "adjusted_p", driver.adjusted_p);
  out.member_number("pull", driver.pull);
  out.member_boolean("reliable", driver.adjusted_p && is_reliable(*driver.adjusted_p));
  out.member("text",
             describe_difference(metric, factor.without, factor.with, driver.difference, driver.adjusted_p, language));
  out.close_object();
}

}  // namespace

std::vector<Driver> find_drivers(Metric metric, std::vector<Factor> factors) {
  std::vector<Driver> drivers;
  std::vector<double> p;
  for (Factor& factor : factors) {
    Driver driver;
    driver.difference = compare_if_enough(metric, factor.without, factor.with);
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

std::string write_drivers_json(Metric metric, const std::vector<Driver>& drivers, ReportLanguage language) {
  std::string text;
  JsonWriter out(text);
  out.open_array();
  for (const Driver& driver : drivers) write_driver(out, metric, driver, language);
  out.close_array();
  return text;
}

}  // namespace touchstone
