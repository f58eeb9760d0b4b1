// count.wasm counts what a loop counts: for every length around its steps, and every byte there is.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';

const dist = process.env.TOUCHSTONE_DIST ?? 'dist';
const { exports } = new WebAssembly.Instance(
  new WebAssembly.Module(readFileSync(path.join(dist, 'workbench/count.wasm'))),
);
exports._initialize?.();

function count(bytes) {
  const at = exports.touchstone_count_input(bytes.length);
  assert.notEqual(at, 0);
  new Uint8Array(exports.memory.buffer).set(bytes, at);
  return [...new Uint32Array(exports.memory.buffer, exports.touchstone_count(bytes.length), 12)];
}

function expected(bytes) {
  const counts = Array(12).fill(0);
  for (const byte of bytes) counts[Math.min(byte, 11)] += 1;
  return counts;
}

test('every length around a vector, and around the most that a byte can count', () => {
  const step = 16 * 255;
  for (const length of [0, 1, 15, 16, 17, 31, 33, step - 1, step, step + 1, step + 16, 2 * step + 7]) {
    const bytes = Uint8Array.from({ length }, (_, i) => (i * 7919) % 13);
    assert.deepEqual(count(bytes), expected(bytes), `${length} answers`);
  }
});

test('every byte there is, and all of one kind', () => {
  const all = Uint8Array.from({ length: 256 * 9 }, (_, i) => i % 256);
  assert.deepEqual(count(all), expected(all));
  for (const value of [0, 10, 11, 255]) {
    const bytes = new Uint8Array(100_000).fill(value);
    assert.deepEqual(count(bytes), expected(bytes));
  }
});
