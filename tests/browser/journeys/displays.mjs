// Every place a survey may have on the page: it is answered there, and where the focus is its own business, it keeps to that.
import assert from 'node:assert/strict';
import { until } from '../harness.mjs';
import { recommend } from './answering.mjs';

/** Answers 8, skips the reason, and finds both in the database. */
async function answers({ asked, row }) {
  await asked.asks('Recommend us?');
  await asked.choose(8);
  await asked.asks('Why?');
  await asked.skip();
  await asked.asks('Thank you!');
  const { record } = await row('completed');
  assert.deepEqual(
    record.answers.map(({ value }) => value),
    [8],
  );
}

const shown = (display) => ({ ...recommend, display });

const cardAt = (asked) => asked.see((root) => root.querySelector('.card').getBoundingClientRect().toJSON());
const active = (tab) => tab.evaluate(() => document.activeElement.id || document.activeElement.tagName);

/** Drawn in an element of the page, between what stands above and below it. */
const within = (title, display, attribute) => ({
  title,
  survey: shown(display),
  body: (id) => `<touchstone-survey ${attribute(id)}></touchstone-survey><p id="below">Below</p>`,
  async walk(visit) {
    const { asked, tab } = visit;
    await asked.asks('Recommend us?');
    const { top, bottom } = await cardAt(asked);
    const [above, below] = await tab.evaluate(() =>
      ['home', 'below'].map((id) => document.getElementById(id).getBoundingClientRect().toJSON()),
    );
    assert.ok(above.bottom <= top && bottom <= below.top, 'between its neighbours');
    await answers(visit);
  },
});

export const displays = [
  {
    title: 'at the upper left of the window',
    survey: shown({ type: 'popover', position: 'top-left' }),
    async walk(visit) {
      await visit.asked.asks('Recommend us?');
      const { left, top } = await cardAt(visit.asked);
      assert.ok(left < 50 && top < 50, `${left}, ${top}`);
      await answers(visit);
    },
  },
  {
    title: 'a bar along the lower edge',
    survey: shown({ type: 'bar' }),
    async walk(visit) {
      await visit.asked.asks('Recommend us?');
      const { bottom } = await cardAt(visit.asked);
      assert.ok(bottom > (await visit.tab.evaluate(() => innerHeight)) - 50);
      await answers(visit);
    },
  },
  {
    title: 'a modal survey keeps the keyboard, and gives it back',
    survey: shown({ type: 'modal' }),
    async walk({ asked, tab, row }) {
      await asked.asks('Recommend us?');
      await until(async () => (await active(tab)) === 'TOUCHSTONE-SURVEY', 'the focus in the survey');
      for (let presses = 0; presses < 8; presses += 1) {
        await tab.press('Tab');
        assert.notEqual(await active(tab), 'home');
      }
      await asked.choose(0);
      await asked.asks('Why?');
      await tab.press('Escape');
      await asked.leaves();
      const { record } = await row('dismissed');
      assert.equal(record.answers[0].value, 0);
      await tab.press('Tab');
      assert.equal(await active(tab), 'home', 'the page is within reach again');
    },
  },
  { title: 'a modal survey is answered', survey: shown({ type: 'modal' }), walk: answers },
  within("in the shop's own element", { type: 'inline' }, (id) => `survey="${id}"`),
  within('on a page of its own', { type: 'page' }, () => 'page'),
  {
    title: 'a tab at the edge opens it, comes back when it is closed, and is gone when it is answered',
    survey: shown({ type: 'tab', label: 'Your opinion' }),
    async walk(visit) {
      const { asked, tab, site } = visit;
      await asked.says('.handle', 'Your opinion');
      assert.equal(site.rows().length, 0, 'nothing is shown yet');
      await asked.click('.handle');
      await asked.asks('Recommend us?');
      await asked.click('.close');
      await asked.says('.handle', 'Your opinion');
      await visit.row('dismissed');
      await tab.move(300, 300);
      await tab.click();
      await asked.click('.handle');
      await answers(visit);
      await asked.click('.close');
      await asked.leaves();
      assert.equal(await tab.evaluate(() => document.querySelector('touchstone-survey')), null);
      assert.equal(site.rows().length, 2);
    },
  },
  {
    title: 'minimised and opened again, it is where it was',
    survey: recommend,
    async walk({ asked, tab, row }) {
      await asked.asks('Recommend us?');
      await asked.choose(4);
      await asked.asks('Why?');
      await asked.click('#field');
      await tab.type('Half a');
      await asked.click('.fold');
      await asked.says('.handle', 'Why?');
      await asked.click('.handle');
      await asked.asks('Why?');
      assert.equal(await asked.valueOf('#field'), 'Half a');
      await asked.click('#field');
      await tab.type(' thought');
      await asked.submit();
      await asked.asks('Thank you!');
      assert.equal((await row('completed')).record.answers[1].value, 'Half a thought');
    },
  },
];
