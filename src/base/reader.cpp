#include "base/reader.hpp"

#include <algorithm>

#include "base/decimal.hpp"
#include "base/json_read.hpp"
#include "base/suggest.hpp"
#include "base/utf8.hpp"
#include "base/words.hpp"

namespace touchstone {
namespace {

/// A name as a reference token of a JSON Pointer (RFC 6901, section 3).
std::string escaped(std::string_view name) {
  std::string token;
  for (const char c : name) {
    if (c == '~' || c == '/') {
      token += '~';
      token += c == '~' ? '0' : '1';
    } else {
      token += c;
    }
  }
  return token;
}

bool is_id_character(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
}

bool is_before(const Error& a, const Error& b) { return a.line != b.line ? a.line < b.line : a.column < b.column; }

}  // namespace

void Problems::add(Error error, std::size_t offset) {
  if (errors_.size() >= most) return;
  place(error, text_, offset);
  add_placed(std::move(error));
}

void Problems::add_placed(Error error) {
  errors_.push_back(std::move(error));
  // Reading runs through the text, so an error is hardly ever far from its place.
  for (std::size_t i = errors_.size() - 1; i > 0 && is_before(errors_[i], errors_[i - 1]); --i) {
    std::swap(errors_[i], errors_[i - 1]);
  }
}

void Cursor::complain_at(std::size_t offset, std::string_view code, Said said) const {
  problems_->add({.code = code, .pointer = pointer(), .message = std::move(said.message), .hint = std::move(said.hint)},
                 offset);
}

void Cursor::complain_at(std::size_t offset, std::string_view code) const { complain_at(offset, code, {}); }

std::string_view name_of(Json::Kind kind) {
  switch (kind) {
    case Json::Kind::null:
      return "null";
    case Json::Kind::boolean:
      return "true or false";
    case Json::Kind::number:
      return "a number";
    case Json::Kind::text:
      return "text";
    case Json::Kind::array:
      return "a list";
    case Json::Kind::object:
      return "an object";
  }
  return {};
}

Cursor::Cursor(const Cursor& parent, std::size_t index)
    : value_(&parent.value_->items()[index]), problems_(parent.problems_), parent_(&parent), index_(index) {}

std::string Cursor::pointer() const {
  if (parent_ == nullptr) return {};
  const std::string token =
      parent_->value().is_object() ? escaped(value_->name()) : write_decimal(static_cast<double>(index_));
  return joined({parent_->pointer(), "/", token});
}

bool Cursor::is(Json::Kind kind) const {
  if (value_->kind() == kind) return true;
  complain("wrong_type", [&] {
    return Said{joined({"this is ", name_of(value_->kind())}), joined({"write ", name_of(kind), " here"})};
  });
  return false;
}

bool Cursor::has_count(std::size_t least, std::size_t most) const {
  if (count() >= least && count() <= most) return true;
  const auto written = [](std::size_t number) { return write_decimal(static_cast<double>(number)); };
  complain("wrong_length", [&] {
    return Said{joined({"this has ", written(count()), " elements"}),
                joined({"from ", written(least), " to ", written(most), " are allowed"})};
  });
  return false;
}

const std::string& Cursor::text() const {
  if (is(Json::Kind::text) && value_->text().empty())
    complain("empty", [&] { return Said{"this text is empty", "write something, or leave the key out"}; });
  return value_->text();
}

const std::string& Cursor::id() const {
  const std::string& id = text();
  constexpr std::size_t longest = 64;
  const bool valid = id.size() <= longest && std::all_of(id.begin(), id.end(), is_id_character) &&
                     (id.empty() || (id[0] != '-' && id[0] != '_'));
  if (!valid) {
    complain("bad_id", [&] {
      return Said{joined({"\"", beginning(id, longest), "\" is no id"}),
                  "use a-z, A-Z, 0-9, - and _, begin with a letter or digit, at most 64 characters"};
    });
  }
  return id;
}

bool Cursor::boolean() const { return is(Json::Kind::boolean) && value_->boolean(); }

double Cursor::number(double least, double most) const {
  if (!is(Json::Kind::number)) return least;
  const double number = value_->number();
  if (number >= least && number <= most) return number;
  complain("out_of_range", [&] {
    return Said{joined({write_decimal(number), " is out of range"}),
                joined({"from ", write_decimal(least), " to ", write_decimal(most), " are allowed"})};
  });
  return least;
}

int Cursor::whole_number(int least, int most) const {
  const double value = number(least, most);
  const auto whole = static_cast<int>(value);
  if (whole != value) {
    complain("wrong_type", [&] {
      return Said{joined({write_decimal(value), " is not a whole number"}), "leave the fraction out"};
    });
  }
  return whole;
}

std::size_t Cursor::one_of(std::string_view words) const {
  if (!is(Json::Kind::text)) return 0;
  std::size_t position = 0;
  for (std::string_view rest = words; !rest.empty(); ++position) {
    if (next_word(rest) == value_->text()) return position;
  }
  complain("unknown_word", [&] {
    std::vector<std::string_view> known;
    for (std::string_view rest = words; !rest.empty();) known.push_back(next_word(rest));
    return Said{joined({"\"", value_->text(), "\" is not known here"}), suggest(value_->text(), known)};
  });
  return 0;
}

ObjectReader::ObjectReader(const Cursor& cursor, std::string_view what)
    : cursor_(cursor), what_(what), asked_(cursor.count(), 0) {
  if (cursor.value().is_object()) return;
  cursor.complain("wrong_type", [&] {
    return Said{joined({"this is ", name_of(cursor.value().kind())}), joined({"write an object here: ", what})};
  });
}

Cursor ObjectReader::look_up(std::string_view name) {
  if constexpr (says_why) known_.push_back(name);
  const Json* found = cursor_.value().find(name);
  if (found == nullptr) return {};
  const auto place = static_cast<std::size_t>(found - cursor_.value().items().data());
  asked_[place] = 1;
  return Cursor(cursor_, place);
}

void ObjectReader::complain_missing(std::string_view name) const {
  if (!cursor_.value().is_object()) return;  // has been said
  cursor_.complain("missing_key", [&] {
    return Said{joined({what_, " needs \"", name, "\""}), joined({"add \"", name, "\""})};
  });
}

std::string_view ObjectReader::required_text(std::string_view name) {
  std::string_view text;
  required(name, [&](const Cursor& cursor) { text = cursor.text(); });
  return text;
}

std::string ObjectReader::required_id() {
  std::string id;
  required("id", [&](const Cursor& cursor) { id = cursor.id(); });
  return id;
}

void ObjectReader::optional_text(std::string_view name, std::string& value) {
  optional(name, [&](const Cursor& c) { value = c.text(); });
}

void ObjectReader::optional_boolean(std::string_view name, bool& value) {
  optional(name, [&](const Cursor& c) { value = c.boolean(); });
}

void ObjectReader::optional_number(std::string_view name, double least, double most, double& value) {
  optional(name, [&](const Cursor& c) { value = c.number(least, most); });
}

void ObjectReader::optional_count(std::string_view name, unsigned least, unsigned most, unsigned& value) {
  optional(name, [&](const Cursor& c) { value = c.count_number(least, most); });
}

void ObjectReader::optional_value(std::string_view name, Json& value) {
  optional(name, [&](const Cursor& c) { value = c.value(); });
}

std::size_t ObjectReader::place_of_word(std::string_view name, std::string_view words, std::size_t usual) {
  optional(name, [&](const Cursor& c) { usual = c.one_of(words); });
  return usual;
}

void ObjectReader::exclude(std::string_view name, std::string_view other) {
  if (cursor_.value().find(name) == nullptr) return;
  optional(other, [&](const Cursor& c) {
    c.complain_at_name("conflict", [&] {
      return Said{joined({"\"", other, "\" and \"", name, "\" exclude each other"}), "keep one of them"};
    });
  });
}

void ObjectReader::finish() const {
  for (std::size_t i = 0; i < cursor_.count() && cursor_.value().is_object(); ++i) {
    if (asked_[i] == 1) continue;
    const Cursor member(cursor_, i);
    member.complain_at_name("unknown_key", [&] {
      const std::string& name = member.value().name();
      return Said{joined({what_, " has no \"", name, "\""}), suggest(name, known_)};
    });
  }
}

Json check_ids(const Cursor& list, std::string_view what, Json taken) {
  for (std::size_t i = 0; i < list.count(); ++i) {
    const Cursor item(list, i);
    const Json* id = item.value().find("id");
    if (id == nullptr || !id->is_text()) continue;
    if (taken.find(id->text()) == nullptr) {
      taken.set(id->text(), {});
      continue;
    }
    const auto place = static_cast<std::size_t>(id - item.value().items().data());
    Cursor(item, place).complain("duplicate_id", [&] {
      return Said{joined({"another ", what, " has the id \"", id->text(), "\""}),
                  "answers are kept by id: choose one of its own"};
    });
  }
  return taken;
}

}  // namespace touchstone
