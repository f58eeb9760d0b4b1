#pragma once
// A few threads for what may block, as asking the database does.
#include <atomic>
#include <functional>
#include <memory>

namespace touchstone {

class Workers {
 public:
  explicit Workers(unsigned threads);
  /// Does what was taken, then ends.
  ~Workers();
  Workers(const Workers&) = delete;
  Workers& operator=(const Workers&) = delete;

  /// False: too much is waiting already.
  bool offer(std::function<void()> task);
  /// As `offer`, whatever is waiting.
  void add(std::function<void()> task);
  /// Waits for what was taken. Nothing may be added afterwards.
  void end();

 private:
  /// Enough for a page of many readers at once, and few enough that nobody waits for minutes.
  static constexpr int most_waiting = 256;

  struct Parts;
  std::unique_ptr<Parts> parts_;
  std::atomic<int> waiting_ = 0;
};

}  // namespace touchstone
