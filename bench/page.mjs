// How long visitors wait for the first question, and for the next one: Touchstone beside a page written by hand and beside what
// others offer on npm, in one browser, in turns.
//
//   node bench/page.mjs                prints the table
//   node bench/page.mjs --check        and fails where a demand is missed
//     --runs N                         so many visits of each kind to each page (9)
//     --only floor,tag                 these rows alone (page/rows.mjs has their names)
//     --waterfall                      also what each page loads when, on the slow network
import { parseArgs } from 'node:util';
import { launchBrowser } from '../tests/browser/harness.mjs';
import { judge } from './page/demands.mjs';
import { figuresOf } from './page/figures.mjs';
import { rows } from './page/rows.mjs';
import { startServer } from './page/server.mjs';
import { printTable, printVerdicts } from './page/table.mjs';
import { fast, slow, visit, visitQuietPage } from './page/visit.mjs';
import { middleVisit, printWaterfall } from './page/waterfall.mjs';

const { values: options } = parseArgs({
  options: {
    check: { type: 'boolean' },
    runs: { type: 'string', default: '9' },
    only: { type: 'string', default: Object.keys(rows).join() },
    waterfall: { type: 'boolean' },
  },
});
const ids = options.only.split(',');
const unknown = ids.find((id) => !rows[id]);
if (unknown) throw new Error(`there is no row '${unknown}'; there are: ${Object.keys(rows).join(', ')}`);
const runs = Number(options.runs);

const pages = ids.map((id) => ({ id, ...rows[id]() }));
const visits = Object.fromEntries(ids.map((id) => [id, { fast: [], slow: [], quiet: undefined }]));
const server = await startServer();
const browser = await launchBrowser();
try {
  // The first round warms the browser up, not its caches: every visit has a profile of its own.
  for (const page of pages) {
    await visit(browser, server, page, fast);
    if (page.quietFiles) visits[page.id].quiet = await visitQuietPage(browser, server, page);
  }
  for (let run = 0; run < runs; ++run) {
    process.stderr.write(`\rround ${run + 1} of ${runs}`);
    for (const page of pages) {
      visits[page.id].fast.push(await visit(browser, server, page, fast));
      visits[page.id].slow.push(await visit(browser, server, page, slow));
    }
  }
  process.stderr.write('\r\n');
} finally {
  await browser.close();
  await server.stop();
}

const figures = Object.fromEntries(ids.map((id) => [id, figuresOf(visits[id])]));
printTable(
  pages.map(({ id, name }) => [name, figures[id]]),
  figures.floor,
);
if (options.waterfall) for (const { id, name } of pages) printWaterfall(name, middleVisit(visits[id].slow));
const verdicts = judge(figures);
if (verdicts.length) printVerdicts(verdicts);
process.exitCode = options.check && verdicts.some(({ isMet }) => !isMet) ? 1 : 0;
