#pragma once
// JSON as the engine sees it: a small tree in which every value knows where it stood in its text.
//
// Objects keep the order in which they were written and find a member in constant time. Numbers are doubles, as in
// JavaScript. Reading is in json_read.hpp, writing in json_write.hpp; this file is the tree alone.
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace touchstone {

class Json {
 public:
  enum class Kind : std::uint8_t { null, boolean, number, text, array, object };

  // Out of line: trees are copied, moved and destroyed in so many places that the calls are what a page can afford.
  Json();
  Json(const Json& other);
  Json(Json&& other) noexcept;
  Json& operator=(const Json& other);
  Json& operator=(Json&& other) noexcept;
  ~Json();
  Json(bool value);
  Json(double value);
  Json(int value) : Json(static_cast<double>(value)) {}
  Json(unsigned value) : Json(static_cast<double>(value)) {}
  Json(std::string value);
  Json(std::string_view value) : Json(std::string(value)) {}
  Json(const char* value) : Json(std::string(value)) {}
  static Json array();
  static Json object();

  Kind kind() const { return kind_; }
  bool is_null() const { return kind_ == Kind::null; }
  bool is_number() const { return kind_ == Kind::number; }
  bool is_text() const { return kind_ == Kind::text; }
  bool is_array() const { return kind_ == Kind::array; }
  bool is_object() const { return kind_ == Kind::object; }

  /// false, 0 and "" where the value is of another kind.
  bool boolean() const { return boolean_; }
  double number() const { return number_; }
  const std::string& text() const& { return text_; }
  std::string text() && { return std::move(text_); }

  /// Elements of an array, or the members' values of an object, in order. Empty for every other kind.
  const std::vector<Json>& items() const& { return items_; }
  /// Of a temporary the items themselves, so that a loop over them is safe.
  std::vector<Json> items() && { return std::move(items_); }
  /// The name under which this value is a member of its object; empty for what is none.
  const std::string& name() const { return name_; }

  /// The member of that name; null pointer where there is none, or where this is no object.
  const Json* find(std::string_view name) const;
  Json* find(std::string_view name);

  /// Appends to an array. Only for arrays.
  Json& push(Json value);
  /// Adds the member, or replaces its value. Only for objects. The reference holds until the next change.
  Json& set(std::string_view name, Json value);

  /// Byte offset of the value's first character in the text it was read from; 0 for values made here.
  std::uint32_t offset() const { return offset_; }
  /// Likewise of its name.
  std::uint32_t name_offset() const { return name_offset_; }
  void set_offsets(std::uint32_t offset, std::uint32_t name_offset) {
    offset_ = offset;
    name_offset_ = name_offset;
  }

  /// Same kind and content; where it stood, and the order of members, do not matter.
  friend bool operator==(const Json& left, const Json& right);
  friend bool operator!=(const Json& left, const Json& right) { return !(left == right); }

 private:
  explicit Json(Kind kind) : kind_(kind) {}
  /// Where in `places_` the name stands, or would.
  std::size_t slot_of(std::string_view name) const;
  /// Notes the place of the item that was added last.
  void note_place();

  static constexpr std::size_t small = 8;  // members that are found by looking at each

  Kind kind_ = Kind::null;
  bool boolean_ = false;
  std::uint32_t offset_ = 0;
  std::uint32_t name_offset_ = 0;
  double number_ = 0;
  std::string name_;
  std::string text_;
  std::vector<Json> items_;
  /// For objects that are not small: positions in items_ plus one, by the hash of the name; 0 is free. Of a power of
  /// two.
  std::vector<std::uint32_t> places_;
};

}  // namespace touchstone
