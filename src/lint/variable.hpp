#pragma once
// What conditions read of a visitor: answers, and what the page says.
#include <string>

#include "base/json.hpp"
#include "definition/definition.hpp"

namespace touchstone {

/// Something that conditions read. Answers and segments of a question are one: the second follows from the first.
struct Variable {
  enum class Source : unsigned char { answer, context, page, visits, variant, locale, device };
  Source source = Source::answer;
  /// Of an answer.
  const Question* question = nullptr;
  /// Of context and page: dotted, without "context." or "page.".
  std::string path = {};
  /// Of context: what the file says it is. Null pointer: nothing.
  const ContextField* declared = nullptr;
  /// Of a variant: the survey that has it.
  const Survey* survey = nullptr;
};

/// "answers.recommend", "context.order.value", "page.path", "visits", "variant", "locale", "device"
std::string name_of(const Variable& variable);

/// Whether the visitor, or the page, can give that value.
bool can_be(const Variable& variable, const Json& value);

/// Facts with nothing in them.
Json no_facts();
/// Puts the value where conditions find it; a null leaves the facts as they are.
void set_fact(Json& facts, const Variable& variable, const Json& value);

/// Some answer that fits the question: what a visitor might give. Null for a message, which takes none.
Json some_answer(const Question& question);

}  // namespace touchstone
