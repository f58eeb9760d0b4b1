#pragma once
// Keeps the database to what it promises: old responses are deleted, and what was only kept for a while is forgotten.
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <thread>

#include "collector/storage/store.hpp"

namespace touchstone {

/// How long a deleted response is known as deleted. A page keeps what it has not delivered for 7 days.
constexpr auto remembers_deleted = std::chrono::hours(24 * 30);

/// One round: deletes what was received more than `keep` ago (absent: nothing), a thousand in each transaction so that
/// arrivals need not wait long, and forgets what is over. How many responses were deleted.
Result<unsigned> tidy(Store& store, std::optional<std::chrono::hours> keep, UnixMs now);

/// Does so at once and then every ten minutes, on a thread of its own.
class Janitor {
 public:
  /// `store` must outlive this.
  Janitor(Store& store, std::optional<std::chrono::hours> keep);
  ~Janitor();
  Janitor(const Janitor&) = delete;
  Janitor& operator=(const Janitor&) = delete;

 private:
  void run();

  Store& store_;
  std::optional<std::chrono::hours> keep_;
  std::mutex mutex_;
  std::condition_variable ended_;
  bool is_ending_ = false;
  std::thread thread_;
};

}  // namespace touchstone
