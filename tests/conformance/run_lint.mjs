// Lints every file of tests/lint/advice_cases.json and the demo's by the command line tool, in workbench.wasm, or in its
// fallback, and writes what was answered: the same bytes, whoever answers.
//
//   node tests/conformance/run_lint.mjs native PROGRAM TRANSCRIPT
//   node tests/conformance/run_lint.mjs wasm|wasm2js DIST_DIR TRANSCRIPT
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { workbenchMaker } from './engine.mjs';

const [kind, where, transcriptPath] = process.argv.slice(2);
const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '../..');
const read = (file) => readFileSync(path.join(root, file), 'utf8');

const { base, cases } = JSON.parse(read('tests/lint/advice_cases.json'));
const texts = [
  ...cases.map(({ file, lines }) => lines?.join('\n') ?? JSON.stringify({ ...base, ...file })),
  read('demo/surveys.json'),
  '',
  '{"version":',
  `${'['.repeat(40)}`,
  ' '.repeat(300 * 1024),
];

async function linter() {
  if (kind === 'native') {
    return (input) => spawnSync(where, ['lint', '-', '--format', 'json'], { input, encoding: 'utf8' }).stdout.trimEnd();
  }
  const newWorkbench = await workbenchMaker(kind, where);
  return (text) => newWorkbench().lint(text);
}

const lint = await linter();
const answers = texts.map(lint);
const found = answers.flatMap((answer) => JSON.parse(answer)).length;
writeFileSync(transcriptPath, `${answers.join('\n')}\n`);
console.log(`${kind}: ${texts.length} files, ${found} findings`);
process.exit(found > 0 ? 0 : 1);
