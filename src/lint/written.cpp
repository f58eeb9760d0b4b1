#include "lint/written.hpp"

#include "base/decimal.hpp"
#include "base/words.hpp"

namespace touchstone {
namespace {

/// A name as a reference token of a JSON Pointer (RFC 6901, section 3).
std::string escaped(std::string_view name) {
  std::string token;
  for (const char c : name) {
    if (c == '~') {
      token += "~0";
    } else if (c == '/') {
      token += "~1";
    } else {
      token += c;
    }
  }
  return token;
}

}  // namespace

Written Written::item(std::size_t index) const {
  const Json& item = value_->items()[index];
  const std::string token = value_->is_object() ? escaped(item.name()) : write_decimal(static_cast<double>(index));
  return {&item, joined({pointer_, "/", token})};
}

Written Written::member(std::string_view name) const {
  const Json* found = value_ == nullptr ? nullptr : value_->find(name);
  return found == nullptr ? Written(nullptr, {}) : Written(found, joined({pointer_, "/", escaped(name)}));
}

}  // namespace touchstone
