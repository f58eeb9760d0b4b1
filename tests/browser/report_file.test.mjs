// The report of a file: read on the device, nothing sent; what cannot be read is said.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { launchBrowser, root, startCollector, until } from './harness.mjs';
import { csvRows, demoData, dropFiles, lines, openReport, record, save, settled } from './report_page.mjs';

let browser;
let collector;
before(async () => {
  [browser, collector] = await Promise.all([launchBrowser(), startCollector()]);
});
after(async () => {
  await browser.close();
  assert.equal(await collector.stop(), 0);
});

const open = async (search, ...files) => {
  const page = await openReport(browser, collector.url, { search });
  await page.waitForSelector('.ways');
  await dropFiles(page, ...files);
  return page;
};
const alert = (page) => until(() => page.$eval('[role=alert]', (each) => each.textContent).catch(() => ''), 'an alert');

test('a file that is dropped is read here, and nothing is sent', async () => {
  const content = demoData(300);
  const live = content.match(/"mode":"live"/g).length;
  const page = await open('?lang=en', { name: 'year.ndjson', content });
  await settled(page);
  assert.match(await page.$eval('.source', (each) => each.textContent), /From year\.ndjson, on this device/);
  assert.equal(await page.$eval('#responses', (each) => each.textContent), `${live}`);
  assert.deepEqual(
    page.requests
      .filter((request) => request.url().startsWith('http'))
      .map((request) => `${request.method()} ${path.basename(new URL(request.url()).pathname)}`)
      .sort(),
    ['GET report', 'GET report.css', 'GET report.js', 'GET workbench.wasm', 'GET worker.js'],
  );
  assert.deepEqual(page.errors, []);
  assert.deepEqual(await page.evaluate(() => window.violations), []);
  await page.close();
});

test('gzip, several files at once, and the latest revision of each response', async () => {
  const first = record('checkout.completed', { type: 'nps', value: 3, segment: 'detractor' });
  const later = { ...first, revision: 2, answers: [{ question: 'q', type: 'nps', value: 9, segment: 'promoter' }] };
  const page = await open(
    '?lang=en',
    { name: 'late.ndjson.gz', content: [...gzipSync(JSON.stringify(later))] },
    { name: 'early.ndjson', content: JSON.stringify(first) },
  );
  await settled(page);
  assert.match(
    await page.$eval('.stop', (each) => each.textContent),
    /1 answer, too few for a scorePromoters: 1, Passives: 0, Detractors: 0/,
  );
  await page.close();
});

test('lines that are no responses are told with their numbers', async () => {
  const good = lines([record('checkout.completed', { type: 'nps', value: 0, segment: 'detractor' })]);
  const page = await open('?lang=en', { name: 'some.ndjson', content: `${good}{"x":1}\nnonsense\n` });
  await settled(page);
  const said = await page.$eval('#data', (each) => each.textContent);
  assert.match(said, /Lines that are no responses: 2/);
  assert.match(said, /Line 2: .+Line 3: /);
  await page.close();
});

test('what cannot be read is said, with what to do', async () => {
  const facts = [
    ['none.ndjson', 'nonsense\n', /Nothing in it is a response\. 1 lines were read/],
    [
      'packed.zst',
      [0x28, 0xb5, 0x2f, 0xfd, 0],
      /packed\.zst cannot be read: zstd is not supported here; unpack it first/,
    ],
    ['torn.gz', [...gzipSync(demoData(50))].slice(0, 400), /torn\.gz cannot be read: /],
  ];
  for (const [name, content, words] of facts) {
    const page = await open('?lang=en', { name, content });
    assert.match(await alert(page), words);
    await page.close();
  }
});

/** Cases that others computed, each as a touchpoint of its own, in one file. */
const statistics = JSON.parse(readFileSync(path.join(root, 'tests/conformance/statistics.json'), 'utf8'));
const casesOf = (id) => statistics.groups.find((group) => group.id === id).cases;
const times = (count, make) => Array.from({ length: count }, make);

