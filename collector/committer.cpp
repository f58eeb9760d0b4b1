#include "collector/committer.hpp"

#include <chrono>
#include <iostream>
#include <iterator>
#include <utility>

namespace touchstone {

Committer::Committer(Store& store, Metrics& metrics, CommitterLimits limits)
    : store_(store), metrics_(metrics), limits_(limits), thread_([this] { run(); }) {}

Committer::~Committer() {
  {
    const std::lock_guard lock(mutex_);
    ending_ = true;
  }
  changed_.notify_all();
  thread_.join();
}

bool Committer::has_room(std::size_t count) const {
  const std::lock_guard lock(mutex_);
  return !ending_ && waiting_ + count <= limits_.most_waiting;
}

bool Committer::offer(std::vector<Arrival> records, Done done) {
  {
    const std::lock_guard lock(mutex_);
    if (ending_ || waiting_ + records.size() > limits_.most_waiting) return false;
    waiting_ += records.size();
    metrics_.waiting = static_cast<std::int64_t>(waiting_);
    jobs_.push_back({std::move(records), std::move(done)});
  }
  changed_.notify_one();
  return true;
}

void Committer::run() {
  for (;;) {
    std::vector<Job> jobs;
    std::size_t count = 0;
    {
      std::unique_lock lock(mutex_);
      changed_.wait(lock, [&] { return ending_ || !jobs_.empty(); });
      if (jobs_.empty()) return;
      while (!jobs_.empty() && (count == 0 || count + jobs_.front().records.size() <= limits_.most_in_group)) {
        count += jobs_.front().records.size();
        jobs.push_back(std::move(jobs_.front()));
        jobs_.pop_front();
      }
    }
    commit(std::move(jobs), count);
  }
}

void Committer::report(const std::string& failure) {
  if (failure == failure_) return;
  std::cerr << "touchstone: " << (failure.empty() ? "responses are kept again" : failure) << '\n';
  failure_ = failure;
}

void Committer::commit(std::vector<Job> jobs, std::size_t count) {
  std::vector<Arrival> group;
  group.reserve(count);
  std::vector<std::size_t> sizes;
  for (Job& job : jobs) {
    sizes.push_back(job.records.size());
    std::move(job.records.begin(), job.records.end(), std::back_inserter(group));
  }
  const auto begin = std::chrono::steady_clock::now();
  Result<std::vector<Kept>> kept = store_.put(group);
  metrics_.note_commit(group.size(), std::chrono::steady_clock::now() - begin, static_cast<bool>(kept));
  report(kept ? std::string() : kept.error().message);
  {
    // Before the senders hear of it, who may come again at once.
    const std::lock_guard lock(mutex_);
    waiting_ -= count;
    metrics_.waiting = static_cast<std::int64_t>(waiting_);
  }
  std::size_t at = 0;
  for (std::size_t i = 0; i < jobs.size(); ++i) {
    if (!kept) {
      jobs[i].done(kept.error());
      continue;
    }
    const auto first = kept->begin() + static_cast<std::ptrdiff_t>(at);
    jobs[i].done(std::vector<Kept>(first, first + static_cast<std::ptrdiff_t>(sizes[i])));
    at += sizes[i];
  }
}

}  // namespace touchstone
