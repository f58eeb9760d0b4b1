#include <catch2/catch.hpp>

#include "session/locale_form.hpp"

using namespace touchstone;

// After CLDR 48, where digits are written 0-9.
TEST_CASE("numbers as people write them") {
  struct Fact {
    std::string_view locale;
    double number;
    std::string_view written;
  };
  const Fact facts[] = {
      {"en", 1234.5, "1,234.5"},
      {"en-US", 999, "999"},
      {"en", 1234567, "1,234,567"},
      {"en", -1234, "-1,234"},
      {"en", -123, "-123"},
      {"de", 1234.5, "1.234,5"},
      {"de-AT", 1234.5, "1\u00A0234,5"},
      {"de_AT", 1234.5, "1\u00A0234,5"},
      {"DE", 0.5, "0,5"},
      {"de-CH", 1234567.25, "1'234'567.25"},
      {"fr", 12345, "12\u202F345"},
      {"es", 1234, "1234"},
      {"es", 12345, "12.345"},
      {"pl", 1234, "1234"},
      {"pl", 12345, "12\u00A0345"},
      {"pt-PT", 1234, "1234"},
      {"pt-BR", 1234, "1.234"},
      {"sv", 1234.5, "1\u00A0234,5"},
      {"cs", 1234.5, "1\u00A0234,5"},
      {"tr", 1234.5, "1.234,5"},
      {"da", 1234.5, "1.234,5"},
      {"it", 1234.5, "1234,5"},
      {"nl", 1234.5, "1.234,5"},
      {"xx", 1234.5, "1,234.5"},
      {"", 1234.5, "1,234.5"},
      {"e", 1234.5, "1,234.5"},
      {"de", 1e21, "1e+21"},
      {"de", 9, "9"},
  };
  for (const Fact& fact : facts) {
    INFO(fact.locale << ' ' << fact.number);
    CHECK(number_in(fact.locale, fact.number) == fact.written);
  }
}

TEST_CASE("days as people write them") {
  const std::pair<std::string_view, std::string_view> facts[] = {
      {"de", "5.11.2026"},    {"de-AT", "5.11.2026"},  {"de-CH", "5.11.2026"},  {"en", "11/5/2026"},
      {"en-US", "11/5/2026"}, {"en-GB", "05/11/2026"}, {"en-IE", "5/11/2026"},  {"en-CA", "2026-11-05"},
      {"fr", "05/11/2026"},   {"es", "5/11/2026"},     {"it", "05/11/2026"},    {"nl", "5-11-2026"},
      {"pl", "5.11.2026"},    {"sv", "2026-11-05"},    {"da", "5.11.2026"},     {"pt", "05/11/2026"},
      {"cs", "5. 11. 2026"},  {"tr", "05.11.2026"},    {"ro", "05.11.2026"},    {"ar", "5/11/2026"},
      {"he", "5.11.2026"},    {"hu", "2026. 11. 05."}, {"hr", "05. 11. 2026."}, {"sl", "5. 11. 2026"},
      {"bg", "5.11.2026 г."}, {"nb", "5.11.2026"},     {"fi", "5.11.2026"},     {"el", "5/11/2026"},
      {"ru", "05.11.2026"},   {"ja", "2026/11/5"},     {"ko", "2026. 11. 5."},  {"xx", "2026-11-05"},
  };
  for (const auto& [locale, written] : facts) {
    INFO(locale);
    CHECK(day_in(locale, "2026-11-05T10:00:00Z") == written);
  }
}
