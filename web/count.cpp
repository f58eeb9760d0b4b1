// count.wasm: answers counted from memory, sixteen at a time. A module of its own, since it needs WebAssembly's SIMD,
// which the other modules do without. It allocates nothing: the input lies behind its own data.
#include <wasm_simd128.h>

#include <cstddef>
#include <cstdint>

extern "C" unsigned char __heap_base;

namespace {

constexpr std::size_t lanes = 16;
constexpr std::uint8_t highest = 10;
constexpr std::size_t page_bytes = 65536;

/// Of 0 to 10; the last one counts what is none of them.
std::uint32_t counts[highest + 2];

std::uint8_t* input() {
  const auto base = reinterpret_cast<std::size_t>(&__heap_base);
  return reinterpret_cast<std::uint8_t*>((base + lanes - 1) & ~(lanes - 1));
}

/// The sum of sixteen bytes.
std::uint32_t sum_of(v128_t bytes) {
  const v128_t words = wasm_u32x4_extadd_pairwise_u16x8(wasm_u16x8_extadd_pairwise_u8x16(bytes));
  return wasm_u32x4_extract_lane(words, 0) + wasm_u32x4_extract_lane(words, 1) + wasm_u32x4_extract_lane(words, 2) +
         wasm_u32x4_extract_lane(words, 3);
}

/// At most 255 times sixteen answers: a counter of a byte each holds as many.
void count_vectors(const std::uint8_t* at, std::size_t vectors) {
  v128_t sums[highest + 1];
  for (v128_t& sum : sums) sum = wasm_i8x16_const_splat(0);
  for (std::size_t i = 0; i < vectors; ++i) {
    const v128_t values = wasm_v128_load(at + i * lanes);
    // What is equal is -1.
#define COUNT(value) sums[value] = wasm_i8x16_sub(sums[value], wasm_i8x16_eq(values, wasm_i8x16_const_splat(value)))
    COUNT(0);
    COUNT(1);
    COUNT(2);
    COUNT(3);
    COUNT(4);
    COUNT(5);
    COUNT(6);
    COUNT(7);
    COUNT(8);
    COUNT(9);
    COUNT(10);
#undef COUNT
  }
  for (std::size_t value = 0; value <= highest; ++value) counts[value] += sum_of(sums[value]);
}

}  // namespace

extern "C" {

/// Room for `length` answers, a byte each. Null where there is no memory. Valid as long as the module.
std::uint8_t* touchstone_count_input(std::size_t length) {
  const std::size_t end = reinterpret_cast<std::size_t>(input()) + length;
  const std::size_t pages = __builtin_wasm_memory_size(0);
  const std::size_t needed = (end + page_bytes - 1) / page_bytes;
  if (needed > pages && __builtin_wasm_memory_grow(0, needed - pages) == SIZE_MAX) return nullptr;
  return input();
}

/// Counts the first `length` bytes of input: how many are 0, 1, ... 10, and how many none of these. Twelve numbers,
/// valid until the next call.
const std::uint32_t* touchstone_count(std::size_t length) {
  for (std::uint32_t& count : counts) count = 0;
  constexpr std::size_t most_vectors = 255;
  const std::uint8_t* const bytes = input();
  std::size_t at = 0;
  while (length - at >= lanes) {
    const std::size_t left = (length - at) / lanes;
    const std::size_t vectors = left < most_vectors ? left : most_vectors;
    count_vectors(bytes + at, vectors);
    at += vectors * lanes;
  }
  for (; at < length; ++at) {
    if (bytes[at] <= highest) ++counts[bytes[at]];
  }
  std::uint32_t known = 0;
  for (std::size_t value = 0; value <= highest; ++value) known += counts[value];
  counts[highest + 1] = static_cast<std::uint32_t>(length) - known;
  return counts;
}
}
