#include "fuzz/make_rule.hpp"

namespace touchstone::fuzz {
namespace {

struct Word {
  const char* name;
  std::size_t least;
  std::size_t most;
};

// How many arguments each takes; 4 where there may be any number.
constexpr Word words[] = {
    {"==", 2, 2},      {"===", 2, 2},
    {"!=", 2, 2},      {"!==", 2, 2},
    {">", 2, 2},       {">=", 2, 2},
    {"<", 2, 3},       {"<=", 2, 3},
    {"!", 0, 1},       {"!!", 0, 1},
    {"or", 1, 4},      {"and", 1, 4},
    {"if", 0, 4},      {"?:", 0, 4},
    {"in", 2, 2},      {"cat", 0, 4},
    {"substr", 2, 3},  {"+", 0, 4},
    {"-", 1, 2},       {"*", 1, 4},
    {"/", 2, 2},       {"%", 2, 2},
    {"max", 0, 4},     {"min", 0, 4},
    {"map", 2, 2},     {"filter", 2, 2},
    {"all", 2, 2},     {"none", 2, 2},
    {"some", 2, 2},    {"merge", 0, 4},
    {"missing", 0, 4}, {"log", 1, 1},
    {"reduce", 2, 3},  {"missing_some", 2, 2},
};

Json object_of(std::string_view name, Json value) {
  Json object = Json::object();
  object.set(name, std::move(value));
  return object;
}

Json make_variable(Bytes& bytes, const std::vector<std::string>& questions) {
  std::string path(bytes.text({"answers.", "segments.", "context.order.value", "locale", "device", "context.member",
                               "current", "accumulator", "", "0", "answers", "answers.unknown.0"}));
  if (path.ends_with('.') && !questions.empty()) path += questions[bytes.below(questions.size())];
  if (bytes.seldom(4)) {
    Json with_default = Json::array();
    with_default.push(path);
    with_default.push(make_plain(bytes));
    return object_of("var", std::move(with_default));
  }
  return object_of("var", path);
}

}  // namespace

Json make_plain(Bytes& bytes, unsigned depth) {
  switch (bytes.below(depth == 0 ? 4 : 5)) {
    case 0:
      return static_cast<double>(bytes.below(12));
    case 1:
      return std::string(bytes.text({"promoter", "o0", "", "o1", "true", " 7 ", "1,5", "0x10", "-0", "1e3", "ünï",
                                     "👍🏽", "مرحبا", "2026-11-21", "\x01\n\"\\", "Infinity"}));
    case 2:
      return bytes.pick<double>({-1, 0.1, 1e21, 1e-7, 9007199254740993.0, 5e-324, 1.7976931348623157e308, -0.0, 2.5});
    case 3:
      return bytes.pick<Json>({true, false, Json()});
    default: {
      Json list = Json::array();
      for (std::size_t i = bytes.below(4); i > 0; --i) list.push(make_plain(bytes, depth - 1));
      return list;
    }
  }
}

Json make_rule(Bytes& bytes, const std::vector<std::string>& questions, unsigned depth) {
  switch (depth == 0 || bytes.empty() ? bytes.below(2) : bytes.below(6)) {
    case 0:
      return make_variable(bytes, questions);
    case 1:
      return make_plain(bytes);
    default:
      break;
  }
  const Word& word = words[bytes.below(std::size(words))];
  Json arguments = Json::array();
  const std::size_t count = word.least + bytes.below(word.most - word.least + 1);
  for (std::size_t i = 0; i < count; ++i) arguments.push(make_rule(bytes, questions, depth - 1));
  return object_of(word.name, std::move(arguments));
}

}  // namespace touchstone::fuzz
