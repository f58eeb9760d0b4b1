import type { EngineImports } from './exports';

/** Of numbers and moments, to text and back, as JavaScript converts them: the module leaves it to the page (web/conversions.cpp). */
export const conversions = (memory: () => ArrayBufferLike): EngineImports => {
  const write = (text: string, at: number): number =>
    new TextEncoder().encodeInto(text, new Uint8Array(memory(), at)).written;
  return {
    page: {
      number: (at, length) => Number(new TextDecoder().decode(new Uint8Array(memory(), at, length))),
      // Finite, and so as `${number}` is; but of that, V8 keeps a table that soon has 64 KB.
      text: (number, at) => write(JSON.stringify(number), at),
      moment: (unixMs, at) => write(new Date(unixMs).toISOString(), at),
    },
  };
};
