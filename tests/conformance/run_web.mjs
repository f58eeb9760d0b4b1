// Runs the conformance cases through the engine as the shop's page gets it, and writes what it answered
// (withoutSentences).
//
//   node tests/conformance/run_web.mjs wasm|wasm2js DIST_DIR TRANSCRIPT
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { engineMaker, withoutSentences } from './engine.mjs';

const [kind, distDir, transcriptPath] = process.argv.slice(2);
const casesDir = path.join(path.dirname(fileURLToPath(import.meta.url)), 'cases');
const firstMomentMs = Date.parse('2026-11-21T10:00:00Z');
const fixedSeed = '0123456789abcdef0123456789abcdef';

const newEngine = await engineMaker(kind, distDir);

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
      if (name === 'absent') {
        const there = value.find((each) => each in actual);
        if (there) return `${where}: has ${there}, in ${JSON.stringify(actual)}`;
        continue;
      }
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
  transcript.push(withoutSentences(answer));
  const actual = JSON.parse(answer);
  if ('event' in expected && !('error' in expected) && 'error' in actual) expected = { view: 'an event was refused' };
  const { event, ...promised } = expected;
  // The shop's module refuses with code and place alone.
  const found = difference(JSON.parse(withoutSentences(JSON.stringify(promised))), actual, where);
  if (!found) return;
  failures += 1;
  console.error(`FAILED ${found}`);
}

for (const file of readdirSync(casesDir).sort()) {
  const suite = JSON.parse(readFileSync(path.join(casesDir, file), 'utf8'));
  for (const each of suite.cases) {
    count += 1;
    const where = `${file}: ${each.title}: `;
    const engine = newEngine();
    const surveys = each.surveys_lines?.join('\n') ?? JSON.stringify(each.surveys ?? suite.surveys);
    check(each.loaded ?? {}, engine.load(surveys), `${where}loaded`);
    let at = firstMomentMs;
    (each.steps ?? []).forEach((step, index) => {
      const event = { ...step.event };
      event.at ??= at;
      if (/^(track|visitor)$/.test(event.type)) event.seed ??= fixedSeed;
      at += 1000;
      check(step, engine.handle(JSON.stringify(event)), `${where}step ${index}`);
    });
  }
}
writeFileSync(transcriptPath, `${transcript.join('\n')}\n`);
console.log(`${kind}: ${count} cases, ${failures} failed`);
process.exit(failures === 0 ? 0 : 1);
