#include "logic/rule.hpp"

#include <algorithm>
#include <iterator>
#include <string>

#include "base/decimal.hpp"
#include "base/suggest.hpp"
#include "base/words.hpp"

namespace touchstone {
namespace {

struct Word {
  std::string_view text;
  Operator op;
  std::uint8_t least;  // arguments
  std::uint8_t most;
};

constexpr std::uint8_t any = 255;

// The operators of the standard. Where JavaScript's implementation tolerates a missing argument (`{"==": [1]}`), so do
// we only where the answer means something.
constexpr Word words[] = {
    {"var", Operator::var, 0, 2},
    {"missing", Operator::missing, 0, any},
    {"missing_some", Operator::missing_some, 2, 2},
    {"if", Operator::if_else, 0, any},
    {"?:", Operator::if_else, 0, any},
    {"==", Operator::equal, 2, 2},
    {"===", Operator::strictly_equal, 2, 2},
    {"!=", Operator::not_equal, 2, 2},
    {"!==", Operator::strictly_not_equal, 2, 2},
    {"!", Operator::not_, 0, 1},
    {"!!", Operator::truthy, 0, 1},
    {"or", Operator::or_, 1, any},
    {"and", Operator::and_, 1, any},
    {">", Operator::greater, 2, 2},
    {">=", Operator::greater_or_equal, 2, 2},
    {"<", Operator::less, 2, 3},
    {"<=", Operator::less_or_equal, 2, 3},
    {"max", Operator::max, 0, any},
    {"min", Operator::min, 0, any},
    {"+", Operator::plus, 0, any},
    {"-", Operator::minus, 1, 2},
    {"*", Operator::times, 1, any},
    {"/", Operator::divide, 2, 2},
    {"%", Operator::remainder, 2, 2},
    {"map", Operator::map, 2, 2},
    {"filter", Operator::filter, 2, 2},
    {"reduce", Operator::reduce, 2, 3},
    {"all", Operator::all, 2, 2},
    {"none", Operator::none, 2, 2},
    {"some", Operator::some, 2, 2},
    {"merge", Operator::merge, 0, any},
    {"in", Operator::in, 2, 2},
    {"cat", Operator::cat, 0, any},
    {"substr", Operator::substr, 2, 3},
    {"log", Operator::log, 1, 1},
};

void complain_unknown(const Cursor& argument) {
  argument.complain_at_name("unknown_operator", [&] {
    const std::string& name = argument.value().name();
    std::vector<std::string_view> known;
    for (const Word& word : words) known.push_back(word.text);
    return Said{joined({"JsonLogic has no operator \"", name, "\""}), suggest(name, known)};
  });
}

void check_count(const Cursor& argument, const Word& word, std::size_t count) {
  if (count >= word.least && count <= word.most) return;
  argument.complain_at_name("wrong_arity", [&] {
    const std::string least = write_decimal(word.least);
    const std::string most = word.most == any ? "more" : write_decimal(word.most);
    return Said{joined({"\"", word.text, "\" does not work on ", write_decimal(static_cast<double>(count)),
                        count == 1 ? " argument" : " arguments"}),
                word.most == word.least ? joined({"write ", least})
                                        : joined({"write ", least, word.most == any ? " or " : " to ", most})};
  });
}

void read_each(const Cursor& cursor, std::vector<Rule>& rules) {
  rules = std::vector<Rule>(cursor.count());
  for (std::size_t i = 0; i < rules.size(); ++i) read_rule(Cursor(cursor, i), rules[i]);
}

}  // namespace

void read_rule(const Cursor& cursor, Rule& rule) {
  const Json& value = cursor.value();
  if (value.is_array()) {
    rule.op = Operator::list;
    read_each(cursor, rule.arguments);
    // A list of plain values is a plain value itself, and need not be made anew at every evaluation.
    for (const Rule& each : rule.arguments) {
      if (each.op != Operator::literal) return;
    }
    rule = {.op = Operator::literal, .value = value};
    return;
  }
  if (!value.is_object()) {
    rule.value = value;
    return;
  }
  if (value.items().size() != 1) {
    return cursor.complain("not_a_rule", [&] {
      return Said{joined({"a rule has one operator; this has ", write_decimal(static_cast<double>(cursor.count()))}),
                  R"(join conditions with {"and": [..., ...]})"};
    });
  }

  const Cursor argument(cursor, 0);
  const std::string& name = argument.value().name();
  const auto* const word =
      std::find_if(std::begin(words), std::end(words), [&](const Word& w) { return w.text == name; });
  if (word == std::end(words)) return complain_unknown(argument);
  rule.op = word->op;
  if (argument.value().is_array()) {
    read_each(argument, rule.arguments);
  } else {
    rule.arguments = std::vector<Rule>(1);  // {"!": x} is short for {"!": [x]}
    read_rule(argument, rule.arguments[0]);
  }
  check_count(argument, *word, rule.arguments.size());
}

void optional_rule(ObjectReader& object, std::string_view name, Rule& rule) {
  object.optional(name, [&](const Cursor& c) { read_rule(c, rule); });
}

}  // namespace touchstone
