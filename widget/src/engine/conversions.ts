import type { EngineImports } from './exports';

/** Of numbers and moments, to text and back, as JavaScript converts them: the module leaves it to the page (web/conversions.cpp). */
export const conversions = (memory: () => ArrayBufferLike): EngineImports => {
  const write = (text: string, at: number): number =>
    new TextEncoder().encodeInto(text, new Uint8Array(memory(), at)).written;
  return {
    page: {
      number: (at, length) => Number(new TextDecoder().decode(new Uint8Array(memory(), at, length))),
      text: (number, at) => write(`${number}`, at),
      moment: (unixMs, at) => write(new Date(unixMs).toISOString(), at),
    },
  };
};
