#include "touchstone.h"

#include "engine_handle.hpp"

touchstone_engine* touchstone_new() { return new touchstone_engine; }

void touchstone_free(touchstone_engine* engine) { delete engine; }

char* touchstone_input(touchstone_engine* engine, size_t length) {
  engine->input.resize(length);
  return engine->input.data();
}

const char* touchstone_load(touchstone_engine* engine, size_t length) {
  engine->output = touchstone::load(engine->text(length), engine->engine);
  return engine->output.data();
}

const char* touchstone_handle(touchstone_engine* engine, size_t length) {
  engine->output =
      engine->engine
          ? touchstone::handle(engine->text(length), *engine->engine)
          : touchstone::refusal({.code = "not_loaded", .message = "no surveys are loaded", .hint = "load them first"});
  return engine->output.data();
}

size_t touchstone_output_length(const touchstone_engine* engine) { return engine->output.size(); }
