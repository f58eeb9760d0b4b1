// The report of a collector: its figures are those of the command line, its filters stand in the address, and what
// arrives is seen.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { launchShell, until } from './harness.mjs';
import {
  csvRows,
  demoData,
  dropFiles,
  enterToken,
  openReport,
  post,
  record,
  save,
  settled,
  startFullCollector,
  touchstone,
} from './report_page.mjs';

let browser;
let collector;
let folder;
const data = demoData(3_000);
before(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'touchstone-'));
  [browser, collector] = await Promise.all([launchShell(), startFullCollector(data)]);
});
after(async () => {
  await browser.close();
  assert.equal(await collector.stop(), 0);
  rmSync(folder, { recursive: true });
});

/** As the command line scores those of the responses that `keep` takes. */
function scores(keep = () => true) {
  const file = path.join(folder, 'some.ndjson');
  const kept = data.split('\n').filter((line) => line && keep(JSON.parse(line)));
  writeFileSync(file, `${kept.join('\n')}\n`);
  return JSON.parse(touchstone('score', file, '--by', 'touchpoint', '--compare', 'month', '--format', 'json'));
}

const inOrder = ['site.visited', 'checkout.completed', 'delivery.received', 'service.closed'];
const metricName = ({ metric, variant }) => (variant ? `${metric}_${variant}` : metric);

/** Nothing where nothing was compared, whatever the difference. */
function changeOf(change) {
  if (!change?.interval) return ['', '', '', '', ''];
  return [change.delta, ...change.interval, change.adjusted_p, `${change.reliable}`];
}

/** What the journey's CSV has to say of them: every figure in full precision, from left to right. */
const expected = (rows) =>
  inOrder.flatMap((touchpoint) =>
    ['nps', 'csat', 'ces_agreement_7', 'ces_effort_5'].flatMap((metric) =>
      rows
        .filter((row) => row.group.touchpoint === touchpoint && metricName(row) === metric)
        .map(({ n, score, interval, change, reliability }) => [
          touchpoint,
          metric,
          n,
          score,
          ...interval,
          ...changeOf(change),
          reliability,
        ]),
    ),
  );

const journey = async (page) =>
  csvRows((await save(page, 'journey', 'CSV')).text).map(([name, metric, ...figures]) => [
    name,
    metric,
    ...figures.map((figure) => (figure === '' || /^[a-z]/.test(figure) ? figure : Number(figure))),
  ]);

async function opened(search = '', options = {}) {
  const page = await openReport(browser, collector.url, { search, ...options });
  await enterToken(page, collector.token);
  await settled(page);
  return page;
}

test('the page says what the command line says, to the last digit', async () => {
  const page = await opened('?lang=en');
  const rows = scores();
  assert.equal(rows.length, 6);
  assert.deepEqual(await journey(page), expected(rows));

  const nps = rows.find(({ group, metric }) => metric === 'nps' && group.touchpoint === 'checkout.completed');
  const said = await page.$$eval('.stop', (stops) => stops.map((stop) => stop.textContent));
  const [low, high] = nps.interval.map((bound) => Math.round(bound));
  assert.match(
    said[1],
    new RegExp(`NPS${Math.round(nps.score)}between ${low} and ${high} · ${nps.n.toLocaleString('en')} answers`),
  );
  const change = nps.change.text.replace(/^./, (first) => first.toUpperCase()).replaceAll('-', '−');
  assert.ok(said[1].includes(change), `${change} in ${said[1]}`);
  assert.deepEqual(page.errors, []);
  assert.deepEqual(await page.evaluate(() => window.violations), []);
  await page.close();
});

test('filters stand in the address, and back is back', async () => {
  const page = await opened('?lang=en');
  const all = await journey(page);
  const total = () => page.$eval('.total .facts', (facts) => facts.textContent);
  const totalBefore = await total();

  await page.evaluate(() => [...document.querySelectorAll('.stop h3 button')][0].click());
  await settled(page);
  assert.equal(new URL(page.url()).search, '?lang=en&touchpoint=site.visited');
  const site = scores(({ touchpoint }) => touchpoint === 'site.visited')[0];
  assert.match(await total(), new RegExp(`${site.n.toLocaleString('en')} answers`));

  // The whole journey stays in sight.
  assert.deepEqual(await journey(page), all);
  await page.goBack();
  await settled(page);
  assert.equal(new URL(page.url()).search, '?lang=en');
  assert.equal(await total(), totalBefore);
  await page.goForward();
  await settled(page);
  assert.match(await total(), new RegExp(`${site.n.toLocaleString('en')} answers`));
  await page.close();
});

