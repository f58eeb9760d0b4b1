// Names as others chose them: where they break, what they must not make wider, and what they must not turn.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lines, record, settled } from './report_page.mjs';
import { serveReport } from './report_site.mjs';

const open = serveReport();

async function opened(names, options = {}) {
  const answers = (name) =>
    Array.from({ length: 12 }, (_, place) => record(name, { type: 'nps', value: place % 11 }, { survey: name }));
  const file = { name: `${names[0]}.ndjson`, content: lines(names.flatMap(answers)) };
  const page = await open({ search: '?lang=en', ...options }, file);
  await settled(page);
  await page.waitForSelector('#rates .chart svg');
  return page;
}

const beyond = (page) => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);

test('in the journey a name breaks between its parts, and within one that is wider than its column', async () => {
  const facts = {
    cart: ['cart'],
    search: ['search'],
    'site.visited': ['site.visited'],
    'checkout.completed': ['checkout.', 'completed'],
    return_requested_online: ['return_', 'requested_', 'online'],
    [`x.${'y'.repeat(20)}`]: ['x.', 'y'.repeat(15), 'y'.repeat(5)],
    a: ['a'],
    b: ['b'],
    c: ['c'],
  };
  const page = await opened(Object.keys(facts));
  const broken = await page.$$eval('.stop h3 button', (all) =>
    all.map((button) => {
      const rows = new Map();
      const range = document.createRange();
      for (const text of [...button.childNodes].filter((each) => each.nodeType === Node.TEXT_NODE)) {
        for (let at = 0; at < text.length; at += 1) {
          range.setStart(text, at);
          range.setEnd(text, at + 1);
          const { top } = range.getBoundingClientRect();
          rows.set(top, (rows.get(top) ?? '') + text.data[at]);
        }
      }
      return [button.textContent, [...rows.values()]];
    }),
  );
  for (const [name, rows] of broken) {
    if (name.startsWith('x.')) assert.deepEqual([rows[0], rows.length], ['x.', 3]);
    else
      assert.ok(
        rows.every((row, index) => index === rows.length - 1 || /[._-]$/.test(row)),
        `${name}: ${rows}`,
      );
    if (facts[name].length === 1) assert.deepEqual(rows, facts[name]);
  }
  assert.ok((await page.$eval('.stops', (each) => each.scrollWidth - each.clientWidth)) > 0, 'the row scrolls');
  assert.equal(await beyond(page), 0);
  await page.close();
});

test('a name without an end makes no page wider', async () => {
  for (const width of [360, 1280]) {
    const page = await opened(['x'.repeat(96), 'b.c'], { width });
    assert.equal(await beyond(page), 0, `${width} px, menus closed`);
    await page.$$eval('details', (all) => {
      for (const each of all) each.open = true;
    });
    assert.equal(await beyond(page), 0, `${width} px, menus open`);
    const [inside, panel] = await page.$eval('.filters .menu:nth-of-type(2) .panel', (each) => [
      each.scrollWidth,
      each.clientWidth,
    ]);
    assert.ok(inside <= panel, `${inside} px within ${panel}`);
    await page.close();
  }
});

test('a name that turns what follows it turns nothing around it', async () => {
  const page = await opened(['a\u202eb', 'c.d']);
  const isolated = /\u2068a\u202eb\u2069/;
  const note = await page.$eval('#rates .notes', (each) => each.textContent);
  assert.match(note, isolated);
  assert.match(await page.$eval('.source', (each) => each.textContent), /\u2068a\u202eb\.ndjson\u2069/);
  assert.match(await page.$eval('.moves button', (each) => each.ariaLabel), isolated);
  // Others stand as they are, to be found and copied.
  assert.match(note, /^c\.d: |\.c\.d: /);
  await page.close();
});
