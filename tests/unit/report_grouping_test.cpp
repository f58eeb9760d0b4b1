// Periods one after the other.
#include <catch2/catch.hpp>
#include <string>

#include "report/grouping.hpp"

using namespace touchstone;
using Kind = Dimension::Kind;

namespace {

std::string listed(Kind kind, const char* first, const char* last) {
  const auto periods = periods_between(kind, first, last, 100);
  if (!periods) return "too many";
  std::string text;
  for (const Period& each : *periods) text += (text.empty() ? "" : ", ") + each.name + " from " + each.start;
  return text;
}

}  // namespace

TEST_CASE("every period between two days, none left out") {
  CHECK(listed(Kind::day, "2026-02-27", "2026-03-01") ==
        "2026-02-27 from 2026-02-27, 2026-02-28 from 2026-02-28, 2026-03-01 from 2026-03-01");
  CHECK(listed(Kind::week, "2026-12-30", "2027-01-04") == "2026-W53 from 2026-12-28, 2027-W01 from 2027-01-04");
  CHECK(listed(Kind::month, "2025-12-31", "2026-02-01") ==
        "2025-12 from 2025-12-01, 2026-01 from 2026-01-01, 2026-02 from 2026-02-01");
  CHECK(listed(Kind::day, "1969-12-31", "1970-01-01") == "1969-12-31 from 1969-12-31, 1970-01-01 from 1970-01-01");
  CHECK(listed(Kind::week, "1969-12-31", "1969-12-31") == "1970-W01 from 1969-12-29");
  CHECK(listed(Kind::month, "0004-02-29", "0004-03-01") == "0004-02 from 0004-02-01, 0004-03 from 0004-03-01");
}

TEST_CASE("no more periods than anybody wants to see") {
  CHECK(listed(Kind::day, "2026-01-01", "2026-04-10").find("2026-04-10") != std::string::npos);
  CHECK(listed(Kind::day, "2026-01-01", "2026-04-11") == "too many");
  CHECK(listed(Kind::month, "2026-01-01", "2034-04-30").find("2034-04") != std::string::npos);
  CHECK(listed(Kind::month, "2026-01-01", "2034-05-01") == "too many");
  CHECK(listed(Kind::week, "0000-01-01", "9999-12-31") == "too many");
}

TEST_CASE("what has no period") {
  for (const char* const moment : {"", "yesterday", "2026-02-30", "0000-01-01", "0000-12-31T10:00:00Z"}) {
    for (const Kind kind : {Kind::day, Kind::week, Kind::month}) CHECK(period_of(kind, moment).empty());
  }
  CHECK(period_of(Kind::week, "0001-01-01") == "0001-W01");
}
