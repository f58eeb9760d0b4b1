#include "collector/janitor.hpp"

#include <algorithm>
#include <iostream>

#include "collector/clock.hpp"

namespace touchstone {
namespace {

constexpr auto interval = std::chrono::minutes(10);
constexpr unsigned most_at_once = 1'000;

UnixMs before(UnixMs now, std::chrono::milliseconds span) { return std::max<UnixMs>(now - span.count(), 0); }

}  // namespace

Result<unsigned> tidy(Store& store, std::optional<std::chrono::hours> keep, UnixMs now) {
  unsigned deleted = 0;
  for (unsigned round = keep ? most_at_once : 0; round == most_at_once;) {
    Result<unsigned> removed = store.remove_older(before(now, *keep), most_at_once, now);
    if (!removed) return removed.error();
    round = *removed;
    deleted += round;
  }
  Result<bool> swept = store.sweep(before(now, remembers_deleted), now);
  if (!swept) return swept.error();
  return deleted;
}

Janitor::Janitor(Store& store, std::optional<std::chrono::hours> keep)
    : store_(store), keep_(keep), thread_([this] { run(); }) {}

Janitor::~Janitor() {
  {
    const std::lock_guard lock(mutex_);
    is_ending_ = true;
  }
  ended_.notify_all();
  thread_.join();
}

void Janitor::run() {
  std::unique_lock lock(mutex_);
  while (!is_ending_) {
    lock.unlock();
    if (const Result<unsigned> done = tidy(store_, keep_, clock_now()); !done) {
      std::cerr << "touchstone: " << done.error().message << '\n';
    }
    lock.lock();
    ended_.wait_for(lock, interval, [this] { return is_ending_; });
  }
}

}  // namespace touchstone
