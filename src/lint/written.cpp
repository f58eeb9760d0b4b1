#include "lint/written.hpp"

#include "base/decimal.hpp"
#include "base/words.hpp"

namespace touchstone {

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

std::string token_of(const Json& container, std::size_t index) {
  return container.is_object() ? escaped(container.items()[index].name()) : write_decimal(static_cast<double>(index));
}

Written Written::item(std::size_t index) const {
  return {&value_->items()[index], joined({pointer_, "/", token_of(*value_, index)})};
}

Written Written::member(std::string_view name) const {
  const Json* found = value_ == nullptr ? nullptr : value_->find(name);
  return found == nullptr ? Written(nullptr, {}) : Written(found, joined({pointer_, "/", escaped(name)}));
}

Written Written::list(std::string_view name) const {
  Written found = member(name);
  return found && found.value().is_array() ? found : Written(nullptr, {});
}

}  // namespace touchstone
