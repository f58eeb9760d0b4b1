// A visitor leaves: the survey, the page, the tab. What was answered by then is kept, once.
import assert from 'node:assert/strict';
import { until } from '../harness.mjs';
import { stub } from '../site.mjs';
import { recommend } from './answering.mjs';

const valuesOf = ({ record }) => record.answers.map(({ value }) => value);

const twice = {
  questions: ['first', 'second'].map((id) => ({ id, type: 'nps', text: `The ${id}?` })),
  endings: recommend.endings,
};

/** Answers 6, and stands before the second question. */
async function beforeTheSecond(asked) {
  await asked.asks('Recommend us?');
  await asked.choose(6);
  await asked.asks('Why?');
}

export const leaving = [
  {
    title: 'closing is a dismissal that keeps the rating',
    survey: recommend,
    async walk({ asked, row, tab }) {
      await beforeTheSecond(asked);
      await asked.click('.close');
      await asked.leaves();
      assert.deepEqual(valuesOf(await row('dismissed')), [6]);
      assert.ok((await tab.evaluate(() => window.noted.events)).includes('dismissed'));
    },
  },
  {
    title: 'Escape closes, and the keyboard is where it was before',
    survey: recommend,
    async walk({ asked, row, tab }) {
      await asked.asks('Recommend us?');
      await tab.press('Tab');
      assert.equal(await tab.evaluate(() => document.activeElement.id), 'home');
      await asked.tabTo('0');
      await tab.press('Escape');
      await asked.leaves();
      assert.equal(await tab.evaluate(() => document.activeElement.id), 'home');
      assert.deepEqual(valuesOf(await row('dismissed')), []);
    },
  },
  {
    title: 'the shop closes it',
    survey: recommend,
    async walk({ asked, row, tab }) {
      await asked.asks('Recommend us?');
      await tab.evaluate(() => window.touchstone.close());
      await asked.leaves();
      await row('dismissed');
    },
  },
  {
    title: 'a double click answers once, and not the next question',
    survey: twice,
    async walk({ asked, row }) {
      await asked.asks('The first?');
      await asked.click('input[value="4"]', 2);
      await asked.asks('The second?');
      await asked.choose(9);
      await asked.asks('Thank you!');
      const { record, revision } = await row('completed');
      assert.deepEqual(valuesOf({ record }), [4, 9]);
      assert.equal(revision, 3, 'shown, answered, answered');
    },
  },
  {
    title: 'the tab is closed right after an answer',
    survey: recommend,
    ends: true,
    async walk({ asked, row, tab }) {
      await asked.asks('Recommend us?');
      await asked.choose(0);
      await tab.close();
      assert.deepEqual(valuesOf(await row('partial')), [0]);
    },
  },
  {
    title: 'a link is followed right after an answer',
    survey: recommend,
    async walk({ asked, row, tab }) {
      await asked.asks('Recommend us?');
      await asked.choose(1);
      await tab.evaluate(() => document.getElementById('home').click());
      assert.deepEqual(valuesOf(await row('partial')), [1]);
      await asked.arrives('/other.html');
      assert.equal(await asked.isAsked(), false);
    },
  },
  {
    title: 'a reload asks anew, and what was answered before is kept',
    survey: recommend,
    async walk({ asked, row, tab, site }) {
      await beforeTheSecond(asked);
      await row('partial');
      await tab.reload();
      await asked.asks('Recommend us?');
      await asked.choose(10);
      await asked.asks('Why?');
      await until(() => site.rows().length === 2 && site.rows().every((each) => valuesOf(each).length === 1), 'both');
      assert.deepEqual(site.rows().map(valuesOf).sort(), [[10], [6]]);
    },
  },
  {
    title: 'back to a page that was kept as it was: the survey goes on',
    survey: recommend,
    async walk({ asked, row, tab, site, say }) {
      await beforeTheSecond(asked);
      await tab.evaluate(() => document.getElementById('home').click());
      await asked.arrives('/other.html');
      await tab.back();
      await asked.arrives('/');
      const revived = await tab.evaluate(() => window.noted.revived);
      say(`revived: ${revived}`);
      await asked.asks(revived ? 'Why?' : 'Recommend us?');
      if (!revived) await asked.choose(6);
      await asked.asks('Why?');
      await asked.skip();
      await asked.asks('Thank you!');
      assert.deepEqual(valuesOf(await row('completed')), [6]);
      assert.equal(site.rows().length, revived ? 1 : 2);
    },
  },
  {
    title: "the page's own history leaves the survey alone",
    survey: recommend,
    files: {
      '/page.js': `${stub} touchstone.track('checkout.completed');
        document.querySelector('h1').onclick = () => history.pushState({}, '', '/step-2');`,
    },
    async walk({ asked, row, tab }) {
      await asked.asks('Recommend us?');
      // By a click of the visitor: engines pass over steps that a page makes by itself.
      await tab.move(60, 40);
      await tab.click();
      await asked.arrives('/step-2');
      await asked.choose(5);
      await asked.asks('Why?');
      await tab.back();
      await asked.arrives('/');
      await asked.asks('Why?');
      await asked.skip();
      await asked.asks('Thank you!');
      assert.deepEqual(valuesOf(await row('completed')), [5]);
    },
  },
  {
    title: 'two tabs are two visits',
    survey: recommend,
    async walk({ engine, asked, tab, site, visitor }) {
      await asked.asks('Recommend us?');
      const second = await engine.open();
      await second.goto(site.url);
      const alsoAsked = visitor(second);
      await alsoAsked.asks('Recommend us?');
      await alsoAsked.choose(2);
      await alsoAsked.asks('Why?');
      await second.close();
      await until(() => site.rows().some((each) => valuesOf(each)[0] === 2), 'the rating of the second tab');
      await asked.choose(3);
      await asked.asks('Why?');
      await until(() => site.rows().some((each) => valuesOf(each)[0] === 3), 'the rating of the first tab');
      assert.equal(new Set(site.rows().map((each) => each.response_id)).size, 2);
      assert.equal(await tab.evaluate(() => window.noted.errors.length), 0);
    },
  },
];
