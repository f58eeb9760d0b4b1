#include "session/order.hpp"

#include <utility>

#include "base/random.hpp"

namespace touchstone {

std::vector<std::size_t> order_of(const ChoiceForm& form, std::uint64_t seed) {
  std::vector<std::size_t> order;
  std::vector<std::size_t> loose;
  for (std::size_t i = 0; i < form.options.size(); ++i) {
    order.push_back(i);
    if (form.shuffle && !form.options[i].pinned) loose.push_back(i);
  }
  Random random(seed);
  for (std::size_t left = loose.size(); left > 1; --left) {
    const auto drawn = static_cast<std::size_t>(random.fraction() * static_cast<double>(left));
    std::swap(order[loose[left - 1]], order[loose[drawn]]);
  }
  return order;
}

}  // namespace touchstone