test('figures are those of statistics.json, in full precision', async () => {
  const records = [];
  const expected = new Map();
  const fact = (id, metric, n, score, low, high, made) => {
    if (n === 0) return;
    expected.set(`${id} ${metric}`, [n, score, low, high]);
    records.push(...made.map((answer) => record(id, answer)));
  };
  // The cases are those of 90 %; their standard errors are those of any confidence.
  for (const { id, inputs, expected: wald } of casesOf('nps_adjusted_wald_add3_triangular')) {
    const { detractors, passives, promoters } = inputs;
    const n = detractors + passives + promoters;
    if (n > 2_000) continue;
    const give = (count, value) => times(count, () => ({ type: 'nps', value }));
    const made = [...give(detractors, 6), ...give(passives, 8), ...give(promoters, 9)];
    const [low, high] = [-1, 1].map((side) => wald.centre + side * statistics.meta.z95 * wald.se);
    fact(id, 'nps', n, (100 * (promoters - detractors)) / n, Math.max(-100, low), Math.min(100, high), made);
  }
  for (const { id, inputs, expected: share } of casesOf('csat_proportion')) {
    const { x, n } = inputs;
    if (n > 2_000) continue;
    const made = times(n, (_, place) => ({ type: 'csat', value: place < x ? 4 : 3 }));
    fact(id, 'csat', n, 100 * share.p, 100 * share.wilson.low, 100 * share.wilson.high, made);
  }
  for (const [group, variant] of [
    ['ces_1_7', 'agreement_7'],
    ['ces_1_5_effort', 'effort_5'],
  ]) {
    for (const { id, inputs, expected: mean } of casesOf(group)) {
      const made = Object.entries(inputs.histogram).flatMap(([value, count]) =>
        times(count, () => ({ type: 'ces', variant, value: Number(value) })),
      );
      fact(`${group}-${id}`, `ces_${variant}`, mean.n, mean.mean, mean.low, mean.high, made);
    }
  }
  assert.ok(expected.size > 20, `${expected.size} cases`);

  const page = await open('?lang=en', { name: 'cases.ndjson', content: lines(records) });
  await settled(page);
  const rows = csvRows((await save(page, 'journey', 'CSV')).text);
  assert.equal(rows.length, expected.size);
  for (const [id, metric, ...figures] of rows) {
    const facts = expected.get(`${id} ${metric}`);
    for (const [place, fact] of facts.entries()) {
      const figure = figures[place] === '' ? null : Number(figures[place]);
      const near = fact === null ? figure === null : Math.abs(figure - fact) <= 1e-8 * Math.max(1, Math.abs(fact));
      assert.ok(near, `${id} ${metric}: ${figure} is not ${fact}`);
    }
  }
  await page.close();
});

test('in German, numbers as Germans write them', async () => {
  const answers = times(12, (_, place) => ({ type: 'ces', variant: 'effort_5', value: 1 + (place % 4) }));
  const page = await open('?lang=de', {
    name: 'a.ndjson',
    content: lines(answers.map((answer) => record('delivery.received', answer))),
  });
  await settled(page);
  assert.equal(await page.evaluate(() => document.documentElement.lang), 'de');
  const tile = await page.$eval('.tile', (each) => each.textContent);
  assert.match(tile, /CES Aufwand.*2,50 von 5.*zwischen 1,76 und 3,24 · 12 Antworten/s);
  await page.close();
});

test('the page goes on in its other language, where it is', async () => {
  const answers = times(12, (_, place) => ({ type: 'nps', value: place < 9 ? 10 : 0 }));
  const page = await open('?lang=en&compare=week', {
    name: 'a.ndjson',
    content: lines(answers.map((answer) => record('checkout.completed', answer))),
  });
  await settled(page);
  await page.click('footer button');
  await until(async () => /Die Kundenreise/.test(await page.$eval('#journey', (each) => each.textContent)), 'German');
  assert.equal(new URL(page.url()).search, '?lang=de&compare=week');
  assert.match(await page.$eval('.tile', (each) => each.textContent), /50 Punkte/);
  await page.close();
});

