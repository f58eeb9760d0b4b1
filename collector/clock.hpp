#pragma once
#include <chrono>

#include "base/time.hpp"

namespace touchstone {

/// What this machine's clock says.
inline UnixMs clock_now() {
  using namespace std::chrono;
  return duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count();
}

}  // namespace touchstone
