/** Choices that come out the same for the same seed, on every machine. */
export function makeRandom(seed) {
  let state = seed >>> 0;
  /** Mulberry32: from 0 to 2^32 - 1. */
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
  /** A whole number from 0 to `count` - 1. */
  const below = (count) => next() % count;
  return {
    below,
    between: (first, last) => first + below(last - first + 1),
    pick: (list) => list[below(list.length)],
    chance: (percent) => below(100) < percent,
    hex: (digits) => Array.from({ length: digits }, () => below(16).toString(16)).join(''),
  };
}

/** Texts that are hard on whoever counts, cuts, escapes or directs them. */
export const oddTexts = [
  'Why?',
  'Größe & Maß',
  'مرحبا بالعالم',
  'שלום',
  '👩‍👩‍👧‍👦 👍🏽',
  '\u0001\t\n"\\/',
  '<script>alert(1)</script>',
  '\u2028\u2029\ufeff',
  'e\u0301\u0323',
  '  ',
  'ﷺ'.repeat(40),
  '𝒳'.repeat(300),
];

/** Numbers where writing, rounding and comparing differ first. */
export const oddNumbers = [
  0,
  -0,
  1,
  -1,
  0.1,
  0.1 + 0.2,
  1.5,
  1e21,
  1e-7,
  123456789012345680000,
  9007199254740992,
  5e-324,
  2.2250738585072014e-308,
  1.7976931348623157e308,
  4.35,
  1 / 3,
  129.9,
  1e300,
  -1e-300,
  255.00000000000003,
];
