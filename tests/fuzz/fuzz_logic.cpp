// Conditions: whatever can be read can be evaluated, comes to an end, and comes out the same every time.
//
// Input that begins with [ is JSON, [rule, data]; any other drives the generator of conditions.
#include <cstddef>
#include <cstdint>

#include "base/json_write.hpp"
#include "base/reader.hpp"
#include "fuzz/make_rule.hpp"
#include "logic/coerce.hpp"
#include "logic/evaluate.hpp"

namespace {

using touchstone::Json;
namespace fuzz = touchstone::fuzz;

void check(const Json& written, const Json& data, bool must_be_a_rule) {
  touchstone::Problems problems("");
  touchstone::Rule rule;
  read_rule(touchstone::Cursor(written, problems), rule);
  if (must_be_a_rule) fuzz::require(problems.none(), "a well-formed rule is read", touchstone::write_json(written));
  // Evaluated even where it was complained about: what could be read of it must not do harm.
  const Json value = evaluate(rule, data);
  const std::string text = touchstone::write_json(value);
  // `reduce` may wrap a value with every item. Each level is paid for with every value made: a list of 450 spends all.
  constexpr unsigned deepest = 500;
  fuzz::parse(text, deepest);
  fuzz::require(text == touchstone::write_json(evaluate(rule, data)), "an evaluation comes out the same again", text);
  fuzz::require(holds(rule, data) == truthy(value), "a rule holds where its value is true", text);
}

Json make_data(fuzz::Bytes& bytes) {
  Json data = Json::object();
  Json answers = Json::object();
  for (const char* id : {"q0", "q1", "q2"}) answers.set(id, fuzz::make_plain(bytes));
  data.set("answers", std::move(answers));
  Json order = Json::object();
  order.set("value", fuzz::make_plain(bytes));
  Json context = Json::object();
  context.set("order", std::move(order));
  data.set("context", std::move(context));
  data.set("locale", "de-AT");
  return data;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size > 0 && data[0] == '[') {
    const auto read = touchstone::read_json({reinterpret_cast<const char*>(data), size});
    if (read.value && read.value->is_array() && read.value->items().size() == 2) {
      check(read.value->items()[0], read.value->items()[1], false);
    }
    return 0;
  }
  fuzz::Bytes bytes(data, size);
  const Json values = make_data(bytes);
  constexpr unsigned depth = 5;
  check(make_rule(bytes, {"q0", "q1", "q2"}, depth), values, true);
  return 0;
}
