// A visitor answers: by pointer, by keyboard, whatever is asked. What stands in the database is what was meant.
import assert from 'node:assert/strict';
import { until } from '../harness.mjs';

const thanks = [{ id: 'thanks', text: 'Thank you!' }];
const why = { id: 'why', type: 'text', required: false, text: 'Why?' };

/** NPS, a reason, thanks. */
export const recommend = {
  questions: [{ id: 'recommend', type: 'nps', text: 'Recommend us?' }, why],
  endings: thanks,
};

const one = (question) => ({ questions: [{ id: 'q', text: 'Well?', ...question }], endings: thanks });

/** One question, answered by one press. */
const pressed = (title, question, value, answer) => ({
  title,
  survey: one(question),
  async walk({ asked, row }) {
    await asked.asks('Well?');
    await asked.choose(value);
    await asked.asks('Thank you!');
    assert.deepEqual((await row('completed')).record.answers, [{ question: 'q', ...answer }]);
  },
});

const options = [
  { id: 'price', text: 'The price' },
  { id: 'range', text: 'The range' },
  { id: 'care', text: 'The care' },
  { id: 'else', text: 'Something else', other: true },
];

export const answering = [
  {
    title: 'a recommendation by pointer, and a reason',
    survey: recommend,
    async walk({ asked, tab, row }) {
      await asked.asks('Recommend us?');
      await asked.choose(9);
      await asked.asks('Why?');
      await asked.click('#field');
      await tab.type('Fast, “kind”, grün');
      await asked.submit();
      await asked.asks('Thank you!');
      const { record } = await row('completed');
      assert.deepEqual(record.answers, [
        { question: 'recommend', type: 'nps', value: 9, segment: 'promoter' },
        { question: 'why', type: 'text', value: 'Fast, “kind”, grün' },
      ]);
      assert.deepEqual(record.context, { 'order.value': 129.9 });
    },
  },
  {
    title: 'by keyboard alone, from the top of the page to the end',
    survey: recommend,
    async walk({ asked, tab, site, row }) {
      await asked.asks('Recommend us?');
      await asked.tabTo('0');
      await tab.press('ArrowRight');
      await tab.press('ArrowRight');
      await tab.press('ArrowRight');
      await tab.press('ArrowLeft');
      assert.deepEqual(await asked.chosen(), ['2']);
      assert.equal(await asked.focused(), '2');
      await asked.asks('Recommend us?');
      assert.deepEqual((await row('shown')).record.answers, [], 'arrow keys only select');
      await tab.press('Enter');
      await asked.asks('Why?');
      assert.equal(await asked.focused(), 'field');
      await tab.type('Slow');
      await asked.tabTo('Send');
      await tab.press('Enter');
      await asked.asks('Thank you!');
      assert.deepEqual(
        (await row('completed')).record.answers.map(({ value }) => value),
        [2, 'Slow'],
      );
      await asked.tabTo('Close');
      await tab.press('Enter');
      await asked.leaves();
      assert.equal(site.rows().length, 1);
    },
  },
  {
    title: 'the lowest is an answer: 0 by the space bar',
    survey: recommend,
    async walk({ asked, tab, row }) {
      await asked.asks('Recommend us?');
      await asked.tabTo('0');
      await tab.press(' ');
      assert.deepEqual(await asked.chosen(), ['0']);
      await tab.press(' ');
      await asked.asks('Why?');
      assert.deepEqual((await row('partial')).record.answers, [
        { question: 'recommend', type: 'nps', value: 0, segment: 'detractor' },
      ]);
    },
  },
  pressed('satisfaction in stars', { type: 'csat', style: 'stars' }, 4, {
    type: 'csat',
    value: 4,
    segment: 'satisfied',
  }),
  pressed('effort, from 1 to 7', { type: 'ces', variant: 'agreement_7' }, 6, {
    type: 'ces',
    variant: 'agreement_7',
    value: 6,
    segment: 'easy',
  }),
  pressed('thumbs', { type: 'rating', style: 'thumbs' }, 0, { type: 'rating', value: 0, scale: [0, 1] }),
  pressed('smileys', { type: 'rating', style: 'smileys', points: 3 }, 3, { type: 'rating', value: 3, scale: [1, 3] }),
  pressed('one of several options', { type: 'choice', options }, 'range', { type: 'choice', value: 'range' }),
  {
    title: 'several options, one of them in own words',
    survey: one({ type: 'choice', multiple: true, min_picks: 2, options }),
    async walk({ asked, tab, row }) {
      await asked.asks('Well?');
      await asked.choose('price');
      await asked.submit();
      await asked.says('[role=alert]', 'Please choose at least 2.');
      await asked.choose('else');
      await until(async () => (await asked.focused()) === 'In your own words', 'the field for own words');
      await tab.type('The box');
      await asked.submit();
      await asked.asks('Thank you!');
      assert.deepEqual((await row('completed')).record.answers, [
        { question: 'q', type: 'choice', value: ['price', 'else'], other: 'The box' },
      ]);
    },
  },
  {
    title: 'how to be reached, with consent',
    survey: one({ type: 'contact', fields: { name: 'optional', email: 'required' }, consent: 'You may write to me.' }),
    async walk({ asked, tab, row }) {
      await asked.asks('Well?');
      await asked.click('#name');
      await tab.type('Anna');
      await asked.submit();
      await asked.says('#email-problem', 'Please fill this in.');
      await asked.says('#consent-problem', 'Please tick the box to go on.');
      assert.equal(await asked.focused(), 'email');
      await tab.type('anna@shop.example');
      await asked.click('input[type=checkbox]');
      await asked.submit();
      await asked.asks('Thank you!');
      assert.deepEqual((await row('completed')).record.answers, [
        { question: 'q', type: 'contact', value: { name: 'Anna', email: 'anna@shop.example', consent: true } },
      ]);
    },
  },
  {
    title: 'a question may be skipped',
    survey: recommend,
    async walk({ asked, row }) {
      await asked.asks('Recommend us?');
      await asked.choose(7);
      await asked.asks('Why?');
      await asked.skip();
      await asked.asks('Thank you!');
      assert.deepEqual(
        (await row('completed')).record.answers.map(({ question }) => question),
        ['recommend'],
      );
    },
  },
  {
    title: 'back keeps what was answered, and another answer replaces it',
    survey: {
      questions: [...recommend.questions, { id: 'pleased', type: 'csat', text: 'Pleased?' }],
      endings: thanks,
    },
    async walk({ asked, tab, row }) {
      await asked.asks('Recommend us?');
      await asked.choose(3);
      await asked.asks('Why?');
      await asked.click('#field');
      await tab.type('Late');
      await asked.submit();
      await asked.asks('Pleased?');
      await asked.back();
      await asked.asks('Why?');
      assert.equal(await asked.valueOf('#field'), 'Late');
      await asked.back();
      await asked.asks('Recommend us?');
      assert.deepEqual(await asked.chosen(), ['3']);
      await asked.choose(8);
      await asked.asks('Why?');
      await asked.submit();
      await asked.asks('Pleased?');
      await asked.choose(5);
      await asked.asks('Thank you!');
      assert.deepEqual(
        (await row('completed')).record.answers.map(({ question, value }) => [question, value]),
        [
          ['recommend', 8],
          ['why', 'Late'],
          ['pleased', 5],
        ],
      );
    },
  },
];
