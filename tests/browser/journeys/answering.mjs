// A visitor answers: by pointer, by keyboard, whatever is asked. What stands in the database is what was meant.
import assert from 'node:assert/strict';

const why = { id: 'why', type: 'text', required: false, text: 'Why?' };
const thanks = { id: 'thanks', text: 'Thank you!' };

/** NPS, a reason, thanks. */
export const recommend = {
  questions: [{ id: 'recommend', type: 'nps', text: 'Recommend us?' }, why],
  endings: [thanks],
};

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
];
