// Faults of servers, networks, pages, devices and browsers, each as it is: a real Chromium, a real collector with its database, and a server
// between the two that does what servers do. What a page was told is confirmed must be a row; where the device may keep something, what the
// visitor gave must be one, or the shop was told that it is given up; where it may not, what is lost is counted.
//
//   node tests/faults/browser_faults.mjs [--rounds N] [--only TEXT] [--storage LEVEL] [--table]
//
// LEVEL: local, or none; else both. --table prints the rows of docs/delivery.md.
import { parseArgs } from 'node:util';
import { launchBrowser } from '../browser/harness.mjs';
import { clientFaults } from './browser/client_faults.mjs';
import { serverFaults } from './browser/server_faults.mjs';
import { play } from './browser/visit.mjs';

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '1' },
    only: { type: 'string', default: '' },
    storage: { type: 'string' },
    table: { type: 'boolean', default: false },
  },
});

/** A page that meets the fault at its first attempts, and a server that is well again. */
async function sufferAndRecover(visit, fault) {
  await visit.answerAll();
  const { is_final: isFinal, waits } = fault;
  await visit.attempts(waits ? 0 : 1);
  if (!isFinal) visit.shop.fault = undefined;
  if (waits) return visit.close();
  const last = visit.made().at(-1);
  const isOver = ([name, id, revision]) =>
    id === last[0] && (name === 'failed' || (name === 'delivered' && revision === last[1]));
  for (let i = 0; i < 1_200 && !visit.heard.some(isOver); i++) await new Promise((resolve) => setTimeout(resolve, 50));
  return visit.close();
}

const faults = [
  ...serverFaults.map((fault) => ({
    ...fault,
    act: (visit) => sufferAndRecover(visit, fault),
  })),
  ...clientFaults,
].filter(({ name }) => name.includes(values.only));

const levels = values.storage ? [values.storage] : ['local', 'none'];
const browser = await launchBrowser();
const results = [];
let broken = 0;
try {
  const work = levels.flatMap((storage) => faults.map((fault) => ({ fault, storage })));
  const next = async () => {
    for (let item = work.shift(); item; item = work.shift()) {
      const sum = { made: 0, lost: 0, doubled: 0, requests: 0, problems: [] };
      for (let round = 0; round < Number(values.rounds); round++) {
        try {
          const one = await play(browser, item.fault, item.storage);
          for (const key of Object.keys(sum))
            sum[key] = Array.isArray(sum[key]) ? [...sum[key], ...one[key]] : sum[key] + one[key];
        } catch (failure) {
          sum.problems.push(failure.stack ?? String(failure));
        }
      }
      results.push({ ...item, ...sum });
      broken += sum.problems.length;
      for (const problem of sum.problems) console.log(`BROKEN ${item.fault.name} (${item.storage}): ${problem}`);
    }
  };
  // Side by side: each waits for most of its time.
  await Promise.all(Array.from({ length: 4 }, next));
} finally {
  await browser.close();
}

const line = values.table
  ? (...cells) => `| ${cells.join(' | ')} |`
  : (name, ...cells) => name.padEnd(56) + cells.map((cell) => String(cell).padStart(14)).join('');
console.log(line('fault', ...levels.flatMap((level) => [`${level}: tried`, 'lost', 'doubled'])));
if (values.table) console.log(`|---${'|---'.repeat(3 * levels.length)}|`);
for (const fault of faults) {
  const cells = levels.flatMap((level) => {
    const { made, lost, doubled } = results.find((each) => each.fault === fault && each.storage === level);
    return [made, fault.is_final ? `${lost}, told` : lost, doubled];
  });
  console.log(line(fault.name, ...cells));
}
for (const level of levels) {
  const all = results.filter(({ fault, storage }) => storage === level && !fault.is_final);
  const sum = (key) => all.reduce((total, each) => total + each[key], 0);
  console.log(`\nlost at "${level}", but for what is refused: ${sum('lost')} of ${sum('made')}`);
}
if (broken) process.exitCode = 1;
