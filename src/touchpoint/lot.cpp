#include "touchpoint/lot.hpp"

#include "base/random.hpp"

namespace touchstone {

double lot_of(std::uint64_t visitor, std::string_view name) {
  std::uint64_t hash = 14695981039346656037U;
  for (const char byte : name) hash = (hash ^ static_cast<unsigned char>(byte)) * 1099511628211U;
  return Random(visitor ^ Random(hash).next()).fraction();
}

}  // namespace touchstone
