#pragma once
// What stands behind the handle of the C interface.
#include <memory>
#include <string>
#include <string_view>

#include "wire/wire.hpp"

struct touchstone_engine {
  std::unique_ptr<touchstone::Engine> engine;  // null until something was loaded
  std::string input;
  std::string output;

  std::string_view text(size_t length) const { return std::string_view(input).substr(0, length); }
};
