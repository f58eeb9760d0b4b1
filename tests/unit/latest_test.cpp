// The latest revisions, without files and lines: many entries of one part, of two threads.

#include <catch2/catch.hpp>
#include <memory>
#include <string>
#include <vector>

#include "responses/latest.hpp"

using namespace touchstone;

TEST_CASE("a part that is gone through again and again keeps the latest, whatever came between") {
  Shapes shapes;
  ShapeNumbers numbers(shapes);
  const auto shape = [&](const std::string& said, const std::string& answers) {
    return *Shapes::joined(numbers.group_number(said), numbers.answers_number(answers));
  };
  const ShapeNumber old = shape("said", "old");
  const ShapeNumber latest = shape("said", "latest");
  const ShapeNumber lesser = shape("said", "a");
  std::vector<ResponseKey> keys;
  for (std::uint64_t i = 0; keys.size() < 3'000; ++i) {
    if (hash_of({i, 0}) >> 56 == 7) keys.push_back({i, 0});
  }
  // Two threads, each in its own order, and more entries than a part holds before it is gone through.
  std::vector<std::unique_ptr<Latest>> lists;
  lists.push_back(std::make_unique<Latest>(shapes));
  lists.push_back(std::make_unique<Latest>(shapes));
  for (std::uint32_t revision = 1; revision <= 5; ++revision) {
    for (const ResponseKey& key : keys) lists[0]->put({key, revision, revision == 5 ? latest : old});
    for (const ResponseKey& key : keys) lists[1]->put({key, 6 - revision, revision == 1 ? lesser : old});
  }
  const LatestCounts counts(lists, shapes);
  CHECK(counts.responses() == keys.size());
  std::uint64_t of_lesser = 0;
  for (const auto& [number, times] : counts.shapes()) {
    CHECK(number == lesser);  // of revision 5, which came with two contents
    of_lesser += times;
  }
  CHECK(of_lesser == keys.size());
}
