// The report page's module by itself: how long a year of demo data takes to read, what it takes to keep, and how long
// questions take.
//
//   node bench/score/module.mjs [RESPONSES]
import { spawn } from 'node:child_process';
import { reportMaker } from '../../tests/conformance/engine.mjs';

const responses = Number(process.argv[2] ?? 1_000_000);
const touchstone = process.env.TOUCHSTONE ?? 'build/bin/touchstone';
const report = (await reportMaker('wasm', 'dist/workbench'))();

const data = spawn(touchstone, ['demo-data', '--seed', '1', '--responses', String(responses)], {
  stdio: ['ignore', 'pipe', 'inherit'],
});
let bytes = 0;
let readingMs = 0;
for await (const piece of data.stdout) {
  const begin = performance.now();
  report.add(piece);
  readingMs += performance.now() - begin;
  bytes += piece.length;
}
report.end();
const { memory_bytes: kept } = JSON.parse(report.ask({ ask: 'overview' }));
console.log(`${responses} responses, ${(bytes / 1e6).toFixed(0)} MB`);
console.log(
  `read in ${(readingMs / 1e3).toFixed(1)} s, ${((1e3 * readingMs) / responses).toFixed(1)} microseconds each`,
);
console.log(`kept in ${(kept / 1e6).toFixed(1)} MB, ${(kept / responses).toFixed(0)} bytes each`);

const questions = [
  { ask: 'overview' },
  { ask: 'scores', by: ['touchpoint'], compare: 'month' },
  { ask: 'scores', by: ['touchpoint', 'day'] },
  { ask: 'trend', metric: 'nps', by: 'week', window: 4 },
  { ask: 'distribution', metric: 'nps' },
  { ask: 'rates', by: ['touchpoint'] },
  { ask: 'comments', metric: 'nps', segment: 'detractor', search: 'lieferung' },
  { ask: 'drivers', metric: 'csat' },
  { ask: 'topics', metric: 'nps' },
];
const median = (times) => times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)];
for (const question of questions) {
  const times = Array.from({ length: 5 }, () => {
    const begin = performance.now();
    report.ask(question);
    return performance.now() - begin;
  });
  console.log(`${median(times).toFixed(0).padStart(6)} ms  ${JSON.stringify(question)}`);
}
console.log(`memory of the module, at the end: ${(report.memoryBytes() / 1e6).toFixed(1)} MB`);
