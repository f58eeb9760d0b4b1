// Compares what the native engine and one of the page's made of the cases. Where they differ, it plays the first such case
// again and prints it, with the first answer that differs.
//
//   node tests/differential/compare.mjs wasm|wasm2js DIST_DIR NATIVE_PROGRAM OUTCOMES_DIR
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const [kind, distDir, nativeProgram, outcomesDir] = process.argv.slice(2);
const inOutcomes = (name) => path.join(outcomesDir, name);
const lines = (name) => readFileSync(inOutcomes(name), 'utf8').trimEnd().split('\n');

const cases = lines('cases.ndjson');
const native = lines('native');
const web = lines(kind);
const differing = cases.map((_, i) => i).filter((i) => native[i] === undefined || native[i] !== web[i]);
console.log(`native and ${kind}: ${cases.length - differing.length} of ${cases.length} cases are equal`);

if (differing.length > 0) {
  const number = differing[0] + 1;
  const casesPath = inOutcomes('cases.ndjson');
  const runWeb = path.join(path.dirname(fileURLToPath(import.meta.url)), 'run_web.mjs');
  execFileSync(nativeProgram, [casesPath, inOutcomes('one.native'), number]);
  execFileSync(process.execPath, [runWeb, kind, distDir, casesPath, inOutcomes(`one.${kind}`), number]);
  const [ours, theirs] = [lines('one.native'), lines(`one.${kind}`)];
  const at = ours.findIndex((line, i) => line !== theirs[i]);
  const { surveys, events } = JSON.parse(cases[differing[0]]);
  console.error(`case ${number} differs in answer ${at} (0: loading)\n${surveys}`);
  console.error(events.slice(0, at).join('\n'));
  console.error(`native: ${ours[at]}\n${kind}: ${theirs[at]}`);
  process.exitCode = 1;
}