test('touchpoints stand as their names suggest, until somebody moves them', async () => {
  const names = ['service.closed', 'x.y', 'checkout.completed', 'site.visited', 'delivery.received'];
  const page = await open('?lang=en', {
    name: 'a.ndjson',
    content: lines(names.map((name) => record(name, { type: 'nps', value: 0 }))),
  });
  await settled(page);
  const order = () => page.$$eval('.stop h3', (stops) => stops.map((stop) => stop.textContent));
  const usual = ['site.visited', 'checkout.completed', 'delivery.received', 'service.closed', 'x.y'];
  assert.deepEqual(await order(), usual);
  await page.click('[aria-label="Move x.y to the left"]');
  await page.click('[aria-label="Move x.y to the left"]');
  const moved = ['site.visited', 'checkout.completed', 'x.y', 'delivery.received', 'service.closed'];
  await until(async () => (await order()).join() === moved.join(), 'the new order');
  assert.deepEqual(new URL(page.url()).searchParams.getAll('order'), moved);
  await page.close();
});

test('a change of wording is marked where its survey asks for the metric', async () => {
  const answers = (survey, hash, day, type) =>
    times(15, () =>
      record('t', { type, value: 4 }, { survey, definition_hash: hash, shown_at: `${day}T10:00:00.000Z` }),
    );
  const page = await open('?lang=en&metric=csat', {
    name: 'a.ndjson',
    content: lines([
      ...answers('one', 'aaaaaaaa', '2026-10-05', 'csat'),
      ...answers('one', 'bbbbbbbb', '2026-10-20', 'csat'),
      ...answers('two', 'cccccccc', '2026-10-05', 'nps'),
      ...answers('two', 'dddddddd', '2026-10-12', 'nps'),
    ]),
  });
  await settled(page);
  const notes = () => page.$$eval('#trend .notes li', (all) => all.map((each) => each.textContent));
  const [said, ...more] = await notes();
  assert.match(said, /Oct 20, 2026: one was changed \(bbbbbbbb\)/);
  assert.deepEqual(more, []);
  await page.click('.total input[value=nps]');
  await until(
    async () => /Oct 12, 2026: two was changed \(dddddddd\)/.test((await notes()).join()),
    'the other survey',
  );
  await page.close();
});

test('drawings are saved as they are seen, tables with their figures', async () => {
  const page = await open('?lang=en', { name: 'year.ndjson', content: demoData(2_000) });
  await settled(page);
  await page.waitForSelector('#trend .chart svg');
  const svg = await save(page, 'trend', 'SVG');
  assert.equal(svg.type, 'image/svg+xml');
  assert.match(svg.text, /<title>NPS: Over time<\/title>/);
  assert.doesNotMatch(svg.text, /var\(|currentColor/, 'colours that only the page knows');
  const png = await save(page, 'journey', 'PNG');
  assert.equal(png.type, 'image/png');
  assert.ok(png.size > 10_000, `${png.size} bytes`);
  const drivers = csvRows((await save(page, 'drivers', 'CSV')).text);
  assert.ok(drivers.some(([value, question]) => question === 'reason' && value === 'price'));
  assert.deepEqual(await page.evaluate(() => window.violations), []);
  await page.close();
});

test('by keyboard alone', async () => {
  const page = await open('?lang=en', { name: 'year.ndjson', content: demoData(2_000) });
  await settled(page);
  const tabTo = async (selector) => {
    for (let presses = 0; presses < 120; presses += 1) {
      if (await page.evaluate((each) => document.activeElement?.matches(each) ?? false, selector)) return;
      await page.keyboard.press('Tab');
    }
    throw new Error(`Tab never reaches ${selector}`);
  };
  await tabTo('.skip');
  await tabTo('.menu:nth-of-type(2) > summary');
  await page.keyboard.press('Enter');
  await tabTo('.menu:nth-of-type(2) input[type=checkbox]');
  await page.keyboard.press('Space');
  await settled(page);
  assert.equal(new URL(page.url()).search, '?lang=en&touchpoint=checkout.completed');
  await page.keyboard.press('Escape');
  assert.equal(await page.evaluate(() => document.activeElement.localName), 'summary');
  assert.equal(await page.$('.menu[open]'), null);

  await tabTo('.total input');
  assert.equal(await page.evaluate(() => document.activeElement.value), 'nps');
  await tabTo('#trend .tools > button');
  await page.keyboard.press('Space');
  assert.ok((await page.$$('#trend .wide tbody tr')).length > 40);
  await tabTo('#trend .wide');
  await page.close();
});
