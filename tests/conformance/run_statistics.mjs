// Runs the cases of statistics.json, written by others and checked there against R and SciPy: by the command line tool,
// in workbench.wasm, or in its fallback. Each case becomes one question (src/scoring/ask.hpp), and its expectations
// must be met to the tolerance that the file states. The engines' answers may differ in a last digit: the C libraries
// under them do.
//
//   node tests/conformance/run_statistics.mjs native PROGRAM
//   node tests/conformance/run_statistics.mjs wasm|wasm2js DIST_DIR
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { workbenchMaker } from './engine.mjs';
import { groups, leftOut } from './statistics_groups.mjs';

const [kind, where] = process.argv.slice(2);
const file = JSON.parse(readFileSync(new URL('statistics.json', import.meta.url), 'utf8'));
const { absolute, relative } = file.meta.tolerance;
const ofSpecialFunctions = 1e-8; // meta.tolerance.note

const failures = [];
const cases = [];
for (const group of file.groups) {
  if (group.id in leftOut) continue;
  const ask = groups[group.id];
  if (!ask) {
    failures.push(`${group.id}: a group that nobody asks for`);
    continue;
  }
  for (const { id, inputs, expected } of group.cases) {
    for (const { question, expect } of ask(inputs, expected)) cases.push({ id: `${group.id}/${id}`, question, expect });
  }
}

async function answersOf(texts) {
  if (kind === 'native') {
    const input = texts.map((text) => `${text}\n`).join('');
    const output = execFileSync(where, ['statistics'], { input, maxBuffer: 1 << 28 });
    return output.toString().trimEnd().split('\n');
  }
  const workbench = (await workbenchMaker(kind, where))();
  return texts.map((text) => workbench.statistics(text));
}

/** Every number that is expected is there, and as near as it must be. What is not expected may be anything. */
function differences(expected, actual, path = '') {
  if (expected === undefined) return [];
  if (Array.isArray(expected)) {
    if (!Array.isArray(actual) || actual.length !== expected.length) return [`${path}: no list of ${expected.length}`];
    return expected.flatMap((each, i) => differences(each, actual[i], `${path}[${i}]`));
  }
  if (typeof expected === 'object' && expected !== null) {
    return Object.entries(expected).flatMap(([name, each]) => differences(each, actual?.[name], `${path}.${name}`));
  }
  if (typeof expected !== 'number') return expected === actual ? [] : [`${path}: ${actual}, not ${expected}`];
  const special = /(?:^|\.)p$|critical|interval/.test(path) || path === '';
  const near = Math.max(special ? ofSpecialFunctions : absolute, relative * Math.abs(expected));
  return typeof actual === 'number' && Math.abs(actual - expected) <= near
    ? []
    : [`${path}: ${actual}, not ${expected}`];
}

const answers = await answersOf(cases.map(({ question }) => JSON.stringify(question)));
cases.forEach(({ id, question, expect }, index) => {
  const found = differences(expect, JSON.parse(answers[index]));
  if (found.length > 0) failures.push(`${id}: ${found.join('; ')}\n    ${JSON.stringify(question)}`);
});
for (const failure of failures) console.error(`FAILED ${failure}`);
console.log(`${kind}: ${cases.length} questions, ${failures.length} failed`);
process.exit(failures.length === 0 && cases.length >= 117 ? 0 : 1);
