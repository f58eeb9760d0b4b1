#include "touchstone.h"

#include <memory>
#include <string>
#include <string_view>

#include "wire/wire.hpp"

struct touchstone_engine {
  std::unique_ptr<touchstone::Engine> engine;  // null until something was loaded
  std::string input;
  std::string output;

  std::string_view text(size_t length) const { return std::string_view(input).substr(0, length); }
};

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
