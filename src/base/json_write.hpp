#pragma once
// JSON tree, or anything else, to text: compact (RFC 8259), as UTF-8 with only what must be escaped escaped.
#include <string>
#include <string_view>

#include "base/json.hpp"

namespace touchstone {

/// Writes JSON piece by piece to the end of a text. Places the commas; that what is opened is closed is the caller's
/// business.
class JsonWriter {
 public:
  /// `out` must outlive this.
  explicit JsonWriter(std::string& out) : out_(out) {}

  void open_object() { open('{'); }
  void close_object() { close('}'); }
  void open_array() { open('['); }
  void close_array() { close(']'); }
  /// The name of the member whose value comes next.
  void name(std::string_view name);

  void null();
  void boolean(bool value);
  /// Numbers that are not finite, which JSON cannot say, become null.
  void number(double value);
  void text(std::string_view value);
  // Strings are taken as they are in the places that matter: to make a view of one is more code than a call.
  void text(const std::string& value);
  void text(const char* value) { text(std::string_view(value)); }
  void value(const Json& value);

  void member(std::string_view name, std::string_view value);
  void member(std::string_view name, const std::string& value);
  void member(std::string_view name, const char* value) { member(name, std::string_view(value)); }
  void member_number(std::string_view name, double value);
  void member_boolean(std::string_view name, bool value);
  void member_value(std::string_view name, const Json& value);
  /// Nothing where the text is empty.
  void member_unless_empty(std::string_view name, std::string_view value);
  void member_unless_empty(std::string_view name, const std::string& value);

 private:
  void open(char bracket);
  void close(char bracket);
  void separate();
  void quote(std::string_view text);

  std::string& out_;
  bool first_ = true;  // nothing stands before, in the container that is open
};

/// The value as compact JSON, members in their order.
std::string write_json(const Json& value);

}  // namespace touchstone
