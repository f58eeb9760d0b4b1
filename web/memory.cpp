// memcpy for the WebAssembly module only, one byte at a time: what the engine copies is short, and musl's version, made
// for long blocks, is 0.2 KB of a page's budget. `volatile`, lest the compiler take the loop for a memcpy and call
// itself.
#include <cstddef>

extern "C" void* memcpy(void* to, const void* from, std::size_t count) {
  auto* const out = static_cast<volatile char*>(to);
  const auto* const in = static_cast<const char*>(from);
  for (std::size_t i = 0; i < count; ++i) out[i] = in[i];
  return to;
}
