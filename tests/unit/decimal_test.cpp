#include <catch2/catch.hpp>
#include <charconv>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <limits>
#include <random>
#include <string>

#include "base/decimal.hpp"

using touchstone::read_decimal;
using touchstone::write_decimal;
using touchstone::write_decimal_exactly;

namespace {

std::string digits_of(const std::string& text) {
  std::string digits;
  for (const char c : text.substr(0, text.find('e'))) {
    if (c >= '0' && c <= '9' && !(digits.empty() && c == '0')) digits += c;
  }
  while (digits.size() > 1 && digits.back() == '0') digits.pop_back();
  return digits;
}

}  // namespace

TEST_CASE("decimals are written as JavaScript writes them") {
  const std::pair<double, const char*> facts[] = {
      {0, "0"},
      {-0.0, "0"},
      {1, "1"},
      {-7, "-7"},
      {129.9, "129.9"},
      {0.1, "0.1"},
      {0.000001, "0.000001"},
      {0.0000001, "1e-7"},
      {123e-20, "1.23e-18"},
      {1e20, "100000000000000000000"},
      {1e21, "1e+21"},
      {1.5e300, "1.5e+300"},
      {9007199254740993.0, "9007199254740992"},
      {0.1 + 0.2, "0.30000000000000004"},
      {5e-324, "5e-324"},
      {2.2250738585072014e-308, "2.2250738585072014e-308"},
      {std::numeric_limits<double>::max(), "1.7976931348623157e+308"},
      {std::numeric_limits<double>::infinity(), "Infinity"},
      {-std::numeric_limits<double>::infinity(), "-Infinity"},
      {std::numeric_limits<double>::quiet_NaN(), "NaN"},
  };
  for (const auto& [value, text] : facts) {
    CHECK(write_decimal(value) == text);
    CHECK(write_decimal_exactly(value) == text);
  }
}

TEST_CASE("a decimal is read from the front of a text, as far as it goes") {
  const std::tuple<const char*, double, std::size_t> facts[] = {
      {"12", 12, 2},        {"-1.5e3", -1500, 6}, {"+2", 2, 2},
      {"3abc", 3, 1},       {".5", 0.5, 2},       {"1.", 1, 2},
      {"1e", 1, 1},         {"1e+", 1, 1},        {"", 0, 0},
      {"abc", 0, 0},        {".", 0, 0},          {"-", 0, 0},
      {"0x10", 0, 1},       {" 1", 0, 0},         {"1e400", HUGE_VAL, 5},
      {"-1e-400", -0.0, 7}, {"00012", 12, 5},     {"1e99999999999999999999", HUGE_VAL, 22},
  };
  for (const auto& [text, value, length] : facts) {
    INFO(text);
    CHECK(read_decimal(text).value == value);
    CHECK(read_decimal(text).length == length);
  }
}

TEST_CASE("halfway cases round to even, and one digit far behind decides") {
  CHECK(read_decimal("9007199254740993").value == 9007199254740992.0);
  CHECK(read_decimal("9007199254740993.00000000000000000000000000000000000001").value == 9007199254740994.0);
  CHECK(read_decimal("9007199254740993." + std::string(1'000, '0') + "1").value == 9007199254740994.0);
  CHECK(read_decimal("2.4703282292062327208e-324").value == 0);
  CHECK(read_decimal("2.4703282292062328e-324").value == 5e-324);
  CHECK(read_decimal("1.7976931348623158e308").value == std::numeric_limits<double>::max());
  CHECK(read_decimal("1.7976931348623159e308").value == HUGE_VAL);
}

TEST_CASE("reading agrees with the C library, writing with the C++ library, on random doubles of every size") {
  std::mt19937_64 random(20261121);
  char buffer[64];
  for (int i = 0; i < 40'000; ++i) {
    std::uint64_t bits = random();
    double value = 0;
    if (i % 4 == 0) bits &= 0x000FFFFFFFFFFFFFU;  // subnormal
    std::memcpy(&value, &bits, sizeof value);
    if (i % 4 == 1) value = static_cast<double>(random() % 10'000'000) / 100;  // prices
    if (!(value - value == 0)) continue;

    const std::string written = write_decimal_exactly(value);
    REQUIRE(write_decimal(value) == written);
    const auto shortest = std::to_chars(buffer, buffer + sizeof buffer, value, std::chars_format::scientific);
    REQUIRE(std::strtod(written.c_str(), nullptr) == value);
    REQUIRE(read_decimal(written).value == value);
    REQUIRE(digits_of(written) == digits_of(std::string(buffer, shortest.ptr)));

    std::snprintf(buffer, sizeof buffer, "%.*e", static_cast<int>(random() % 25), value);
    REQUIRE(read_decimal(buffer).value == std::strtod(buffer, nullptr));
  }
}
