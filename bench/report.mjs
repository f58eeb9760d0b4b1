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

/** In the page: tasks above 50 ms as the browser tells them, and how late a timer that is due every 5 ms comes. */
function watch() {
  window.tasks = [];
  new PerformanceObserver((list) => {
    window.tasks.push(...list.getEntries().map(({ duration }) => duration));
  }).observe({ type: 'longtask', buffered: true });
  window.latest = 0;
  let last = performance.now();
  setInterval(() => {
    const now = performance.now();
    window.latest = Math.max(window.latest, now - last - 5);
    last = now;
  }, 5);
}

async function run(browser, url) {
  const page = await openPage(browser);
  await page.evaluateOnNewDocument(watch);
  await page.goto(`${url}/report/?lang=en`);
  const input = await page.waitForSelector('input[type=file]');
  await page.evaluate(() => {
    window.tasks.length = 0;
    window.latest = 0;
  });
  const begunMs = performance.now();
  await input.uploadFile(file);
  const wait = (condition) => page.waitForFunction(condition, { polling: 50, timeout: 600_000 });
  await wait(() => document.querySelector('.top') !== null);
  const readMs = performance.now() - begunMs;
  await wait(() => document.querySelector('.stops') !== null);
  const journeyMs = performance.now() - begunMs;
  await wait(() => !document.querySelector('.busy.on') && document.querySelectorAll('.chart svg').length === 5);
  const wholeMs = performance.now() - begunMs;
  const opening = await page.evaluate(() => ({ longest: Math.max(0, ...window.tasks), latest: window.latest }));

  await page.evaluate(() => {
    window.tasks.length = 0;
    window.latest = 0;
  });
  const filterMs = performance.now();
  await page.evaluate(() => document.querySelector('.stop h3 button').click());
  await wait(() => !document.querySelector('.busy.on'));
  const filteredMs = performance.now() - filterMs;
  const filtering = await page.evaluate(() => ({ longest: Math.max(0, ...window.tasks), latest: window.latest }));
  await page.close();
  return { readMs, journeyMs, wholeMs, opening, filteredMs, filtering };
}

const ms = (value) => `${Math.round(value)} ms`.padStart(9);
const collector = await startCollector();
const browser = await launchBrowser();
try {
  for (let at = 0; at < Number(values.runs); at += 1) {
    const { readMs, journeyMs, wholeMs, opening, filteredMs, filtering } = await run(browser, collector.url);
    console.log(`read after            ${ms(readMs)}`);
    console.log(`the journey after     ${ms(journeyMs)}`);
    console.log(`all drawings after    ${ms(wholeMs)}`);
    console.log(
      `longest task          ${ms(opening.longest)} (0: none above 50 ms); a timer at most ${ms(opening.latest).trim()} late`,
    );
    console.log(`another touchpoint    ${ms(filteredMs)}`);
    console.log(
      `longest task          ${ms(filtering.longest)}; a timer at most ${ms(filtering.latest).trim()} late\n`,
    );
  }
} finally {
  await browser.close();
  await collector.stop();
  rmSync(folder, { recursive: true });
}
