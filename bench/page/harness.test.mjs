// The benchmark measures what it says: one visit each to the floor and to Touchstone, and pages with something wrong.
// What is too slow is none of this test's business.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launchBrowser } from '../../tests/browser/harness.mjs';
import { demands, judge } from './demands.mjs';
import { figuresOf, median } from './figures.mjs';
import { rows } from './rows.mjs';
import { startServer } from './server.mjs';
import { fast, slow, visit, visitQuietPage } from './visit.mjs';

let browser;
let server;
before(async () => {
  server = await startServer();
  browser = await launchBrowser();
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

/** At least two round trips, page and script, however fast the machine is. */
const leastSlowMs = 2 * slow.network.latency;

async function figuresFor(id) {
  const page = rows[id]();
  return figuresOf({
    fast: [await visit(browser, server, page, fast)],
    slow: [await visit(browser, server, page, slow)],
    quiet: page.quietFiles && (await visitQuietPage(browser, server, page)),
  });
}

test('a visit has all figures, and the demands on Touchstone can be judged', async () => {
  const figures = {};
  for (const id of ['floor', 'asks', 'tag']) {
    const row = await figuresFor(id);
    figures[id] = row;
    assert.ok(row.bytesToFirst > 0 && row.bytesToFirst <= row.bytesAll, `${id}: bytes`);
    assert.ok(row.fastMs > 0 && row.nextMs > 0 && row.blockedMs >= 0 && row.heapMb > 0, `${id}: times and heap`);
    assert.ok(row.slowMs > leastSlowMs, `${id}: the slow network is slow (${row.slowMs} ms)`);
  }
  assert.equal(figures.floor.requests, 2);
  assert.equal(figures.floor.quietBytes, undefined);
  assert.ok(figures.floor.bytesAll < 1_500, 'the floor is a floor');
  for (const id of ['asks', 'tag']) {
    assert.ok(figures[id].requests >= 4, `${id}: page, script, surveys and widget`);
    assert.ok(figures[id].quietBytes > 0 && figures[id].quietBytes < figures[id].bytesAll);
  }
  assert.deepEqual(
    judge(figures).map(({ title }) => title),
    demands.map(({ title }) => title),
  );
});

const floorWith = (change) => ({ ...rows.floor(), ...change });
const shopOf = (page, script) => ({ ...page.files, '/floor.js': script });
const page = rows.floor();
const floorScript = page.files['/floor.js'];

const wrong = [
  ['asks for a file that is not there', shopOf(page, `${floorScript};fetch('/gone.json')`), /gone\.json is not there/],
  ['throws', shopOf(page, `${floorScript};throw new Error('oh')`), /oh/],
  [
    'shows the next question too early',
    shopOf(
      page,
      floorScript.replace(
        'document.body.append(survey)',
        "$&;survey.append(make('p', 'What is the main reason for your score?'))",
      ),
    ),
    /before the first is answered/,
  ],
];
for (const [what, files, complaint] of wrong) {
  test(`a page that ${what} is not measured`, async () => {
    await assert.rejects(visit(browser, server, floorWith({ files }), fast), complaint);
  });
}

test('the median', () => {
  assert.equal(median([3, 1, 2]), 2);
  assert.equal(median([4, 1, 2, 3]), 2.5);
});

test('a demand is judged as printed, and by the worst row', () => {
  const row = { bytesToFirst: 30_000, slowMs: 100, nextMs: 20, blockedMs: 0, heapMb: 1, quietBytes: 1_000 };
  const judged = (asks, tag) => judge({ floor: row, asks: { ...row, ...asks }, tag: { ...row, ...tag } });
  const verdict = (verdicts) => verdicts.map(({ isMet, isBetter }) => (isBetter ? 'better' : isMet ? 'met' : 'missed'));
  assert.deepEqual(verdict(judged({}, {})), ['better', 'better', 'better', 'better', 'met', 'met', 'better']);
  assert.deepEqual(
    verdict(judged({ slowMs: 150.4, bytesToFirst: 38_000 }, { slowMs: 191, blockedMs: 1, heapMb: 1.31 })),
    ['met', 'met', 'missed', 'better', 'missed', 'missed', 'better'],
  );
  assert.deepEqual(judge({ tag: row }), []);
});
