// Small stand-ins for parts of the C library, for the WebAssembly module only.
//
// nlohmann's lexer converts numbers with strtod and friends. musl's versions drag in long doubles and a stream layer,
// some KB of a page's budget, for what the engine has already. The linker takes these instead: all of a family, or it
// finds two.
#include <cerrno>
#include <cstddef>
#include <cstdint>
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

// The lexer tries whole numbers first. Here every number is a double, so this always says "too large" and strtod is
// next.
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

// A page has no exit; with the library's own the module would import one.
void _Exit(int /*code*/) { __builtin_trap(); }
}

// Memory in blocks of powers of two, each with its class in front; freed blocks wait in a list of their class. Half of
// a block may lie idle, which a page can spare more easily than the 1.5 KB of code of an allocator that packs better.
extern "C" unsigned char __heap_base;

namespace {

constexpr std::size_t header_bytes = 8;  // keeps what follows aligned for every type the engine uses
constexpr std::size_t page_bytes = 65536;
constexpr unsigned smallest_class = 4;
constexpr unsigned classes = 32;

struct Block {
  unsigned size_class;
  Block* next;  // only while free; in use, memory begins behind the header
};

Block* free_blocks[classes];
std::size_t top = 0;  // first byte never used

Block* new_block(unsigned size_class) {
  if (top == 0) top = (reinterpret_cast<std::size_t>(&__heap_base) + header_bytes - 1) & ~(header_bytes - 1);
  const std::size_t start = top;
  top += std::size_t{1} << size_class;
  const std::size_t pages = __builtin_wasm_memory_size(0);
  const std::size_t needed = (top + page_bytes - 1) / page_bytes;
  const bool overflows = top < start;
  if (overflows || (needed > pages && __builtin_wasm_memory_grow(0, needed - pages) == SIZE_MAX)) __builtin_trap();
  auto* const block = reinterpret_cast<Block*>(start);
  block->size_class = size_class;
  return block;
}

}  // namespace

void* operator new(std::size_t size) {
  if (size > SIZE_MAX / 4) __builtin_trap();
  unsigned size_class = smallest_class;
  while ((std::size_t{1} << size_class) < size + header_bytes) ++size_class;
  Block* block = free_blocks[size_class];
  if (block == nullptr) {
    block = new_block(size_class);
  } else {
    free_blocks[size_class] = block->next;
  }
  return reinterpret_cast<unsigned char*>(block) + header_bytes;
}

void operator delete(void* memory) noexcept {
  if (memory == nullptr) return;
  auto* const block = reinterpret_cast<Block*>(static_cast<unsigned char*>(memory) - header_bytes);
  block->next = free_blocks[block->size_class];
  free_blocks[block->size_class] = block;
}
void operator delete(void* memory, std::size_t /*size*/) noexcept { operator delete(memory); }
