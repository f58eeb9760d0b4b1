#pragma once
// Word from those who keep responses to those who listen: "there is something new". What is new stands in the store, so
// nothing is queued here, and a listener that falls behind costs nothing.
#include <atomic>
#include <cstdint>

namespace touchstone {

class Changes {
 public:
  /// How many changes there were so far. To be asked before looking into the store, so that none slips through between.
  std::uint64_t count() const { return count_; }
  /// Says that there was another one.
  void note() { ++count_; }
  /// Nobody listens any more, now or later.
  void end() { ended_ = true; }
  bool ended() const { return ended_; }

 private:
  std::atomic<std::uint64_t> count_ = 0;
  std::atomic<bool> ended_ = false;
};

}  // namespace touchstone
