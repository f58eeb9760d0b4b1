// What `touchstone score --format json` prints, and what a page gets from the scorer.
import { where } from './common.mjs';

const number = (description, minimum, maximum) => ({
  type: ['number', 'null'],
  minimum,
  maximum,
  description: `${description} Null where there is none.`,
});
const count = (description) => ({ type: 'integer', minimum: 0, description });
const interval = (description, minimum, maximum) => ({
  type: ['array', 'null'],
  items: { type: 'number', minimum, maximum },
  minItems: 2,
  maxItems: 2,
  description: `${description} Low, then high. Null where there is none.`,
});
const text = (description) => ({ type: ['string', 'null'], description });
const counted = (...names) => Object.fromEntries(names.map((name) => [name, count('As many answers, of `n`.')]));

const change = {
  type: 'object',
  description: 'With `--compare`: how the last period differs from the one before.',
  required: 'before after n_before n_after score_before score_after delta interval p adjusted_p reliable text'.split(
    ' ',
  ),
  properties: {
    before: { type: 'string', description: 'The period before.', examples: ['2026-W46'] },
    after: {
      type: 'string',
      description:
        'The last period in which a row has ten answers or more; with fewer than two of these, the last with answers.',
      examples: ['2026-W47'],
    },
    n_before: count('Answers in the period before.'),
    n_after: count('Answers in the last period.'),
    score_before: number('The score of the period before.'),
    score_after: number('The score of the last period.'),
    delta: number('After minus before, in the unit of `score`.'),
    interval: interval('Of `delta`, with a confidence of 95 %.'),
    p: number('How likely chance alone gives as much, two-sided.', 0, 1),
    adjusted_p: number('The same after Holm, over all rows.', 0, 1),
    reliable: { type: 'boolean', description: 'Whether `adjusted_p` is below 0.05.' },
    text: { type: 'string', description: 'In words.', examples: ['no reliable change: +4, between -6 and +14'] },
  },
};

const rates = {
  type: 'object',
  description: 'Of the whole group, all metrics together, without test mode: how far the showings went.',
  required: 'shown started completed response start completion response_interval'.split(' '),
  properties: {
    shown: count('Showings of surveys.'),
    started: count('Of these, answered at least once.'),
    completed: count('Of these, answered to the end.'),
    response: number('`completed` of `shown`.', 0, 1),
    start: number('`started` of `shown`.', 0, 1),
    completion: number('`completed` of `started`.', 0, 1),
    response_interval: interval('Of `response`, with a confidence of 95 %.'),
  },
};

const weighted = {
  type: 'object',
  description: 'With `--weight`: the same answers, weighted.',
  required: 'n left_out effective_n score interval'.split(' '),
  properties: {
    n: count('Answers that have a weight above 0.'),
    left_out: count('Answers that have none. In `n` of the row, not in this one.'),
    effective_n: {
      type: 'number',
      minimum: 0,
      description: 'As many answers of equal weight tell as much (Kish, 1965). 0 without answers.',
    },
    score: number("In the unit of the row's `score`."),
    interval: interval('Of that, on `effective_n` answers, with a confidence of 95 %.'),
  },
};

const of = (metric, required, properties) => where('metric', { const: metric }, { required, properties });

const row = {
  type: 'object',
  required: 'group metric variant question n score interval reliability invalid test'.split(' '),
  properties: {
    group: {
      type: 'object',
      additionalProperties: { type: ['string', 'null'] },
      description: 'What tells the group apart, as asked by `--by`. Null: those responses do not say.',
      examples: [{ touchpoint: 'checkout.completed' }],
    },
    metric: { enum: ['nps', 'csat', 'ces'], description: 'What is scored.' },
    variant: {
      enum: ['agreement_7', 'effort_5', null],
      description: 'The kind of CES. Null for other metrics, and for CES answers that do not say theirs.',
    },
    question: text('The id of the question, where all answers are to the same one.'),
    n: count('Answers that count: the denominator.'),
    score: number('NPS in points, CSAT in percent, CES as the mean. Never rounded.'),
    interval: interval('Of `score`, in its unit, with a confidence of 95 %.'),
    reliability: {
      enum: ['none', 'too_few', 'low', 'ok'],
      description: 'No answers, 1 to 9, 10 to 29, 30 and more. Show people no score below 10.',
    },
    invalid: count('Answers that are no point of their scale. Not in `n`.'),
    test: count('Answers given in test mode. Not in `n`.'),
    rates,
    nonresponse: {
      ...interval(''),
      description:
        'Of NPS: between which bounds the score of all who were asked lies, whatever those think who did not answer (Manski, 1989). ' +
        'Null without answers, and where there are more answers than showings.',
    },
    weighted,
    change,
  },
  allOf: [
    of('nps', ['promoters', 'passives', 'detractors'], {
      ...counted('promoters', 'passives', 'detractors'),
      score: { minimum: -100, maximum: 100 },
      variant: { const: null },
    }),
    of('csat', ['satisfied'], {
      ...counted('satisfied'),
      score: { minimum: 0, maximum: 100 },
      variant: { const: null },
    }),
    of('ces', ['easy', 'easy_percent', 'easy_interval'], {
      ...counted('easy'),
      score: { minimum: 1, maximum: 7 },
      easy_percent: number('Easy answers, in percent.', 0, 100),
      easy_interval: interval('Of `easy_percent`, with a confidence of 95 %.', 0, 100),
    }),
    // No answers, no score; one is enough for it.
    where(
      'n',
      { const: 0 },
      { properties: { score: { type: 'null' }, interval: { type: 'null' } } },
      {
        properties: { score: { type: 'number' } },
      },
    ),
  ],
};

export const score = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: 'https://touchstone.example/schema/score-1.json',
  title: 'scores',
  description: 'One object for each group and metric.',
  type: 'array',
  items: row,
};
