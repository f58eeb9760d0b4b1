#include "base/json_read.hpp"

#include <algorithm>
#include <cmath>
#include <memory>
#include <nlohmann/json.hpp>
#include <utility>

#include "base/decimal.hpp"
#include "base/utf8.hpp"
#include "base/words.hpp"

namespace touchstone {
namespace {

using Token = nlohmann::detail::lexer_base<nlohmann::json>::token_type;
using Input = decltype(nlohmann::detail::input_adapter(std::declval<const char*>(), std::declval<const char*>()));
using Lexer = nlohmann::detail::lexer<nlohmann::json, Input>;

constexpr std::string_view white_space = " \t\r\n";

/// Builds the tree from the tokens of nlohmann's lexer, which does what is hard: strings, escapes, UTF-8, numbers. Its
/// parser is passed by: it names no places, and costs a page 2 KB more than these few lines.
class TreeBuilder {
 public:
  TreeBuilder(std::string_view text, const JsonLimits& limits)
      : text_(text), limits_(limits), lexer_(nlohmann::detail::input_adapter(text.data(), text.data() + text.size())) {
    if (text_.starts_with("\xEF\xBB\xBF")) end_ = 3;
  }

  JsonRead read() && {
    JsonRead read;
    if (read_document()) read.value = std::move(root_);
    read.errors = std::move(errors_);
    return read;
  }

 private:
  bool read_document() {
    if (!read_value(next())) return false;
    while (!open_.empty()) {
      const Json& container = *open_.back();
      const bool in_object = container.is_object();
      Token token = next();
      if (token == (in_object ? Token::end_object : Token::end_array)) {
        open_.pop_back();
        continue;
      }
      if (!container.items().empty()) {
        if (token != Token::value_separator) return refuse_token();
        token = next();
      }
      if (in_object) {
        if (token != Token::value_string) return refuse_token();
        name_ = std::move(lexer_.get_string());
        name_offset_ = start_;
        if (next() != Token::name_separator) return refuse_token();
        token = next();
      }
      if (!read_value(token)) return false;
    }
    return next() == Token::end_of_input || refuse_token();
  }

  /// Scans the next token and notes where it begins.
  Token next() {
    start_ = std::min(text_.find_first_not_of(white_space, end_), text_.size());
    const Token token = lexer_.scan();
    end_ = std::min<std::size_t>(lexer_.get_position().chars_read_total, text_.size());
    return token;
  }

  bool read_value(Token token) {
    switch (token) {
      case Token::literal_null:
        return add(Json());
      case Token::literal_true:
      case Token::literal_false:
        return add(Json(token == Token::literal_true));
      case Token::value_string:
        return add(Json(std::move(lexer_.get_string())));
      case Token::value_unsigned:
        return add(Json(static_cast<double>(lexer_.get_number_unsigned())));
      case Token::value_integer:
        return add(Json(static_cast<double>(lexer_.get_number_integer())));
      case Token::value_float:
        return std::isfinite(lexer_.get_number_float()) ? add(Json(lexer_.get_number_float())) : refuse_token();
      case Token::begin_object:
        return open(Json::object());
      case Token::begin_array:
        return open(Json::array());
      default:
        return refuse_token();
    }
  }

  /// Complains about the token that was scanned last. Always false.
  bool refuse_token() {
    complain(
        "syntax", [&] { return said_of_token(); }, start_);
    return false;
  }

  Said said_of_token() const {
    if (start_ == text_.size()) return {"the text ends too early", "close what is still open: a quote, a ] or a }"};
    const char first = text_[start_];
    if (first == '"') {
      return {"a string is out of place, not closed, has an unknown escape or is not UTF-8",
              R"(write \" for a quote and \\ for a backslash in it, and look for a comma missing before it)"};
    }
    if (first != ']' && first != '}') {
      return {"this is not JSON", "write text in double quotes, commas in between, and no comments"};
    }
    const std::size_t before = start_ == 0 ? 0 : text_.find_last_not_of(white_space, start_ - 1);
    const bool trailing = before < start_ && text_[before] == ',';
    return {joined({"unexpected ", text_.substr(start_, 1)}),
            trailing ? "remove the comma before it" : "look for a value that is missing, or a bracket too many"};
  }

  template <class Say>
  void complain(std::string_view code, Say say, std::size_t offset) {
    note(code, offset);
    if constexpr (says_why) {
      Said words = say();
      errors_.back().message = std::move(words.message);
      errors_.back().hint = std::move(words.hint);
    }
  }

  void note(std::string_view code, std::size_t offset) {
    errors_.push_back({.code = code});
    place(errors_.back(), text_, offset);
  }

  bool open(Json value) {
    if (open_.size() >= limits_.depth) {
      complain(
          "too_deep",
          [&] {
            return Said{joined({"nested deeper than ", write_decimal(limits_.depth), " levels"}), "flatten it"};
          },
          start_);
      return false;
    }
    add(std::move(value));
    open_.push_back(last_);
    return true;
  }

  /// Puts the value into the container that is open. Always true.
  bool add(Json value) {
    value.set_offsets(static_cast<std::uint32_t>(start_), static_cast<std::uint32_t>(name_offset_));
    if (open_.empty()) {
      root_ = std::move(value);
      last_ = &root_;
    } else if (open_.back()->is_array()) {
      last_ = &open_.back()->push(std::move(value));
    } else if (open_.back()->find(name_) == nullptr) {
      last_ = &open_.back()->set(name_, std::move(value));
    } else {
      constexpr std::size_t most_duplicates = 99;  // with what may end the reading a hundred, as Problems has it
      if (errors_.size() < most_duplicates) {
        complain(
            "duplicate_key",
            [&] {
              return Said{joined({"\"", name_, "\" stands twice in this object"}), "keep one of the two"};
            },
            name_offset_);
      }
      discarded_.push_back(std::make_unique<Json>(std::move(value)));
      last_ = discarded_.back().get();
    }
    return true;
  }

  std::string_view text_;
  JsonLimits limits_;
  Lexer lexer_;
  std::size_t start_ = 0;  // of the last token
  std::size_t end_ = 0;    // behind it
  Json root_;
  Json* last_ = nullptr;                          // the value that was added last
  std::vector<std::unique_ptr<Json>> discarded_;  // values behind a duplicate name; one may stand in another
  // Open containers. A parent's items may move only while its children are closed, so these hold.
  std::vector<Json*> open_;
  std::string name_;
  std::size_t name_offset_ = 0;
  std::vector<Error> errors_;
};

template <class Say>
JsonRead refuse(std::string_view code, Say say, std::string_view text, std::size_t offset) {
  Said words = said(say);
  JsonRead read;
  read.errors.push_back({.code = code, .message = std::move(words.message), .hint = std::move(words.hint)});
  place(read.errors.back(), text, offset);
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
    const auto say = [&] {
      return Said{joined({"the text is longer than ", write_decimal(static_cast<double>(limits.bytes)), " bytes"}),
                  "split it"};
    };
    return refuse("too_big", say, text, 0);
  }
  if (const std::size_t nul = text.find('\0'); nul != std::string_view::npos) {
    return refuse(
        "syntax",
        [] {
          return Said{"a NUL byte stands in the text", "remove it"};
        },
        text, nul);
  }
  return TreeBuilder(text, limits).read();
}

}  // namespace touchstone
