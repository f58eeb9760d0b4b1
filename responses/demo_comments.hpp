#pragma once
// What customers of the shop that does not exist write.
#include <string>
#include <string_view>

#include "base/random.hpp"

namespace touchstone {

/// What somebody is pleased or annoyed by.
enum class DemoTheme : unsigned char { delivery, price, selection, website, service };
constexpr unsigned demo_themes = 5;

/// The id of the theme's option in the demo's choice question.
std::string_view name_of(DemoTheme theme);

/// One or two sentences.
std::string demo_comment(Random& random, DemoTheme theme, bool pleased, bool german);

}  // namespace touchstone
