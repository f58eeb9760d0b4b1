#pragma once
// Reading somebody's JSON into our own types: every complaint says where, and one complaint does not hide the next.
//
// A Cursor is one value and the way to it. An ObjectReader takes an object apart member by member; what nobody asked
// for is an unknown key, so the list of known keys and the code that reads them cannot drift apart.
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.hpp"
#include "base/json.hpp"

namespace touchstone {

/// The complaints about one text, in its order. The first hundred are kept: who has mended those looks again.
class Problems {
 public:
  static constexpr std::size_t most = 100;

  /// `text` must outlive this.
  explicit Problems(std::string_view text) : text_(text) {}

  void add(Error error, std::size_t offset);
  /// For errors that have their place already.
  void add_placed(Error error);
  bool none() const { return errors_.empty(); }
  std::vector<Error> take() && { return std::move(errors_); }

 private:
  std::string_view text_;
  std::vector<Error> errors_;
};

/// One value on its way in. Lives on the stack of the function that reads it: children refer to their parents.
class Cursor {
 public:
  Cursor(const Json& value, Problems& problems) : value_(&value), problems_(&problems) {}
  /// The parent's item at `index`, which must be there.
  Cursor(const Cursor& parent, std::size_t index);

  const Json& value() const { return *value_; }
  std::size_t count() const { return value_->items().size(); }
  std::string pointer() const;
  /// Complains about this value. `say()` makes the `Said`, and is called only where somebody will read it.
  template <class Say>
  void complain(std::string_view code, Say say) const {
    if constexpr (says_why) {
      complain_at(value_->offset(), code, say());
    } else {
      complain_at(value_->offset(), code);
    }
  }
  /// Complains about this member's name.
  template <class Say>
  void complain_at_name(std::string_view code, Say say) const {
    if constexpr (says_why) {
      complain_at(value_->name_offset(), code, say());
    } else {
      complain_at(value_->name_offset(), code);
    }
  }

  // Each complains, and answers the empty value, where this is of another type or out of range.
  /// Lives as long as the tree.
  const std::string& text() const;
  /// Letters, digits, `-` and `_`, beginning with a letter or digit, at most 64: safe in paths, rules and file names.
  const std::string& id() const;
  bool boolean() const;
  double number(double least, double most) const;
  int whole_number(int least, int most) const;
  unsigned count_number(unsigned least, unsigned most) const {
    return static_cast<unsigned>(whole_number(static_cast<int>(least), static_cast<int>(most)));
  }
  /// The position of the text among `words`, which stand apart by one space each; 0 after a complaint.
  std::size_t one_of(std::string_view words) const;
  bool is(Json::Kind kind) const;
  bool has_count(std::size_t least, std::size_t most) const;
  bool is_list(std::size_t least, std::size_t most) const { return is(Json::Kind::array) && has_count(least, most); }

 private:
  friend class ObjectReader;
  Cursor() = default;
  void complain_at(std::size_t offset, std::string_view code, Said said) const;
  /// Without a word. An empty one made and thrown away at every complaint would cost a page more than the rest of it.
  void complain_at(std::size_t offset, std::string_view code) const;

  const Json* value_ = nullptr;
  Problems* problems_ = nullptr;
  const Cursor* parent_ = nullptr;
  std::size_t index_ = 0;  // in the parent
};

/// The elements of a list, each read by `read(cursor, element)`. Complains unless there are `least` to `most`.
template <class Element, class Read>
std::vector<Element> read_list(const Cursor& cursor, std::size_t least, std::size_t most, Read read) {
  std::vector<Element> elements(cursor.is_list(least, most) ? cursor.count() : 0);
  for (std::size_t i = 0; i < elements.size(); ++i) read(Cursor(cursor, i), elements[i]);
  return elements;
}

class ObjectReader {
 public:
  /// `what` names the object in complaints: "a survey". `cursor` must outlive this.
  ObjectReader(const Cursor& cursor, std::string_view what);

  /// Calls `read(cursor)` with the member's value, if it is there. Answers whether it is.
  template <class Read>
  bool optional(std::string_view name, Read read) {
    const Cursor member = look_up(name);
    if (member.value_ == nullptr) return false;
    read(member);
    return true;
  }
  /// As `optional`, but complains where the member is missing.
  template <class Read>
  void required(std::string_view name, Read read) {
    if (!optional(name, read)) complain_missing(name);
  }
  /// Empty where it is not there; lives as long as the tree.
  std::string_view required_text(std::string_view name);
  std::string required_id();

  // Each leaves `value` as it is where the member is not there.
  void optional_text(std::string_view name, std::string& value);
  void optional_boolean(std::string_view name, bool& value);
  void optional_number(std::string_view name, double least, double most, double& value);
  void optional_count(std::string_view name, unsigned least, unsigned most, unsigned& value);
  /// A copy of whatever stands there.
  void optional_value(std::string_view name, Json& value);
  /// `words` are those of the enumeration, in its order.
  template <class Enum>
  void optional_word(std::string_view name, std::string_view words, Enum& value) {
    value = static_cast<Enum>(place_of_word(name, words, static_cast<std::size_t>(value)));
  }
  /// Complains that two members exclude each other, where both are there.
  void exclude(std::string_view name, std::string_view other);

  /// Complains about every member that was not asked for. To be called once, last.
  void finish() const;

 private:
  /// Notes that the name is known, and finds the member; a cursor on nothing where it is not there.
  Cursor look_up(std::string_view name);
  void complain_missing(std::string_view name) const;
  /// `usual` where the member is not there.
  std::size_t place_of_word(std::string_view name, std::string_view words, std::size_t usual);

  const Cursor& cursor_;
  std::string_view what_;
  std::string asked_;                    // by member: 1 where somebody asked for it
  std::vector<std::string_view> known_;  // for suggestions
};

/// Complains where two objects of a list bear the same id, or one that is taken. `what`: "question". Answers an object
/// with all these ids as names.
Json check_ids(const Cursor& list, std::string_view what, Json taken = Json::object());

/// "text", "a number", ...: what a person calls the kind.
std::string_view name_of(Json::Kind kind);

}  // namespace touchstone
