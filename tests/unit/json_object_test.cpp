#include <catch2/catch.hpp>
#include <map>
#include <string>

#include "base/json.hpp"
#include "base/random.hpp"

using touchstone::Json;

TEST_CASE("an object of any size keeps its order and finds what it has, and nothing else") {
  touchstone::Random random(5);
  for (const std::size_t size : {0U, 1U, 8U, 9U, 15U, 16U, 17U, 100U, 3'000U}) {
    Json object = Json::object();
    std::map<std::string, double> twin;
    std::vector<std::string> order;
    while (twin.size() < size) {
      const std::string name = "q" + std::to_string(random.next() % (2 * size));
      const auto value = static_cast<double>(random.next() % 1'000);
      if (twin.count(name) == 0) order.push_back(name);
      twin[name] = value;
      object.set(name, value);
    }
    const Json copy = object;
    REQUIRE(copy.items().size() == size);
    for (std::size_t i = 0; i < size; ++i) CHECK(copy.items()[i].name() == order[i]);
    for (std::size_t i = 0; i < 2 * size + 2; ++i) {
      const std::string name = "q" + std::to_string(i);
      const Json* found = copy.find(name);
      REQUIRE((found != nullptr) == (twin.count(name) == 1));
      if (found != nullptr) CHECK(found->number() == twin[name]);
    }
    CHECK(copy.find("") == nullptr);
    CHECK(copy == object);
  }
}
