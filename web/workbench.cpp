#include "workbench.h"

#include "engine_handle.hpp"
#include "lint/lint.hpp"
#include "scoring/ask.hpp"
#include "wire/logic_line.hpp"

const char* touchstone_logic(touchstone_engine* engine, size_t length) {
  engine->output = touchstone::run_logic_line(engine->text(length));
  return engine->output.data();
}

const char* touchstone_lint(touchstone_engine* engine, size_t length) {
  engine->output = touchstone::write_findings(touchstone::lint(engine->text(length)));
  return engine->output.data();
}

const char* touchstone_statistics(touchstone_engine* engine, size_t length) {
  engine->output = touchstone::ask_statistics(engine->text(length));
  return engine->output.data();
}
