// Runs the conformance cases through the engine as the shop's page gets it, and writes what it answered.
//
//   node tests/conformance/run_web.mjs wasm|wasm2js DIST_DIR TRANSCRIPT
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const [kind, distDir, transcriptPath] = process.argv.slice(2);
const casesDir = path.join(path.dirname(fileURLToPath(import.meta.url)), 'cases');
const firstMomentMs = Date.parse('2026-11-21T10:00:00Z');
const fixedSeed = '0123456789abcdef0123456789abcdef';

async function engineExports() {
  if (kind === 'wasm2js')
    return (await import(pathToFileURL(path.resolve(distDir, 'engine.fallback.js')))).instantiate();
  const { instance } = await WebAssembly.instantiate(readFileSync(path.join(distDir, 'engine.wasm')), {});
  return instance.exports;
}

/** The C interface of web/touchstone.h, as text to text. */
async function startEngine() {
  const c = await engineExports();
  c._initialize?.();
  const handle = c.touchstone_new();
  const call = (name, text) => {
    const bytes = new TextEncoder().encode(text);
    const at = c.touchstone_input(handle, bytes.length);
    new Uint8Array(c.memory.buffer).set(bytes, at);
    const out = c[name](handle, bytes.length);
    return new TextDecoder('utf-8', { fatal: true }).decode(
      new Uint8Array(c.memory.buffer, out, c.touchstone_output_length(handle)),
    );
  };
  return { load: (text) => call('touchstone_load', text), handle: (text) => call('touchstone_handle', text) };
}

/** The first place where `actual` lacks what is expected; undefined where it has all of it. */
function difference(expected, actual, where) {
  if (expected !== null && typeof expected === 'object') {
    if (Array.isArray(expected)) {
      if (!Array.isArray(actual) || actual.length !== expected.length) {
        return `${where}: expected ${expected.length} elements, got ${JSON.stringify(actual)}`;
      }
    } else if (actual === null || typeof actual !== 'object') {
      return `${where}: expected an object, got ${JSON.stringify(actual)}`;
    }
    for (const [name, value] of Object.entries(expected)) {
      const here = name === 'record' ? JSON.parse(actual.body) : actual[name];
      const found = difference(value, here, `${where}/${name}`);
      if (found) return found;
    }
    return undefined;
  }
  return expected === actual
    ? undefined
    : `${where}: expected ${JSON.stringify(expected)}, got ${JSON.stringify(actual)}`;
}

let failures = 0;
let count = 0;
const transcript = [];

function check(expected, answer, where) {
  transcript.push(answer);
  const actual = JSON.parse(answer);
  if ('event' in expected && !('error' in expected) && 'error' in actual) expected = { view: 'an event was refused' };
  const { event, ...promised } = expected;
  const found = difference(promised, actual, where);
  if (!found) return;
  failures += 1;
  console.error(`FAILED ${found}`);
}

for (const file of readdirSync(casesDir).sort()) {
  const suite = JSON.parse(readFileSync(path.join(casesDir, file), 'utf8'));
  for (const each of suite.cases) {
    count += 1;
    const where = `${file}: ${each.title}: `;
    const engine = await startEngine();
    const surveys = each.surveys_lines?.join('\n') ?? JSON.stringify(each.surveys ?? suite.surveys);
    check(each.loaded ?? {}, engine.load(surveys), `${where}loaded`);
    let at = firstMomentMs;
    (each.steps ?? []).forEach((step, index) => {
      const event = { ...step.event };
      event.at ??= at;
      if (event.type === 'track') event.seed ??= fixedSeed;
      at += 1000;
      check(step, engine.handle(JSON.stringify(event)), `${where}step ${index}`);
    });
  }
}
writeFileSync(transcriptPath, `${transcript.join('\n')}\n`);
console.log(`${kind}: ${count} cases, ${failures} failed`);
process.exit(failures === 0 ? 0 : 1);
