// How the report draws: in two languages, in the order of the journey, by keyboard, and as files to take along.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { until } from './harness.mjs';
import { csvRows, demoData, dropFiles, lines, record, save, settled } from './report_page.mjs';
import { serveReport } from './report_site.mjs';

const open = serveReport();
const times = (count, make) => Array.from({ length: count }, make);

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

test('on the way back the page speaks as the address says', async () => {
  const answers = times(12, () => ({ type: 'nps', value: 9 }));
  const page = await open('?lang=en', { name: 'a.ndjson', content: lines(answers.map((each) => record('t', each))) });
  await settled(page);
  const spoken = () => page.$eval('#journey h2', (each) => `${document.documentElement.lang} ${each.textContent}`);
  await page.click('.stop h3 button');
  await page.click('footer button');
  await until(async () => (await spoken()) === 'de Die Kundenreise', 'German');
  await page.goBack();
  await until(async () => (await spoken()) === 'en The customer journey', 'English');
  assert.equal(new URL(page.url()).search, '?lang=en');
  await page.goForward();
  await until(async () => (await spoken()) === 'de Die Kundenreise', 'German again');
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

test('what is drawn late has its place before', async () => {
  const content = demoData(1_000);
  for (const width of [360, 1280]) {
    const page = await open({ search: '?lang=en', width });
    await page.evaluate(() => {
      window.held = [];
      window.requestAnimationFrame = (then) => window.held.push(then);
    });
    await dropFiles(page, { name: 'a.ndjson', content });
    await settled(page);
    const look = () =>
      page.evaluate(() => ({
        places: [...document.querySelectorAll('.figure')].map((each) => [each.id, each.getBoundingClientRect().top]),
        drawn: document.querySelectorAll('.chart > svg').length,
      }));
    const { places, drawn } = await look();
    assert.equal(drawn, 0);
    assert.equal(places.length, 8);
    await page.evaluate(() => {
      window.requestAnimationFrame = (then) => setTimeout(then);
      for (const then of window.held) then();
    });
    await until(async () => (await look()).drawn === 5, 'five drawings');
    assert.deepEqual((await look()).places, places, `${width} px wide`);
    await page.close();
  }
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
  const { text } = await save(page, 'drivers', 'CSV');
  assert.match(text, /,To,Reliable,"p, adjusted"\r\n/);
  const drivers = csvRows(text);
  assert.ok(drivers.some(([value, question]) => question === 'reason' && value === 'price'));
  for (const row of drivers) assert.equal(row.at(-2), `${Number(row.at(-1)) < 0.05}`, `${row}`);
  assert.deepEqual(await page.evaluate(() => window.violations), []);
  await page.close();
});

test('a change of fewer than ten answers is not told in figures', async () => {
  const answers = (touchpoint, counts) =>
    counts.flatMap((count, month) =>
      times(count, (_, place) =>
        record(touchpoint, { type: 'nps', value: place % 11 }, { shown_at: `2026-0${month + 4}-10T10:00:00.000Z` }),
      ),
    );
  const page = await open('?lang=en', {
    name: 'a.ndjson',
    content: lines([...answers('cart', [9, 40]), ...answers('site', [40, 40])]),
  });
  await settled(page);
  const rows = csvRows((await save(page, 'journey', 'CSV')).text);
  const changes = Object.fromEntries(rows.map(([name, , , , , , ...change]) => [name, change]));
  assert.deepEqual(changes.cart, ['', '', '', '', '', 'ok']);
  assert.deepEqual([changes.site[0], changes.site[4]], ['0', 'false']);
  assert.ok(Number(changes.site[1]) < 0 && Number(changes.site[2]) > 0 && changes.site[3] === '1', `${changes.site}`);
  await page.close();
});

test('a change between answers that are all alike cannot be tested, and says so', async () => {
  const answers = (value, month) =>
    times(12, () =>
      record('t', { type: 'ces', variant: 'agreement_7', value }, { shown_at: `2026-${month}-10T10:00:00.000Z` }),
    );
  const page = await open('?lang=en', { name: 'a.ndjson', content: lines([...answers(5, '04'), ...answers(6, '05')]) });
  await settled(page);
  assert.match(
    await page.$eval('.stop .change', (each) => each.textContent),
    /^Cannot be tested, all answers are alike: \+1\.00/,
  );
  await page.close();
});

test('all comments are saved, however many are shown, and none as a formula', async () => {
  const answers = (text) => [
    { question: 'q', type: 'nps', value: 3, segment: 'detractor' },
    { question: 'why', type: 'text', value: text },
  ];
  const records = times(700, (_, place) =>
    record('t', {}, { answers: answers(place === 5 ? '=1+1, "so"' : `late ${place}`) }),
  );
  const page = await open('?lang=en', { name: 'a.ndjson', content: lines(records) });
  await settled(page);
  assert.equal(await page.$eval('.count', (each) => each.textContent), '20 of 700 comments');
  const { text } = await save(page, 'comments', 'CSV');
  assert.equal(text.split('\r\n').length, 702);
  assert.match(text, /,3,"'=1\+1, ""so"""\r\n/);
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
  assert.ok(await page.evaluate(() => document.activeElement.matches('.top')), 'at the beginning of the report');
  await page.keyboard.press('Tab');
  assert.ok(await page.evaluate(() => document.activeElement.matches('.skip')), 'past what stands above the figures');
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
