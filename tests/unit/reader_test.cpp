#include <array>
#include <catch2/catch.hpp>
#include <string_view>

#include "base/suggest.hpp"

using touchstone::suggest;

TEST_CASE("a mistyped word is met with the word that was meant, if one is near") {
  constexpr std::array<std::string_view, 4> known = {"touchpoint", "surveys", "when", "id"};
  const std::pair<const char*, const char*> facts[] = {
      {"touchpont", "did you mean \"touchpoint\"?"},
      {"tuochpoint", "did you mean \"touchpoint\"?"},
      {"survey", "did you mean \"surveys\"?"},
      {"wehn", "did you mean \"when\"?"},
      {"colour", "known: touchpoint, surveys, when, id"},
      {"", "known: touchpoint, surveys, when, id"},
  };
  for (const auto& [written, hint] : facts) CHECK(suggest(written, known) == hint);
}
