#include "logic/coerce.hpp"

#include <limits>

#include "base/decimal.hpp"

namespace touchstone {
namespace {

constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();
constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr const char* white_space = " \t\n\v\f\r";

bool is_container(const Json& value) { return value.is_array() || value.is_object(); }

std::string_view trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(white_space);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(white_space) - first + 1);
}

/// The number at the front of a text, and whether it is all of the text.
struct Front {
  double value = not_a_number;
  bool whole = false;
};

Front front_number(std::string_view text) {
  const bool is_signed = !text.empty() && (text[0] == '-' || text[0] == '+');
  constexpr std::string_view name = "Infinity";
  if (text.substr(is_signed ? 1 : 0, name.size()) == name) {
    return {text[0] == '-' ? -infinity : infinity, text.size() == name.size() + (is_signed ? 1 : 0)};
  }
  const DecimalRead read = read_decimal(text);
  if (read.length == 0) return {};
  return {read.value, read.length == text.size()};
}

double text_to_number(std::string_view written) {
  const std::string_view text = trimmed(written);
  if (text.empty()) return 0;
  const Front front = front_number(text);
  return front.whole ? front.value : not_a_number;
}

}  // namespace

bool truthy(const Json& value) {
  switch (value.kind()) {
    case Json::Kind::null:
      return false;
    case Json::Kind::boolean:
      return value.boolean();
    case Json::Kind::number:
      return value.number() != 0 && value.number() == value.number();
    case Json::Kind::text:
      return !value.text().empty();
    case Json::Kind::array:
      return !value.items().empty();
    case Json::Kind::object:
      return true;
  }
  return false;
}

double to_number(const Json& value) {
  switch (value.kind()) {
    case Json::Kind::null:
      return 0;
    case Json::Kind::boolean:
      return value.boolean() ? 1 : 0;
    case Json::Kind::number:
      return value.number();
    case Json::Kind::text:
      return text_to_number(value.text());
    case Json::Kind::array:
    case Json::Kind::object:
      return text_to_number(to_text(value));
  }
  return not_a_number;
}

double parse_float(const Json& value) {
  return value.is_number() ? value.number() : front_number(trimmed(to_text(value))).value;
}

std::string to_text(const Json& value) {
  switch (value.kind()) {
    case Json::Kind::null:
      return "null";
    case Json::Kind::boolean:
      return value.boolean() ? "true" : "false";
    case Json::Kind::number:
      return write_decimal(value.number());
    case Json::Kind::text:
      return value.text();
    case Json::Kind::object:
      return "[object Object]";
    case Json::Kind::array:
      break;
  }
  std::string text;
  for (std::size_t i = 0; i < value.items().size(); ++i) {
    if (i > 0) text += ',';
    if (!value.items()[i].is_null()) text += to_text(value.items()[i]);
  }
  return text;
}

bool strictly_equal(const Json& a, const Json& b) { return a.kind() == b.kind() && !is_container(a) && a == b; }

bool loosely_equal(const Json& a, const Json& b) {
  if (a.kind() == b.kind()) return strictly_equal(a, b);
  if (a.is_null() || b.is_null() || (is_container(a) && is_container(b))) return false;
  if (is_container(a)) return loosely_equal(Json(to_text(a)), b);
  if (is_container(b)) return loosely_equal(a, Json(to_text(b)));
  return to_number(a) == to_number(b);
}

bool less(const Json& a, const Json& b, bool or_equal) {
  const bool as_text = (a.is_text() || is_container(a)) && (b.is_text() || is_container(b));
  if (as_text) {
    const int order = to_text(a).compare(to_text(b));
    return or_equal ? order <= 0 : order < 0;
  }
  return or_equal ? to_number(a) <= to_number(b) : to_number(a) < to_number(b);
}

}  // namespace touchstone
