#pragma once
// Group commit: responses that arrive while a commit is under way go into the next one together, and each sender is
// answered after the commit that holds its response.
//
// A commit costs a write to the disk however many rows it holds, so that a busy collector writes more rows with each,
// and a quiet one loses no time by waiting for others. The line is bounded: who comes when it is full is sent away and
// comes again later, which costs less than to keep all waiting.
#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "base/result.hpp"
#include "collector/metrics.hpp"
#include "collector/storage/store.hpp"

namespace touchstone {

struct CommitterLimits {
  /// Records that may wait. At the 5,000 a second that two cores do, a full line is two tenths of a second.
  std::size_t most_waiting = 1'024;
  /// Records of one transaction. SQLite gains nothing from more.
  std::size_t most_in_group = 256;
};

class Committer {
 public:
  /// Called once, on the committer's thread, which it must not hold up.
  using Done = std::function<void(Result<std::vector<Kept>>)>;

  /// `store` and `metrics` must outlive this.
  Committer(Store& store, Metrics& metrics, CommitterLimits limits = {});
  /// Keeps what is waiting, then ends.
  ~Committer();
  Committer(const Committer&) = delete;
  Committer& operator=(const Committer&) = delete;

  /// Whether there is room for that many records. May be over by the time they come.
  bool has_room(std::size_t count) const;
  /// Takes records that are kept or not kept together. False: the line is full, and `done` will not be called.
  bool offer(std::vector<Arrival> records, Done done);

 private:
  struct Job {
    std::vector<Arrival> records;
    Done done;
  };

  void run();
  void commit(std::vector<Job> jobs, std::size_t count);
  /// Says on the standard error that commits fail, or no longer do; once, not for each.
  void report(const std::string& failure);

  Store& store_;
  Metrics& metrics_;
  CommitterLimits limits_;
  mutable std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<Job> jobs_;
  /// Records in `jobs_` and in the commit that is under way.
  std::size_t waiting_ = 0;
  bool ending_ = false;
  /// Of the last commit; empty where it went well.
  std::string failure_ = {};
  std::thread thread_;
};

}  // namespace touchstone
