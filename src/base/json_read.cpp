#include "base/json_read.hpp"

#include <algorithm>
#include <memory>
#include <nlohmann/json.hpp>

#include "base/decimal.hpp"
#include "base/utf8.hpp"
#include "base/words.hpp"

namespace touchstone {
namespace {

constexpr std::string_view white_space = " \t\r\n";

bool separates(char c) {
  switch (c) {
    case ' ':
    case '\t':
    case '\r':
    case '\n':
    case ',':
    case ':':
    case ']':
    case '}':
      return true;
  }
  return false;
}

bool ends_scalar(char c) { return separates(c) || c == '[' || c == '{' || c == '"'; }

/// Receives nlohmann's parse events. The parser names no positions, but what it has accepted is known to be JSON, so
/// following the tokens in the text beside it is simple.
class TreeBuilder final : public nlohmann::json_sax<nlohmann::json> {
 public:
  TreeBuilder(std::string_view text, const JsonLimits& limits) : text_(text), limits_(limits) {
    if (text_.substr(0, 3) == "\xEF\xBB\xBF") at_ = 3;
  }

  bool null() override { return scalar(Json()); }
  bool boolean(bool value) override { return scalar(Json(value)); }
  bool number_integer(number_integer_t value) override { return scalar(Json(static_cast<double>(value))); }
  bool number_unsigned(number_unsigned_t value) override { return scalar(Json(static_cast<double>(value))); }
  bool number_float(number_float_t value, const string_t& /*written*/) override { return scalar(Json(value)); }
  bool binary(binary_t& /*value*/) override { return false; }

  bool string(string_t& value) override {
    const std::size_t start = begin_token();
    skip_string();
    return add(Json(std::move(value)), start) != nullptr;
  }

  bool start_object(std::size_t /*count*/) override { return open(Json::object()); }
  bool start_array(std::size_t /*count*/) override { return open(Json::array()); }
  bool end_object() override { return close(); }
  bool end_array() override { return close(); }

  bool key(string_t& name) override {
    name_offset_ = begin_token();
    skip_string();
    name_ = std::move(name);
    return true;
  }

  bool parse_error(std::size_t position, const std::string& /*last_token*/,
                   const nlohmann::detail::exception& /*error*/) override {
    const std::size_t last_read = std::min(position == 0 ? 0 : position - 1, text_.size());
    const std::size_t start = find_token_at(last_read);
    Error error{.code = "syntax", .message = "this is not JSON"};
    if (start == text_.size()) {
      error.message = "the text ends too early";
      error.hint = "close what is still open: a quote, a ] or a }";
    } else if (text_[start] == '"') {
      error.message = "a string is out of place, not closed, has an unknown escape or is not UTF-8";
    } else if (text_[start] == ']' || text_[start] == '}') {
      error.message = joined({"unexpected ", text_.substr(start, 1)});
      const std::size_t before = text_.find_last_not_of(white_space, start - 1);
      if (start > 0 && before < start && text_[before] == ',') error.hint = "remove the comma before it";
    }
    place(error, text_, start);
    errors_.push_back(std::move(error));
    return false;
  }

  JsonRead take(bool complete) && {
    JsonRead read;
    if (complete) read.value = std::move(root_);
    read.errors = std::move(errors_);
    return read;
  }

 private:
  /// Moves over white space and punctuation to the token that comes next, and answers where it stands.
  std::size_t begin_token() {
    while (at_ < text_.size() && separates(text_[at_])) ++at_;
    return at_;
  }

  /// Walks on from the last token that was accepted, to where the token begins that holds the byte at `last_read`.
  std::size_t find_token_at(std::size_t last_read) {
    std::size_t start = text_.size();
    while (at_ <= last_read) {
      at_ = std::min(text_.find_first_not_of(white_space, at_), text_.size());
      start = at_;
      if (start == text_.size()) break;
      if (text_[at_] == '"') {
        skip_string();
      } else {
        for (++at_; at_ < text_.size() && !ends_scalar(text_[at_]) && !ends_scalar(text_[start]);) ++at_;
      }
    }
    return last_read == text_.size() ? last_read : start;
  }

  void skip_string() {
    for (++at_; at_ < text_.size() && text_[at_] != '"'; ++at_) at_ += text_[at_] == '\\' ? 1 : 0;
    ++at_;
  }

  bool scalar(Json value) {
    const std::size_t start = begin_token();
    while (at_ < text_.size() && !ends_scalar(text_[at_])) ++at_;
    return add(std::move(value), start) != nullptr;
  }

  bool open(Json value) {
    const std::size_t start = begin_token();
    ++at_;
    if (open_.size() >= limits_.depth) {
      Error error{.code = "too_deep",
                  .message = joined({"nested deeper than ", write_decimal(limits_.depth), " levels"}),
                  .hint = "flatten it"};
      place(error, text_, start);
      errors_.push_back(std::move(error));
      return false;
    }
    open_.push_back(add(std::move(value), start));
    return true;
  }

  bool close() {
    open_.pop_back();
    return true;
  }

  Json* add(Json value, std::size_t start) {
    value.set_offsets(static_cast<std::uint32_t>(start), static_cast<std::uint32_t>(name_offset_));
    if (open_.empty()) {
      root_ = std::move(value);
      return &root_;
    }
    Json& parent = *open_.back();
    if (parent.is_array()) return &parent.push(std::move(value));
    if (parent.find(name_) != nullptr) {
      constexpr std::size_t most_duplicates = 100;
      if (errors_.size() < most_duplicates) {
        Error error{.code = "duplicate_key",
                    .message = joined({"\"", name_, "\" stands twice in this object"}),
                    .hint = "keep one of the two"};
        place(error, text_, name_offset_);
        errors_.push_back(std::move(error));
      }
      discarded_.push_back(std::make_unique<Json>(std::move(value)));
      return discarded_.back().get();
    }
    return &parent.set(name_, std::move(value));
  }

  std::string_view text_;
  JsonLimits limits_;
  std::size_t at_ = 0;  // behind the last token
  Json root_;
  std::vector<std::unique_ptr<Json>> discarded_;  // values behind a duplicate name; one may stand in another
  // Open containers. A parent's items may move only while its children are closed, so these hold.
  std::vector<Json*> open_;
  std::string name_;
  std::size_t name_offset_ = 0;
  std::vector<Error> errors_;
};

JsonRead refuse(Error error) {
  JsonRead read;
  read.errors.push_back(std::move(error));
  return read;
}

}  // namespace

void place(Error& error, std::string_view text, std::size_t offset) {
  error.line = 1;
  error.column = 1;
  for (const char byte : text.substr(0, offset)) {
    if (byte == '\n') {
      ++error.line;
      error.column = 1;
    } else if (begins_code_point(byte)) {
      ++error.column;
    }
  }
}

JsonRead read_json(std::string_view text, const JsonLimits& limits) {
  if (text.size() > limits.bytes) {
    return refuse(
        {.code = "too_big",
         .message = joined({"the text is longer than ", write_decimal(static_cast<double>(limits.bytes)), " bytes"}),
         .hint = "split it"});
  }
  if (const std::size_t nul = text.find('\0'); nul != std::string_view::npos) {
    Error error{.code = "syntax", .message = "a NUL byte stands in the text", .hint = "remove it"};
    place(error, text, nul);
    return refuse(std::move(error));
  }
  TreeBuilder builder(text, limits);
  const bool complete =
      nlohmann::json::sax_parse(text.begin(), text.end(), &builder, nlohmann::json::input_format_t::json, true, false);
  return std::move(builder).take(complete);
}

}  // namespace touchstone
