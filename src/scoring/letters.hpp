#pragma once
#include <string>
#include <string_view>

namespace touchstone {

/// The text with its capitals made small: Latin letters up to U+017F, Greek and Cyrillic ones. Others stay as they are,
/// and so does what is no UTF-8.
std::string in_small_letters(std::string_view text);

}  // namespace touchstone
