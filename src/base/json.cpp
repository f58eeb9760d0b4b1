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

std::size_t Json::slot_of(std::string_view name) const {
  std::uint32_t hash = 2166136261U;  // FNV-1a
  for (const char byte : name) hash = (hash ^ static_cast<unsigned char>(byte)) * 16777619U;
  const std::size_t mask = places_.size() - 1;
  std::size_t slot = (hash ^ (hash >> 15)) & mask;
  while (places_[slot] != 0 && items_[places_[slot] - 1].name_ != name) slot = (slot + 1) & mask;
  return slot;
}

void Json::note_place() {
  if (items_.size() <= small) return;
  std::size_t first = items_.size() - 1;
  if (items_.size() * 2 > places_.size()) {  // at most half full
    std::size_t size = small * 4;
    while (size < items_.size() * 3) size *= 2;
    places_.assign(size, 0);
    first = 0;
  }
  for (std::size_t i = first; i < items_.size(); ++i) {
    places_[slot_of(items_[i].name_)] = static_cast<std::uint32_t>(i + 1);
  }
}

const Json* Json::find(std::string_view name) const {
  if (kind_ != Kind::object) return nullptr;
  if (items_.size() > small) {
    const std::uint32_t place = places_[slot_of(name)];
    return place == 0 ? nullptr : &items_[place - 1];
  }
  for (const Json& item : items_) {
    if (item.name_ == name) return &item;
  }
  return nullptr;
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
  if (Json* found = find(name)) {
    *found = std::move(value);
    return *found;
  }
  items_.push_back(std::move(value));
  note_place();
  return items_.back();
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
