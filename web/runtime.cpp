// Small stand-ins for parts of the C library, for the WebAssembly module only.
//
// nlohmann's lexer converts numbers with strtod and friends and formats one error with snprintf. musl's versions drag
// in long doubles, a stream layer and format strings, some 10 KB of a page's budget, for what the engine has already.
// The linker takes these instead: all of a family, or it finds two.
#include <cerrno>
#include <cstddef>
#include <cstdlib>
#include <new>
#include <string_view>

#include "base/decimal.hpp"

namespace {

double convert(const char* text, char** end) {
  const touchstone::DecimalRead read = touchstone::read_decimal(text);
  // The C functions take a pointer to constant text and hand it back without the const.
  if (end != nullptr) *end = const_cast<char*>(text) + read.length;
  return read.value;
}

}  // namespace

extern "C" {

double strtod(const char* text, char** end) { return convert(text, end); }
float strtof(const char* text, char** end) { return static_cast<float>(convert(text, end)); }
long double strtold(const char* text, char** end) { return convert(text, end); }

// The lexer tries whole numbers first. Here every number is a double, so this always says "too large" and strtod is next.
#define TOO_LARGE(type, name)                                     \
  type name(const char* /*text*/, char** /*end*/, int /*base*/) { \
    errno = ERANGE;                                               \
    return 0;                                                     \
  }
TOO_LARGE(long, strtol)
TOO_LARGE(unsigned long, strtoul)
TOO_LARGE(long long, strtoll)
TOO_LARGE(unsigned long long, strtoull)
#undef TOO_LARGE

// The lexer uses it once, to show a control character in a message that the engine words itself.
int snprintf(char* out, std::size_t size, const char* /*format*/, ...) {
  if (size > 0) *out = '\0';
  return 0;
}

// A page has no exit and no one to tell of memory growth; with the library's own the module would import both.
void _Exit(int /*code*/) { __builtin_trap(); }
void emscripten_notify_memory_growth(std::size_t /*memory*/) {}

// Nothing here asks for a type at run time, but the library's exception classes, which nlohmann names and nobody throws,
// point to these tables, and behind them hangs the machinery of dynamic_cast.
void* _ZTVN10__cxxabiv117__class_type_infoE[12] = {};
void* _ZTVN10__cxxabiv120__si_class_type_infoE[12] = {};
}

void* operator new(std::size_t size) {
  void* memory = std::malloc(size);
  if (memory == nullptr) __builtin_trap();
  return memory;
}
void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t /*size*/) noexcept { std::free(memory); }
