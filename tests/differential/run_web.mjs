// Runs the cases of the differential test through the engine as the shop's page gets it, and writes a digest of what each
// answered, as run_native.cpp does.
//
//   node run_web.mjs wasm|wasm2js DIST_DIR CASES.ndjson OUTCOMES        a line for each case
//   node run_web.mjs wasm|wasm2js DIST_DIR CASES.ndjson OUTCOMES CASE   all answers of that one case, from 1
import { readFileSync, writeFileSync } from 'node:fs';
import { engineMaker, withoutSentences } from '../conformance/engine.mjs';

const [kind, distDir, casesPath, outcomesPath, wanted] = process.argv.slice(2);
const newEngine = await engineMaker(kind, distDir);

/** All answers, as transcripts keep them. */
function* play(line) {
  const { surveys, events } = JSON.parse(line);
  const engine = newEngine();
  yield withoutSentences(engine.load(surveys));
  for (const event of events) yield withoutSentences(engine.handle(event));
}

/** FNV-1a, 32 bits, and the length: enough to tell apart what differs by accident. */
function digest(answers) {
  let hash = 2166136261;
  let bytes = 0;
  for (const answer of answers) {
    const line = Buffer.from(`${answer}\n`);
    for (const byte of line) hash = Math.imul(hash ^ byte, 16777619);
    bytes += line.length;
  }
  return `${(hash >>> 0).toString(16).padStart(8, '0')} ${bytes}`;
}

const cases = readFileSync(casesPath, 'utf8').trimEnd().split('\n');
const chosen = wanted ? [...play(cases[wanted - 1])] : cases.map((line) => digest(play(line)));
writeFileSync(outcomesPath, `${chosen.join('\n')}\n`);
console.log(`${kind}: ${cases.length} cases`);
