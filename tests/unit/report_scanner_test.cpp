// JSON passed over: what is read of it, and what is refused.
#include <catch2/catch.hpp>
#include <string>

#include "report/scanner.hpp"
#include "scoring/letters.hpp"

using namespace touchstone;

namespace {

/// Whether a text is one JSON value.
bool is_json(std::string_view text) {
  JsonScanner in(text);
  in.skip();
  return in.ends();
}

std::string text_in(std::string_view json) {
  JsonScanner in(json);
  RawText raw;
  REQUIRE(in.text(raw));
  CHECK(in.ends());
  std::string room;
  return std::string(decoded(raw, room));
}

}  // namespace

TEST_CASE("what is JSON") {
  for (const char* const text : {"0",
                                 "-0",
                                 "10",
                                 "-1.5e+3",
                                 "1E5",
                                 "0.25",
                                 "true",
                                 "false",
                                 "null",
                                 "\"\"",
                                 "[]",
                                 "{}",
                                 " [ 1 , [ ] ] ",
                                 R"({"a":{"b":[1,2,{"c":"d"}]},"a":null})",
                                 "18446744073709551615",
                                 "-9223372036854775808",
                                 "1e308",
                                 R"("\"\\\/\b\f\n\r\té😀")",
                                 "\"ä😀\"",
                                 R"("eight bytes and \n then some more of them")"}) {
    CAPTURE(text);
    CHECK(is_json(text));
  }
}

TEST_CASE("what is none") {
  for (const char* const text : {"",
                                 " ",
                                 "01",
                                 "-",
                                 "1.",
                                 ".5",
                                 "1e",
                                 "+1",
                                 "1e400",
                                 "0x1",
                                 "NaN",
                                 "tru",
                                 "truee",
                                 "nul",
                                 "[1,]",
                                 "[,1]",
                                 "[1 2]",
                                 "[1",
                                 "]",
                                 "{\"a\"}",
                                 "{\"a\":}",
                                 "{a:1}",
                                 "{\"a\":1,}",
                                 "{\"a\" 1}",
                                 "{,}",
                                 "\"",
                                 "\"\\x\"",
                                 "\"\\u12\"",
                                 "\"\\ud800\"",
                                 "\"\\udc00\"",
                                 "\"\\ud800\\u0041\"",
                                 "\"\t\"",
                                 "1 1",
                                 "{} {}",
                                 "18446744073709551616",
                                 "-9223372036854775809",
                                 "'a'",
                                 "[1]]",
                                 "\"\x80\"",
                                 "\"\xC0\x80\"",
                                 "\"\xED\xA0\x80\"",
                                 "\"\xF5\x80\x80\x80\"",
                                 "\"\xE2\x82\""}) {
    CAPTURE(text);
    CHECK_FALSE(is_json(text));
  }
  CHECK_FALSE(is_json(std::string_view("\"a\0b\"", 5)));
}

TEST_CASE("nested deeper than anybody writes is refused, and costs no stack") {
  CHECK(is_json(std::string(1'000, '[') + std::string(1'000, ']')));
  CHECK_FALSE(is_json(std::string(1'100, '[') + std::string(1'100, ']')));
  CHECK_FALSE(is_json(std::string(1'000'000, '[')));
}

TEST_CASE("texts of any length end where they end, whatever stands behind them") {
  for (std::size_t length = 0; length < 100; ++length) {
    CAPTURE(length);
    const std::string text(length, 'x');
    CHECK(text_in('"' + text + '"') == text);
    CHECK_FALSE(is_json('"' + text));
    CHECK_FALSE(is_json('"' + text + '\n' + '"'));
    CHECK_FALSE(is_json('"' + text + "\xFF\""));
    // Bytes behind the end may be looked at, and count for nothing.
    const std::string line = '"' + text + "\"\xFF" + std::string(64, '"');
    JsonScanner in(std::string_view(line).substr(0, length + 2), 64);
    in.skip();
    CHECK(in.ends());
    JsonScanner open(std::string_view(line).substr(0, length + 1), 65);
    open.skip();
    CHECK(open.is_broken());
  }
}

TEST_CASE("texts say what their escapes mean") {
  const std::pair<const char*, const char*> facts[] = {{R"("plain")", "plain"},
                                                       {R"("a\"b\\c\/d")", "a\"b\\c/d"},
                                                       {R"("\b\f\n\r\t")", "\b\f\n\r\t"},
                                                       {R"("\u00e9\u00E9")", "éé"},
                                                       {R"("\u20ac")", "€"},
                                                       {R"("\ud83d\ude00!")", "😀!"}};
  for (const auto& [json, text] : facts) {
    CAPTURE(json);
    CHECK(text_in(json) == text);
  }
}

TEST_CASE("whole numbers are those that are written so") {
  const std::pair<const char*, std::optional<std::uint64_t>> facts[] = {
      {"0", 0},    {"-0", 0},   {"7", 7},    {"18446744073709551615", 18446744073709551615U},
      {"-1", {}},  {"1.0", {}}, {"1e0", {}}, {"\"1\"", {}},
      {"[1]", {}}, {"null", {}}};
  for (const auto& [json, number] : facts) {
    CAPTURE(json);
    JsonScanner in(json);
    CHECK(in.whole_number() == number);
    CHECK(in.ends());
  }
}

TEST_CASE("small letters, of the alphabets that shops write in") {
  CHECK(in_small_letters("ABC äÖÜß É Œ Ž Ÿ") == "abc äöüß é œ ž ÿ");
  CHECK(in_small_letters("ŁÓDŹ İ ΆΈΌΏ ΑΩΣ ЁЖЯ 日本 ×") == "łódź İ άέόώ αωσ ёжя 日本 ×");
  CHECK(in_small_letters("\xC3") == "\xC3");
  CHECK(in_small_letters("\xC3Z") == "\xC3z");
}
