// What the storage does when each response is committed by itself: the measure that group commit is held against, on
// the same disk in the same minute.
//
//   collector_one_by_one DATABASE SECONDS GROUP
//
// Prints how many responses a second were kept, in groups of GROUP.
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

#include "collector/storage/store.hpp"

int main(int count, char** words) {
  if (count != 4) return 2;
  touchstone::Result<std::unique_ptr<touchstone::Store>> store = touchstone::open_store(words[1]);
  if (!store) return 1;
  const double seconds = std::atof(words[2]);
  const unsigned long group_size = std::strtoul(words[3], nullptr, 10);
  const auto begin = std::chrono::steady_clock::now();
  unsigned long kept = 0;
  double took = 0;
  while ((took = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count()) < seconds) {
    std::vector<touchstone::Arrival> group(group_size);
    for (touchstone::Arrival& each : group) {
      each.record.response_id = "one-by-one-" + std::to_string(kept++);
      each.record.revision = 1;
      each.record.json =
          "{\"response_id\":\"" + each.record.response_id + "\",\"filling\":\"" + std::string(400, 'x') + "\"}";
    }
    if (!(*store)->put(group)) return 1;
  }
  std::printf("%.0f\n", static_cast<double>(kept) / took);
}
