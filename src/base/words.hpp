#pragma once
#include <initializer_list>
#include <string>
#include <string_view>

namespace touchstone {

/// The pieces as one text. One function for all messages costs a page far less than an operator+ at each.
std::string joined(std::initializer_list<std::string_view> pieces);

}  // namespace touchstone
