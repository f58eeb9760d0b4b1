// The report of a file: read on the device, nothing sent; what cannot be read is said.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { root, until } from './harness.mjs';
import { csvRows, demoData, lines, record, save, settled } from './report_page.mjs';
import { serveReport } from './report_site.mjs';

const open = serveReport();
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

test('a file that was put together from several of gzip is read to its end', async () => {
  const content = demoData(300);
  const live = content.match(/"mode":"live"/g).length;
  const half = content.indexOf('\n', content.length / 2);
  const both = [content.slice(0, half), content.slice(half)].flatMap((part) => [...gzipSync(part)]);
  const page = await open('?lang=en', { name: 'two.gz', content: both });
  await settled(page);
  assert.equal(await page.$eval('#responses', (each) => each.textContent), `${live}`);
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
    ['torn.gz', [...gzipSync(demoData(50))].slice(0, 400), /torn\.gz cannot be read: it is cut off\. It must be/],
    ['more.gz', [...gzipSync(demoData(50)), 1], /more\.gz cannot be read: its compression is damaged\. It must be/],
  ];
  for (const [name, content, words] of facts) {
    const page = await open('?lang=en', { name, content });
    assert.match(await alert(page), words);
    await page.close();
  }
});

test('a response from the end of time spoils the trend, and nothing else', async () => {
  const answer = { type: 'nps', value: 9 };
  const page = await open('?lang=en&by=day', {
    name: 'a.ndjson',
    content: lines([record('t', answer), record('t', answer, { shown_at: '9999-12-31T00:00:00.000Z' })]),
  });
  assert.match(await alert(page), /Not everything could be reckoned: .+Choose another period, or longer steps/);
  await settled(page);
  assert.match(await page.$eval('.tile', (each) => each.textContent), /2 answers/);
  await page.click('#trend input[value=month]');
  await page.$eval('.filters .date:last-of-type input', (field) => {
    field.value = '2026-12-31';
    field.dispatchEvent(new Event('change', { bubbles: true }));
  });
  await until(async () => (await page.$('[role=alert]')) === null, 'the trend of one period');
  assert.match(await page.$eval('.tile', (each) => each.textContent), /1 answer/);
  await page.close();
});

test('an address that fits nothing shows nothing, and how to go on', async () => {
  for (const search of [
    'from=2026-12-01&to=2026-01-01',
    'touchpoint=nowhere',
    'metric=ces_effort_5',
    'from=nonsense&by=year',
    'to=2026-06-31',
    'from=2026-02-30',
  ]) {
    const page = await open(`?lang=en&${search}`, { name: 'a.ndjson', content: demoData(200) });
    await settled(page);
    assert.notEqual(await page.$('.filters'), null, search);
    assert.equal(await page.$('[role=alert]'), null, search);
    assert.deepEqual(page.errors, [], search);
    await page.close();
  }
});

test('a day that does not exist is no filter', async () => {
  const content = demoData(200);
  const said = [];
  for (const search of ['', '&to=2026-06-31', '&from=2026-02-30', '&from=2026-13-45']) {
    const page = await open(`?lang=en${search}`, { name: 'a.ndjson', content });
    await settled(page);
    said.push(await page.$eval('#responses', (each) => each.textContent));
    await page.close();
  }
  assert.equal(new Set(said).size, 1, `${said}`);
});

test('what the silent might think is said of ten answers and more', async () => {
  const answers = (touchpoint, count) => times(count, () => record(touchpoint, { type: 'nps', value: 10 }));
  const page = await open('?lang=en', {
    name: 'a.ndjson',
    content: lines([...answers('nine', 9), ...answers('ten', 10)]),
  });
  await settled(page);
  const notes = await page.waitForSelector('#rates .notes');
  assert.match(await notes.evaluate((each) => each.textContent), /^ten: .+ the NPS of all 10 who were asked lies/);
  await page.close();
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
