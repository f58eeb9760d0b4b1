#pragma once
// Word from those who keep responses to those who listen: "there is something new". What is new stands in the store, so
// nothing is queued here, and a listener that falls behind costs nothing.
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <mutex>

namespace touchstone {

class Changes {
 public:
  /// How many changes there were so far. To be asked before looking into the store, so that none slips through between.
  std::uint64_t count() const {
    const std::lock_guard lock(mutex_);
    return count_;
  }

  /// Says that there was another one.
  void note() {
    {
      const std::lock_guard lock(mutex_);
      ++count_;
    }
    changed_.notify_all();
  }

  /// Waits for a change after the first `seen`, at most `patience`. False: none came.
  bool wait(std::uint64_t seen, std::chrono::milliseconds patience) const {
    std::unique_lock lock(mutex_);
    changed_.wait_for(lock, patience, [&] { return ended_ || count_ != seen; });
    return count_ != seen;
  }

  /// Nobody waits any more, now or later.
  void end() {
    {
      const std::lock_guard lock(mutex_);
      ended_ = true;
    }
    changed_.notify_all();
  }
  bool ended() const {
    const std::lock_guard lock(mutex_);
    return ended_;
  }

 private:
  mutable std::mutex mutex_;
  mutable std::condition_variable changed_;
  std::uint64_t count_ = 0;
  bool ended_ = false;
};

}  // namespace touchstone
