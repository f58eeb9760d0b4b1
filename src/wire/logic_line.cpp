#include "wire/logic_line.hpp"

#include "base/json_read.hpp"
#include "base/json_write.hpp"
#include "base/reader.hpp"
#include "logic/evaluate.hpp"
#include "wire/wire.hpp"

namespace touchstone {

std::string run_logic_line(std::string_view line) {
  JsonRead json = read_json(line, {.bytes = 1024 * 1024, .depth = 64});
  if (!json.errors.empty()) return refusal(json.errors.front());
  Problems problems(line);
  const Cursor cursor(*json.value, problems);
  ObjectReader object(cursor, "a line");
  Rule rule;
  Json data;
  object.required("rule", [&](const Cursor& c) { read_rule(c, rule); });
  object.optional("data", [&](const Cursor& c) { data = c.value(); });
  object.finish();
  if (!problems.none()) return refusal(std::move(problems).take().front());
  return write_json(evaluate(rule, data));
}

}  // namespace touchstone
