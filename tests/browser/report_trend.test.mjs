// The trend's drawing: what its axis says, and what stands alone.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lines, record, settled } from './report_page.mjs';
import { serveReport } from './report_site.mjs';

const open = serveReport();

const times = (count, make) => Array.from({ length: count }, (_, place) => make(place));
const dayMs = 86_400_000;
/** Twelve answers on each of these days, counted from Monday, 4 May 2026. */
const answersOn = (days) =>
  lines(
    days.flatMap((day) => {
      const at = new Date(Date.UTC(2026, 4, 4, 10) + day * dayMs).toISOString();
      return times(12, (place) => record('t', { type: 'nps', value: place % 11 }, { shown_at: at }));
    }),
  );

async function drawn(search, width, content) {
  const page = await open({ search, width }, { name: 'a.ndjson', content });
  await settled(page);
  await page.waitForSelector('#trend .chart svg');
  return page;
}

/** Labels below the drawing from left to right, as one line, and the least room between two. */
const axisOf = (page) =>
  page.$eval('#trend .chart svg', (svg) => {
    const { bottom } = svg.getBoundingClientRect();
    const labels = [...svg.querySelectorAll('text')].filter(
      (each) => each.textContent && each.getBoundingClientRect().top > bottom - 34,
    );
    const places = labels.map((each) => each.getBoundingClientRect());
    const rooms = places.slice(1).map(({ left }, index) => left - places[index].right);
    const said = labels.map((each) => [...each.childNodes].map((line) => line.textContent).join(' '));
    return { said: said.join(', '), roomPx: Math.min(...rooms) };
  });

test('ticks are days until they are months, each year is named once, and none touches another', async () => {
  const quarter = answersOn(times(32, (place) => 3 * place));
  const facts = [
    ['by=day', 360, answersOn(times(7, (day) => day)), 'May 4 2026, May 6, May 8, May 10'],
    ['by=week', 360, answersOn([0, 7, 14, 21, 28]), 'May 4 2026, May 18, Jun 1'],
    ['by=week', 1280, quarter, 'May 4 2026, May 18, Jun 1, Jun 15, Jun 29, Jul 13, Jul 27'],
    ['by=day', 1280, quarter, 'May 4 2026, May 18, Jun 1, Jun 15, Jun 29, Jul 13, Jul 27'],
    ['by=week', 360, quarter, 'Jun 2026, Jul, Aug'],
    ['by=week', 360, answersOn([0, 364]), 'Jul 2026, Oct, Jan 2027, Apr'],
    ['by=month', 360, answersOn([0, 1_095]), 'Jan 2027, Jan 2028, Jan 2029'],
  ];
  for (const [by, width, content, said] of facts) {
    const page = await drawn(`?lang=en&window=12&${by}`, width, content);
    const axis = await axisOf(page);
    assert.equal(axis.said, said, `${by}, ${width} px`);
    assert.ok(axis.roomPx >= 8, `${axis.roomPx} px`);
    await page.close();
  }
  const page = await drawn('?lang=de&by=week', 1280, quarter);
  assert.match((await axisOf(page)).said, /^4\. Mai 2026, 18\. Mai, 1\. Juni, /);
  await page.close();
});

test('a score between gaps has a dot and its interval', async () => {
  const page = await drawn('?lang=en&by=day&window=1', 1280, answersOn([0, 1, 4, 7, 8]));
  const dots = await page.$$eval('#trend svg circle', (all) =>
    all.filter((each) => each.getAttribute('r') === '3').map((each) => each.parentElement.getAttribute('fill')),
  );
  assert.deepEqual(dots.sort(), [...times(1, () => 'var(--accent)'), ...times(5, () => 'var(--card)')]);
  const barsPx = await page.$$eval('#trend svg g[stroke="var(--band)"] path', (all) =>
    all.map((each) => each.getBBox().height),
  );
  assert.equal(barsPx.length, 1);
  assert.ok(barsPx[0] > 50, `${barsPx[0]} px`);
  await page.close();
});

test('days of another age stop nothing', async () => {
  for (const [day, said] of [
    ['0000-01-01', 'All'],
    ['0001-01-01', 'Jan 1, 1 to Jan 1, 1'],
    ['9999-12-31', 'Dec 31, 9999 to Dec 31, 9999'],
  ]) {
    const at = { shown_at: `${day}T10:00:00.000Z` };
    const answers = times(12, (place) => record('t', { type: 'nps', value: place % 11 }, at));
    const page = await open('?lang=en&by=week', { name: 'a.ndjson', content: lines(answers) });
    await settled(page);
    assert.equal(await page.$eval('.menu .value', (each) => each.textContent), said);
    assert.deepEqual(page.errors, []);
    await page.close();
  }
});
