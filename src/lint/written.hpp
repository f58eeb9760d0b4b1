#pragma once
// The file as it was written: each value with the way to it. The definition knows what a survey means, but not where
// that stands.
#include <string>
#include <string_view>

#include "base/json.hpp"

namespace touchstone {

/// A value of the file and the JSON Pointer to it. The tree must outlive this.
class Written {
 public:
  /// The whole file.
  explicit Written(const Json& root) : value_(&root) {}

  /// There is such a value. Of one that is not there, nothing but this may be asked.
  explicit operator bool() const { return value_ != nullptr; }

  const Json& value() const { return *value_; }
  const std::string& pointer() const { return pointer_; }
  std::size_t count() const { return value_ == nullptr ? 0 : value_->items().size(); }
  /// The text that stands here; empty where none does.
  std::string_view text() const { return value_ == nullptr ? std::string_view() : std::string_view(value_->text()); }

  /// The element, or the member, at a position that there is.
  Written item(std::size_t index) const;
  /// The member of that name, or nothing.
  Written member(std::string_view name) const;
  /// The member of that name, if it is a list; or nothing.
  Written list(std::string_view name) const;

 private:
  Written(const Json* value, std::string pointer) : value_(value), pointer_(std::move(pointer)) {}

  const Json* value_;
  std::string pointer_;
};

/// A name as a reference token of a JSON Pointer (RFC 6901, section 3).
std::string escaped(std::string_view name);

/// The reference token of an item of that list or object.
std::string token_of(const Json& container, std::size_t index);

}  // namespace touchstone
