import type { EngineImports } from './exports';

/** Between numbers and text as JavaScript converts them, which the module leaves to the page (web/decimals.cpp). */
export const conversions = (memory: () => ArrayBufferLike): EngineImports => ({
  page: {
    number: (at, length) => Number(new TextDecoder().decode(new Uint8Array(memory(), at, length))),
    text: (number, at) => new TextEncoder().encodeInto(String(number), new Uint8Array(memory(), at)).written,
  },
});
