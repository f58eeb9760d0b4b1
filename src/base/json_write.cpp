#include "base/json_write.hpp"

#include <cmath>

#include "base/decimal.hpp"
#include "base/hex.hpp"

namespace touchstone {

void JsonWriter::separate() {
  if (!first_) out_ += ',';
  first_ = false;
}

void JsonWriter::open(char bracket) {
  separate();
  out_ += bracket;
  first_ = true;
}

void JsonWriter::close(char bracket) {
  out_ += bracket;
  first_ = false;
}

void JsonWriter::quote(std::string_view text) {
  out_ += '"';
  for (const char c : text) {
    if (static_cast<unsigned char>(c) < 0x20) {
      out_ += "\\u";
      out_ += write_hex(static_cast<unsigned char>(c), 4);
      continue;
    }
    if (c == '"' || c == '\\') out_ += '\\';
    out_ += c;
  }
  out_ += '"';
}

void JsonWriter::name(std::string_view name) {
  separate();
  quote(name);
  out_ += ':';
  first_ = true;
}

void JsonWriter::null() {
  separate();
  out_ += "null";
}

void JsonWriter::boolean(bool value) {
  separate();
  out_ += value ? "true" : "false";
}

void JsonWriter::number(double value) {
  separate();
  out_ += std::isfinite(value) ? write_decimal(value) : "null";
}

void JsonWriter::text(std::string_view value) {
  separate();
  quote(value);
}

void JsonWriter::text(const std::string& value) { text(std::string_view(value)); }

// As deep as the tree is, and every tree that comes from outside has passed JsonLimits::depth.
void JsonWriter::value(const Json& value) {
  switch (value.kind()) {
    case Json::Kind::null:
      return null();
    case Json::Kind::boolean:
      return boolean(value.boolean());
    case Json::Kind::number:
      return number(value.number());
    case Json::Kind::text:
      return text(value.text());
    case Json::Kind::array:
      open_array();
      for (const Json& item : value.items()) this->value(item);
      return close_array();
    case Json::Kind::object:
      open_object();
      for (const Json& item : value.items()) member_value(item.name(), item);
      return close_object();
  }
}

void JsonWriter::member(std::string_view name, std::string_view value) {
  this->name(name);
  text(value);
}

void JsonWriter::member(std::string_view name, const std::string& value) { member(name, std::string_view(value)); }

void JsonWriter::member_number(std::string_view name, double value) {
  this->name(name);
  number(value);
}

void JsonWriter::member_boolean(std::string_view name, bool value) {
  this->name(name);
  boolean(value);
}

void JsonWriter::member_value(std::string_view name, const Json& value) {
  this->name(name);
  this->value(value);
}

void JsonWriter::member_unless_empty(std::string_view name, std::string_view value) {
  if (!value.empty()) member(name, value);
}

void JsonWriter::member_unless_empty(std::string_view name, const std::string& value) {
  member_unless_empty(name, std::string_view(value));
}

std::string write_json(const Json& value) {
  std::string out;
  JsonWriter(out).value(value);
  return out;
}

}  // namespace touchstone
