#include "fuzz/spoil.hpp"

#include "fuzz/make_rule.hpp"

namespace touchstone::fuzz {
namespace {

std::string misspelt(Bytes& bytes, std::string name) {
  if (name.empty() || bytes.coin()) return name + bytes.text({"s", "/", "~1", ".", "é"}).data();
  name.erase(bytes.below(name.size()), 1);
  return name;
}

Json in_a_list(Json value) {
  Json list = Json::array();
  list.push(std::move(value));
  return list;
}

/// What somebody may write instead.
Json other_value(Bytes& bytes, const Json& value) {
  switch (bytes.below(6)) {
    case 0:
      return Json();
    case 1:
      return make_plain(bytes);
    case 2:
      return in_a_list(value);
    case 3:
      return Json::object();
    case 4:
      return value.is_text() ? Json(misspelt(bytes, value.text())) : Json("q0");
    default:
      return value.is_number() ? Json(value.number() * -1000 + 0.5) : make_rule(bytes, {"q0", "q7"}, 1);
  }
}

/// A list or object with something else in the place of one item.
Json with_mistake(Bytes& bytes, const Json& container, std::size_t index) {
  Json copy = container.is_array() ? Json::array() : Json::object();
  const std::size_t mistake = bytes.below(4);
  for (std::size_t i = 0; i < container.items().size(); ++i) {
    const Json& item = container.items()[i];
    if (i != index) {
      container.is_array() ? copy.push(item) : copy.set(item.name(), item);
      continue;
    }
    if (mistake == 0) continue;
    const Json value = mistake == 1 ? other_value(bytes, item) : item;
    if (container.is_array()) {
      copy.push(value);
      if (mistake == 2) copy.push(value);
    } else {
      copy.set(mistake == 2 ? misspelt(bytes, item.name()) : item.name(), value);
      if (mistake == 3) copy.set(bytes.text({"when", "text", "id", "next", "endings", "show"}), value);
    }
  }
  return copy;
}

}  // namespace

Json spoil(Bytes& bytes, const Json& root) {
  if (root.items().empty()) return other_value(bytes, root);
  const std::size_t index = bytes.below(root.items().size());
  const Json& item = root.items()[index];
  const bool is_deeper = !item.items().empty() && bytes.below(4) != 0;
  if (!is_deeper) return with_mistake(bytes, root, index);
  Json copy = root.is_array() ? Json::array() : Json::object();
  for (std::size_t i = 0; i < root.items().size(); ++i) {
    const Json& each = root.items()[i];
    Json part = i == index ? spoil(bytes, each) : each;
    root.is_array() ? copy.push(std::move(part)) : copy.set(each.name(), std::move(part));
  }
  return copy;
}

}  // namespace touchstone::fuzz
