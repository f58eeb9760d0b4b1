#pragma once
// A year of made-up responses of a shop that does not exist, to look at reports with: seasons, weekdays, hours, four
// touchpoints, two languages, and three weeks in March in which parcels came late.
#include <cstdint>
#include <string>

namespace touchstone {

/// What follows from seed and number alone. Records are valid by schema/response-1.json.
class DemoData {
 public:
  /// From 2025-11-01 to 2026-10-31. `responses`: how many there are in the year.
  DemoData(std::uint64_t seed, std::uint64_t responses);

  /// The record of that number, 0 to `responses` - 1, as one line without its line break. Numbers rise with time.
  std::string record(std::uint64_t number) const;

 private:
  std::uint64_t seed_;
  std::uint64_t responses_;
};

}  // namespace touchstone