test('an address shows somebody else the same', async () => {
  const page = await opened('?lang=en&metric=csat&from=2026-03-01&to=2026-03-31&locale=de&locale=de-AT&by=day&q=paket');
  const rows = scores(
    ({ shown_at: at, locale }) => at >= '2026-03-01' && at < '2026-04-01' && ['de', 'de-AT'].includes(locale),
  );
  assert.deepEqual(await journey(page), expected(rows));
  assert.equal(await page.$eval('.total input:checked', (input) => input.value), 'csat');
  const comments = await page.$$eval('.quotes blockquote', (quotes) => quotes.map((quote) => quote.textContent));
  assert.ok(comments.length > 0);
  for (const comment of comments) assert.match(comment, /paket/i);
  assert.equal(await page.$eval('#trend tbody', (body) => body.rows.length), 31);
  await page.close();
});

test('comments by what they score, searched while one types', async () => {
  const page = await opened('?lang=en');
  const count = () => page.$eval('.count', (each) => each.textContent);
  const before = await count();
  await page.click('#comments input[value=detractor]');
  await until(async () => (await count()) !== before, 'fewer comments');
  const values = await page.$$eval('.quotes .value', (all) =>
    all.map((each) => Number(/NPS (\d+) of/.exec(each.textContent)[1])),
  );
  assert.ok(values.length > 0 && values.every((value) => value <= 6), `${values}`);
  await page.type('#comments input[type=search]', 'zzz');
  await until(async () => (await count()) === 'No comment is like that.', 'no comment');
  assert.equal(new URL(page.url()).search, '?lang=en&segment=detractor&q=zzz');
  assert.equal(await page.evaluate(() => document.activeElement?.type), 'search');
  await page.close();
});

test('a wrong token is said, and kept nowhere', async () => {
  const page = await openReport(browser, collector.url, { search: '?lang=en' });
  await enterToken(page, 'ts_wrong');
  const said = await until(() => page.$eval('[role=alert]', (each) => each.textContent).catch(() => ''), 'the refusal');
  assert.match(said, /does not know this token.*touchstone token add/);
  const kept = () => page.evaluate(() => JSON.stringify({ ...sessionStorage, ...localStorage }));
  assert.equal(await kept(), '{}');
  // Nor when something else is opened in its place, which needs none.
  await dropFiles(page, { name: 'some.ndjson', content: demoData(20) });
  await settled(page);
  assert.equal(await kept(), '{}');
  await page.evaluate(() => [...document.querySelectorAll('.actions button')].at(-1).click());
  await page.waitForSelector('input[name=token]');
  await enterToken(page, collector.token);
  await settled(page);
  // The tab keeps it, and no address has it.
  await page.reload();
  await settled(page);
  assert.match(await kept(), /touchstone\.report\.token/);
  assert.ok(!page.requests.some((request) => request.url().includes(collector.token)));
  // Who leaves the report leaves it to nobody.
  await page.evaluate(() => [...document.querySelectorAll('.actions button')].at(-1).click());
  await page.waitForSelector('input[name=token]');
  assert.equal(await kept(), '{}');
  await page.close();
});

test('a response that arrives is seen, without a reload', async () => {
  const page = await opened('?lang=en');
  await page.waitForSelector('.live.on');
  const responses = () => page.$eval('#responses', (each) => Number(each.textContent.replaceAll(',', '')));
  const count = await responses();
  await post(collector.url, [
    record('cart.left', { type: 'nps', value: 0, segment: 'detractor' }),
    record('cart.left', { type: 'nps', value: 10, segment: 'promoter' }),
  ]);
  await until(async () => (await responses()) === count + 2, 'two responses more');
  await settled(page);
  const stop = await page.$$eval(
    '.stop',
    (stops) => stops.find((each) => each.textContent.startsWith('cart.left')).textContent,
  );
  assert.match(stop, /2 answers, too few for a score/);
  assert.match(stop, /Promoters: 1, Passives: 0, Detractors: 1/);
  assert.equal(page.requests.filter((request) => request.isNavigationRequest()).length, 1);
  await page.close();
});
