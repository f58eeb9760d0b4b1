#pragma once
#include <cstdint>
#include <string_view>

namespace touchstone {

/// A number from 0 up to, but not including, 1 that follows from a visitor's key and a name: the same one whenever it
/// is asked for, even over many visitors, and for two names as if drawn one by one. (FNV-1a of the name into
/// SplitMix64.)
double lot_of(std::uint64_t visitor, std::string_view name);

}  // namespace touchstone
