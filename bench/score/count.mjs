// Ten million answers counted from memory: count.wasm beside the loop that anybody would write.
import { readFileSync } from 'node:fs';

const answers = 10_000_000;
const times = 31;

function inJavaScript(bytes) {
  const counts = new Uint32Array(12);
  for (let i = 0; i < bytes.length; i += 1) {
    const value = bytes[i];
    counts[value > 10 ? 11 : value] += 1;
  }
  return counts;
}

export function countInMemory() {
  const wasm = new WebAssembly.Instance(new WebAssembly.Module(readFileSync('dist/workbench/count.wasm'))).exports;
  wasm._initialize?.();
  const at = wasm.touchstone_count_input(answers);
  const bytes = new Uint8Array(wasm.memory.buffer, at, answers);
  let state = 20261121;
  for (let i = 0; i < answers; i += 1) {
    state = (state * 48271) % 2147483647;
    bytes[i] = state % 12;
  }
  const ours = [];
  const theirs = [];
  for (let round = 0; round < times; round += 1) {
    let begun = performance.now();
    const counts = new Uint32Array(wasm.memory.buffer, wasm.touchstone_count(answers), 12).slice();
    ours.push(performance.now() - begun);
    begun = performance.now();
    const expected = inJavaScript(bytes);
    theirs.push(performance.now() - begun);
    if (counts.join() !== expected.join()) throw new Error(`the counts differ: ${counts} and ${expected}`);
  }
  const median = (list) => list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)];
  const [wasmMs, scriptMs] = [median(ours), median(theirs)];
  console.log(`\n${answers.toLocaleString('en')} answers counted in memory, median of ${times}`);
  console.log(`  count.wasm ${wasmMs.toFixed(1)} ms, JavaScript on a typed array ${scriptMs.toFixed(1)} ms`);
  console.log(`  ${(scriptMs / wasmMs).toFixed(1)}x`);
}
