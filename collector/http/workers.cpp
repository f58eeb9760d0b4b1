#include "collector/http/workers.hpp"

#include <boost/asio/post.hpp>
#include <boost/asio/thread_pool.hpp>
#include <utility>

namespace touchstone {

struct Workers::Parts {
  explicit Parts(unsigned threads) : pool(threads) {}
  boost::asio::thread_pool pool;
};

Workers::Workers(unsigned threads) : parts_(std::make_unique<Parts>(threads)) {}

Workers::~Workers() { end(); }

bool Workers::offer(std::function<void()> task) {
  if (waiting_ >= most_waiting) return false;
  add(std::move(task));
  return true;
}

void Workers::add(std::function<void()> task) {
  ++waiting_;
  boost::asio::post(parts_->pool, [this, task = std::move(task)] {
    task();
    --waiting_;
  });
}

void Workers::end() { parts_->pool.join(); }

}  // namespace touchstone
