#pragma once
// What a visitor can be, as far as conditions see it: the values of answers and of the page's context, so few of them
// that all can be tried, and so many that none which conditions tell apart is left out.
#include <cstddef>
#include <string>
#include <vector>

#include "base/json.hpp"
#include "definition/definition.hpp"
#include "logic/rule.hpp"

namespace touchstone {

/// Something that conditions read. Answers and segments of a question are one: the second follows from the first.
struct Variable {
  enum class Source : unsigned char { answer, context, locale, device };
  Source source = Source::answer;
  /// Of an answer.
  const Question* question = nullptr;
  /// Of context: dotted, without "context.".
  std::string path = {};
  /// Of context: what the file says it is. Null pointer: nothing.
  const ContextField* declared = nullptr;
};

/// "answers.recommend", "context.order.value", "locale", "device"
std::string name_of(const Variable& variable);

/// One value that stands for itself or, `open`, for all that the exact rules (`is_exact`) cannot tell from it.
struct Sample {
  Json value;
  bool open = false;
};

/// Values of a variable, the absent one first where there is one; an answer can always be absent, as it is until the
/// question is asked. `rules`: the conditions' atoms that read it.
std::vector<Sample> samples_of(const Variable& variable, const std::vector<const Rule*>& rules);

/// Whether the samples are fine enough for this rule: it says the same of all values that an open one stands for.
bool is_exact(const Variable& variable, const std::vector<const Rule*>& rules, const Rule& rule);

/// It asks only whether there is a value: {"!!": [{"var": ...}]}, {"==": [{"var": ...}, null]}, {"missing": [...]}.
bool asks_for_presence(const Rule& rule);

/// Whether the visitor, or the page, can give that value.
bool can_be(const Variable& variable, const Json& value);

/// Texts and numbers that the rules hold a variable against, and combinations of them: candidates for what an open
/// sample stands for.
std::vector<Json> candidates_of(const Variable& variable, const std::vector<const Rule*>& rules);

/// Facts with nothing in them.
Json no_facts();
/// Puts the value where conditions find it; a null leaves the facts as they are.
void set_fact(Json& facts, const Variable& variable, const Json& value);

/// Some answer that fits the question: what a visitor might give. Null for a message, which takes none.
Json some_answer(const Question& question);

}  // namespace touchstone
