#include "lint/describe.hpp"

#include "base/json_write.hpp"
#include "base/utf8.hpp"

namespace touchstone {
namespace {

/// The operator as it stands between its arguments; empty: it is written as a function.
std::string_view sign_of(Operator op) {
  switch (op) {
    case Operator::equal:
    case Operator::strictly_equal:
      return " == ";
    case Operator::not_equal:
    case Operator::strictly_not_equal:
      return " != ";
    case Operator::or_:
      return " or ";
    case Operator::and_:
      return " and ";
    case Operator::greater:
      return " > ";
    case Operator::greater_or_equal:
      return " >= ";
    case Operator::less:
      return " < ";
    case Operator::less_or_equal:
      return " <= ";
    case Operator::plus:
      return " + ";
    case Operator::minus:
      return " - ";
    case Operator::times:
      return " * ";
    case Operator::divide:
      return " / ";
    case Operator::remainder:
      return " % ";
    case Operator::in:
      return " in ";
    case Operator::literal:
    case Operator::list:
    case Operator::var:
    case Operator::missing:
    case Operator::missing_some:
    case Operator::if_else:
    case Operator::not_:
    case Operator::truthy:
    case Operator::max:
    case Operator::min:
    case Operator::map:
    case Operator::filter:
    case Operator::reduce:
    case Operator::all:
    case Operator::none:
    case Operator::some:
    case Operator::merge:
    case Operator::cat:
    case Operator::substr:
    case Operator::log:
      break;
  }
  return {};
}

std::string words_of(const Rule& rule, bool inside);

std::string list_of(const Rule& rule, std::string_view between, bool inside) {
  std::string text;
  for (std::size_t i = 0; i < rule.arguments.size(); ++i) {
    if (i > 0) text += between;
    text += words_of(rule.arguments[i], inside);
  }
  return text;
}

std::string words_of(const Rule& rule, bool inside) {
  if (rule.op == Operator::literal) return write_json(rule.value);
  if (rule.op == Operator::var && !rule.arguments.empty() && rule.arguments[0].op == Operator::literal) {
    return rule.arguments[0].value.is_text() ? rule.arguments[0].value.text() : write_json(rule.arguments[0].value);
  }
  if (rule.op == Operator::truthy) return list_of(rule, ", ", inside);
  if (rule.op == Operator::not_) return "not (" + list_of(rule, ", ", false) + ')';
  if (rule.op == Operator::if_else) return "if (" + list_of(rule, ", ", false) + ')';
  if (rule.op == Operator::missing) return "missing (" + list_of(rule, ", ", false) + ')';
  const std::string_view sign = sign_of(rule.op);
  // What else there is, is a computation: its arguments say what it is about.
  if (sign.empty()) return "... (" + list_of(rule, ", ", false) + ')';
  std::string text = list_of(rule, sign, true);
  return inside ? '(' + text + ')' : text;
}

std::string cut(std::string text, std::size_t most) {
  for (char& byte : text) {
    if (static_cast<unsigned char>(byte) < ' ') byte = ' ';
  }
  std::size_t seen = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (begins_code_point(text[i]) && ++seen > most) return text.substr(0, i) + "…";
  }
  return text;
}

}  // namespace

std::string describe(const Rule& rule, std::size_t most) { return cut(words_of(rule, false), most); }

std::string describe(const Text& text, std::string_view locale, std::size_t most) {
  std::string words;
  if (text.empty()) return words;
  for (const Piece& piece : text.choose(locale, locale).pieces) {
    words += piece.path.empty() ? piece.text : '{' + piece.path + '}';
  }
  return cut(std::move(words), most);
}

}  // namespace touchstone
