#include "base/json.hpp"

#include <algorithm>

namespace touchstone {

Json::Json() = default;
Json::Json(bool value) : kind_(Kind::boolean), boolean_(value) {}
Json::Json(double value) : kind_(Kind::number), number_(value) {}
Json::Json(std::string value) : kind_(Kind::text), text_(std::move(value)) {}
Json Json::array() { return Json(Kind::array); }
Json Json::object() { return Json(Kind::object); }
Json::Json(const Json& other) = default;
Json::Json(Json&& other) noexcept = default;
Json& Json::operator=(const Json& other) = default;
Json& Json::operator=(Json&& other) noexcept = default;
Json::~Json() = default;

std::vector<std::uint32_t>::const_iterator Json::first_not_before(std::string_view name) const {
  return std::lower_bound(
      by_name_.begin(), by_name_.end(), name,
      [this](std::uint32_t member, std::string_view wanted) { return items_[member].name_ < wanted; });
}

const Json* Json::find(std::string_view name) const {
  const auto found = first_not_before(name);
  return found != by_name_.end() && items_[*found].name_ == name ? &items_[*found] : nullptr;
}

Json* Json::find(std::string_view name) {
  const Json* found = std::as_const(*this).find(name);
  return found == nullptr ? nullptr : &items_[static_cast<std::size_t>(found - items_.data())];
}

Json& Json::push(Json value) {
  items_.push_back(std::move(value));
  return items_.back();
}

Json& Json::set(std::string_view name, Json value) {
  value.name_ = name;
  const auto found = first_not_before(name);
  if (found != by_name_.end() && items_[*found].name_ == name) {
    Json& item = items_[*found];
    item = std::move(value);
    return item;
  }
  by_name_.insert(found, static_cast<std::uint32_t>(items_.size()));
  return push(std::move(value));
}

bool operator==(const Json& left, const Json& right) {
  if (left.kind_ != right.kind_ || left.items_.size() != right.items_.size()) return false;
  if (left.kind_ != Json::Kind::object) {
    return left.boolean_ == right.boolean_ && left.number_ == right.number_ && left.text_ == right.text_ &&
           left.items_ == right.items_;
  }
  return std::all_of(left.items_.begin(), left.items_.end(), [&](const Json& item) {
    const Json* other = right.find(item.name_);
    return other != nullptr && *other == item;
  });
}

}  // namespace touchstone
