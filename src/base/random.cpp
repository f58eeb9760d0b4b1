#include "base/random.hpp"

namespace touchstone {

double Random::fraction() { return static_cast<double>(next() >> 11) * 0x1p-53; }

}  // namespace touchstone
