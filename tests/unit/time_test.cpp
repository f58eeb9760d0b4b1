#include <catch2/catch.hpp>

#include "base/time.hpp"
#include "delivery/response.hpp"

using touchstone::timestamp;

TEST_CASE("moments are written as RFC 3339") {
  const std::pair<touchstone::UnixMs, const char*> facts[] = {
      {0, "1970-01-01T00:00:00.000Z"},
      {951'782'399'999, "2000-02-28T23:59:59.999Z"},
      {951'782'400'000, "2000-02-29T00:00:00.000Z"},
      {4'107'542'400'000, "2100-03-01T00:00:00.000Z"},
      {1'795'256'100'000, "2026-11-21T10:15:00.000Z"},
      {touchstone::latest_moment, "9999-12-31T23:59:59.999Z"},
  };
  for (const auto& [moment, text] : facts) CHECK(timestamp(moment) == text);
}

TEST_CASE("a response id is a UUID of version 7: the moment first, then the seed") {
  CHECK(touchstone::make_response_id(0, {0, 0}) == "00000000-0000-7000-8000-000000000000");
  CHECK(touchstone::make_response_id(1'795'255'200'000, {~0ULL, ~0ULL}) == "01a1fd8c-6900-7fff-bfff-ffffffffffff");
}
