// Surveys that are asked for by name, with an answer chosen beforehand; in another language; and after a reload.
import assert from 'node:assert/strict';
import { until } from '../harness.mjs';
import { stub } from '../site.mjs';
import { recommend } from './answering.mjs';
import { spoken } from './guests.mjs';

const valuesOf = ({ record }) => record.answers.map(({ value }) => value);

export const askedFor = [
  {
    title: 'by name, with an answer chosen beforehand: it is given only by the visitor',
    survey: recommend,
    files: (id) => ({
      '/page.js': `${stub} addEventListener('load', () => touchstone.show('${id}', { answers: { recommend: 9 } }));`,
    }),
    async walk({ asked, row }) {
      await asked.asks('Recommend us?');
      assert.deepEqual(await asked.chosen(), ['9']);
      assert.deepEqual(valuesOf(await row('shown')), []);
      await asked.submit();
      await asked.asks('Why?');
      assert.deepEqual(valuesOf(await row('partial')), [9]);
    },
  },
  {
    title: 'by a link in a mail: nothing is sent before the visitor has pressed something',
    survey: recommend,
    files: { '/page.js': '' },
    ends: true,
    async walk({ asked, row, site, tab }) {
      const [{ id }] = site.surveys;
      await tab.goto(`${site.url}survey.html?survey=${id}&recommend=0`);
      await asked.asks('Recommend us?');
      assert.deepEqual(await asked.chosen(), ['0']);
      assert.deepEqual(
        site.gate.asked.filter((each) => each.startsWith('POST')),
        [],
      );
      await asked.submit();
      await asked.asks('Why?');
      assert.deepEqual(valuesOf(await row('partial')), [0]);
      await tab.close();
    },
  },
  {
    title: 'the page changes its language: the survey follows, with what was chosen',
    survey: spoken,
    async walk({ asked, row, tab }) {
      await asked.asks('Recommend us?');
      await asked.tabTo('0');
      await tab.press('ArrowRight');
      await tab.evaluate(() => {
        document.documentElement.lang = 'de';
      });
      await asked.asks('Empfehlen Sie uns?');
      assert.deepEqual(await asked.chosen(), ['1']);
      assert.equal(await asked.focused(), '1');
      await tab.press('Enter');
      await asked.asks('Danke!');
      assert.deepEqual(valuesOf(await row('completed')), [1]);
    },
  },
  {
    title: 'where it may be kept, it goes on after a reload',
    survey: recommend,
    privacy: { storage: 'session' },
    async walk({ asked, row, site, tab }) {
      await asked.asks('Recommend us?');
      await asked.choose(10);
      await asked.asks('Why?');
      await row('partial');
      await tab.reload();
      await asked.asks('Why?');
      await asked.skip();
      await asked.asks('Thank you!');
      assert.deepEqual(valuesOf(await row('completed')), [10]);
      await until(() => site.rows().length === 1, 'the one row');
    },
  },
];
