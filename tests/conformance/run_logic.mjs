// Runs JsonLogic's own suite (tests/logic/compatible.json) and lines of ours (tests/logic/lines.json) and writes what was
// answered: by the command line tool, in workbench.wasm, or in its fallback.
//
//   node tests/conformance/run_logic.mjs native PROGRAM TRANSCRIPT
//   node tests/conformance/run_logic.mjs wasm|wasm2js DIST_DIR TRANSCRIPT
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { workbenchMaker } from './engine.mjs';

const [kind, where, transcriptPath] = process.argv.slice(2);
const logicDir = path.join(path.dirname(fileURLToPath(import.meta.url)), '../logic');
const read = (file) => JSON.parse(readFileSync(path.join(logicDir, file), 'utf8'));

const suite = read('compatible.json')
  .filter((each) => typeof each === 'object') // the rest are headings
  .map(({ rule, data, result }) => ({ line: JSON.stringify({ rule, data }), result }));
const lines = read('lines.json').map(({ line, long, ...rest }) => ({
  line: long ? long.before + long.repeat.repeat(long.times) + long.after : line,
  ...rest,
}));
const cases = [...suite, ...lines];

async function answersOf(texts) {
  if (kind === 'native') {
    const input = texts.map((text) => `${text}\n`).join('');
    return execFileSync(where, ['logic'], { input, maxBuffer: 1 << 28 })
      .toString()
      .trimEnd()
      .split('\n');
  }
  const workbench = (await workbenchMaker(kind, where))();
  return texts.map((text) => workbench.logic(text));
}

/** Same JSON, whatever the order of members. */
const same = (a, b) => {
  if (typeof a !== 'object' || a === null || b === null) return a === b;
  const names = Object.keys(a);
  return names.length === Object.keys(b).length && names.every((name) => same(a[name], b[name]));
};

const answers = await answersOf(cases.map(({ line }) => line));
let failures = answers.length === cases.length ? 0 : 1;
if (failures) console.error(`FAILED ${cases.length} lines, but ${answers.length} answers`);
cases.forEach((each, index) => {
  const actual = JSON.parse(answers[index] ?? '"nothing"');
  const fits = 'code' in each ? actual?.error?.code === each.code : same(each.result ?? null, actual);
  if (fits) return;
  failures += 1;
  console.error(
    `FAILED ${each.line.slice(0, 200)}: ${JSON.stringify(each.code ?? each.result)}, not ${answers[index]}`,
  );
});
writeFileSync(transcriptPath, `${answers.join('\n')}\n`);
console.log(`${kind}: ${suite.length} cases of JsonLogic and ${lines.length} lines, ${failures} failed`);
process.exit(failures === 0 && suite.length === 278 ? 0 : 1);
