#include <algorithm>
#include <array>
#include <catch2/catch.hpp>
#include <map>

#include "base/random.hpp"
#include "session/order.hpp"

using namespace touchstone;

namespace {

ChoiceForm options(std::size_t count) {
  ChoiceForm form;
  form.options = std::vector<Option>(count);
  form.shuffle = true;
  return form;
}

}  // namespace

TEST_CASE("without shuffle, options stand as written") {
  ChoiceForm form = options(3);
  form.shuffle = false;
  CHECK(order_of(form, 7) == std::vector<std::size_t>{0, 1, 2});
}

TEST_CASE("every order of four options is as likely as every other") {
  const ChoiceForm form = options(4);
  std::map<std::vector<std::size_t>, int> seen;
  constexpr int draws = 24'000;
  Random seeds(1);
  for (int i = 0; i < draws; ++i) ++seen[order_of(form, seeds.next())];
  REQUIRE(seen.size() == 24);
  // Chi-squared with 23 degrees of freedom: 49.7 is passed once in a thousand.
  double chi = 0;
  for (const auto& [order, count] : seen) chi += (count - 1'000.0) * (count - 1'000.0) / 1'000.0;
  CHECK(chi < 49.7);
}

TEST_CASE("pinned options keep their places, all others move") {
  ChoiceForm form = options(6);
  form.options[0].pinned = true;
  form.options[4].pinned = true;
  std::array<bool, 6> moved{};
  Random seeds(2);
  for (int i = 0; i < 200; ++i) {
    const std::vector<std::size_t> order = order_of(form, seeds.next());
    for (std::size_t place = 0; place < order.size(); ++place) moved[place] = moved[place] || order[place] != place;
    CHECK(std::is_permutation(order.begin(), order.end(), std::array<std::size_t, 6>{0, 1, 2, 3, 4, 5}.begin()));
  }
  CHECK(moved == std::array<bool, 6>{false, true, true, true, false, true});
}
