#pragma once
// Who is connected: how many in all, and how many of each network.
#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <string>
#include <vector>

namespace touchstone {

template <class Member>
class Census {
 public:
  /// Counts one more of that network, unless there are too many.
  bool admit(const std::string& network, std::size_t most, std::size_t most_of_network) {
    const std::lock_guard lock(mutex_);
    if (count_ >= most) return false;
    std::size_t& of_network = networks_[network];
    if (of_network >= most_of_network) return false;
    ++of_network;
    ++count_;
    return true;
  }
  void enter(Member* member) {
    const std::lock_guard lock(mutex_);
    members_.insert(member);
  }
  void leave(Member* member, const std::string& network) {
    {
      const std::lock_guard lock(mutex_);
      members_.erase(member);
      --count_;
      const auto of_network = networks_.find(network);
      if (--of_network->second == 0) networks_.erase(of_network);
    }
    left_.notify_all();
  }

  std::size_t count() const {
    const std::lock_guard lock(mutex_);
    return count_;
  }
  /// Those who are there now, kept alive.
  std::vector<std::shared_ptr<Member>> members() const {
    const std::lock_guard lock(mutex_);
    std::vector<std::shared_ptr<Member>> alive;
    for (Member* each : members_) {
      if (auto member = each->weak_from_this().lock()) alive.push_back(std::move(member));
    }
    return alive;
  }
  /// Whether all have left within `patience`.
  bool wait_until_empty(std::chrono::milliseconds patience) const {
    std::unique_lock lock(mutex_);
    return left_.wait_for(lock, patience, [&] { return count_ == 0; });
  }

 private:
  mutable std::mutex mutex_;
  mutable std::condition_variable left_;
  std::size_t count_ = 0;
  std::map<std::string, std::size_t> networks_;
  std::set<Member*> members_;
};

}  // namespace touchstone
