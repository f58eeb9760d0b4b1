// How long a large file takes to open in the report, and for how long the page does not answer meanwhile.
//
//   node bench/report.mjs [--responses 1000000] [--runs 3]

import { spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { launchBrowser, openPage, root, startCollector } from '../tests/browser/harness.mjs';

const { values } = parseArgs({
  options: { responses: { type: 'string', default: '1000000' }, runs: { type: 'string', default: '3' } },
});

const folder = mkdtempSync(path.join(os.tmpdir(), 'touchstone-'));
const file = path.join(folder, 'year.ndjson');
const out = openSync(file, 'w');
const program = path.join(root, 'build/bin/touchstone');
spawnSync(program, ['demo-data', '--seed', '1', '--responses', values.responses], {
  stdio: ['ignore', out, 'inherit'],
});
closeSync(out);
console.log(`${values.responses} responses, ${Math.round(statSync(file).size / 1e6)} MB`);

/**
 * The page's longest task, in ms: of the processor's time, which is what the task costs, and by the clock, in which others
 * on the machine have their part.
 */
async function longestTask(page, during) {
  await page.tracing.start({ categories: ['toplevel'] });
  await during();
  const { traceEvents } = JSON.parse(new TextDecoder().decode(await page.tracing.stop()));
  const threads = traceEvents.filter(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain');
  const tasksOf = ({ pid, tid }) =>
    traceEvents.filter((each) => each.ph === 'X' && each.pid === pid && each.tid === tid && /RunTask$/.test(each.name));
  const busy = (tasks) => tasks.reduce((sum, { tdur = 0 }) => sum + tdur, 0);
  // Other pages of the browser do nothing meanwhile.
  const [tasks] = threads.map(tasksOf).sort((one, other) => busy(other) - busy(one));
  const most = (of) => tasks.reduce((longest, task) => Math.max(longest, of(task) ?? 0), 0) / 1000;
  return { processorMs: most(({ tdur }) => tdur), clockMs: most(({ dur }) => dur) };
}

async function run(browser, url) {
  const page = await openPage(browser);
  await page.goto(`${url}/report/?lang=en`);
  const input = await page.waitForSelector('input[type=file]');
  const wait = (condition) => page.waitForFunction(condition, { polling: 50, timeout: 600_000 });
  const times = {};
  const opening = await longestTask(page, async () => {
    const begunMs = performance.now();
    const note = (name) => {
      times[name] = performance.now() - begunMs;
    };
    await input.uploadFile(file);
    await wait(() => document.querySelector('.top') !== null);
    note('readMs');
    await wait(() => document.querySelector('.stops') !== null);
    note('journeyMs');
    await wait(() => !document.querySelector('.busy.on') && document.querySelectorAll('.chart svg').length === 5);
    note('wholeMs');
  });
  const filtering = await longestTask(page, async () => {
    const begunMs = performance.now();
    await page.evaluate(() => document.querySelector('.stop h3 button').click());
    await wait(() => !document.querySelector('.busy.on'));
    times.filteredMs = performance.now() - begunMs;
  });
  await page.close();
  return { ...times, opening, filtering };
}

const ms = (value) => `${Math.round(value)} ms`.padStart(9);
const told = ({ processorMs, clockMs }) => `${ms(processorMs)} of the processor, ${ms(clockMs).trim()} by the clock`;
const collector = await startCollector();
const browser = await launchBrowser();
try {
  for (let at = 0; at < Number(values.runs); at += 1) {
    const { readMs, journeyMs, wholeMs, opening, filteredMs, filtering } = await run(browser, collector.url);
    console.log(`read after            ${ms(readMs)}`);
    console.log(`the journey after     ${ms(journeyMs)}`);
    console.log(`all drawings after    ${ms(wholeMs)}`);
    console.log(`longest task          ${told(opening)}`);
    console.log(`another touchpoint    ${ms(filteredMs)}`);
    console.log(`longest task          ${told(filtering)}\n`);
  }
} finally {
  await browser.close();
  await collector.stop();
  rmSync(folder, { recursive: true });
}
