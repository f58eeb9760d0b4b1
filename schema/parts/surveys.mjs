// Surveys: when they are shown and how they end.
import { closed, flag, list, number, ref, refer, where, whole, words } from './common.mjs';
import { never } from './editors.mjs';

const days = (description) => number(0, 3650, description, { examples: [90] });

const show = closed('show', 'When and for whom a survey is shown.', [], {
  when: refer('condition', 'For whom.', { examples: [{ '>=': [{ var: 'context.order.value' }, 100] }] }),
  sample_percent: number(
    0,
    100,
    'How many of 100 visitors are asked: always the same ones, as long as the page may remember them.',
    {
      default: 100,
      examples: [25],
    },
  ),
  not_again_for_days: refer('rest', 'How long the visitor is left alone with this survey.', {
    examples: [90, { answered: 180, dismissed: 30 }],
  }),
  max_shows: whole(1, 1000, 'How often one visitor sees it.', { examples: [3] }),
  from: refer('moment', 'Not before: a day begins at midnight, UTC.'),
  until: refer('moment', 'Not after: a day lasts to its end.'),
  needs_storage: flag('Whether it is shown only where the page may remember it for the visit, or longer.', false),
  after_seconds: number(0, 86400, 'From the touchpoint to the first question.', { default: 0, examples: [1.5] }),
  follow: flag('Whether it goes on waiting where the visitor goes to another page of a single-page shop.', false),
  cancel_on: list(ref('touchpoint'), 1, 20, 'Touchpoints that call a waiting survey off.', {
    examples: [['checkout.started']],
  }),
  on_payment_pages: flag(
    'Whether it may appear on a page with fields for the data of a card (`autocomplete="cc-..."`).',
    false,
  ),
});

const rest = {
  title: 'a rest',
  description:
    'A number of days, or one for each outcome. They are counted from each by itself: what was shown and then answered rests until both are over.',
  if: { type: 'object' },
  // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
  then: {
    properties: {
      shown: days('After it was shown, whatever came of it.'),
      answered: days('After the last answer.'),
      dismissed: days('After it was closed without being finished.'),
    },
    additionalProperties: false,
  },
  else: days('Days after each of these.'),
  examples: [90, { answered: 180, dismissed: 30 }],
};

const variant = closed('a variant', 'Other words for some texts of a survey, to learn which do better.', ['id'], {
  id: refer('id', 'Its name, in the response as `variant` and in conditions.', { examples: ['short'] }),
  weight: whole(1, 1000, 'Its share of the visitors, of the sum of all weights.', { default: 1 }),
  texts: {
    type: 'object',
    additionalProperties: ref('text'),
    description: 'By id of a question or an ending; all others read as the survey has them.',
    examples: [{ recommend: 'Would you recommend us?' }],
  },
});

const popover = words(
  ['top-left', 'top', 'top-right', 'bottom-left', 'bottom', 'bottom-right'],
  'Where; only with `popover`.',
  { default: 'bottom-right' },
);

const display = closed(
  'display',
  'How a survey is laid on the page.',
  [],
  {
    type: words(
      ['popover', 'modal', 'bar', 'inline', 'tab', 'page'],
      'A card over the page, one before it, a strip along the lower edge, a part of the page, a button that opens the survey, or a page of its own.',
      { default: 'popover' },
    ),
    position: popover,
    label: refer('text', 'What the tab says; only with `tab`.', { examples: ['Feedback'] }),
  },
  {
    allOf: [
      where('type', { not: { const: 'popover' } }, { properties: { position: never('Only with "type": "popover".') } }),
      where('type', { const: 'tab' }, {}, { properties: { label: never('Only with "type": "tab".') } }),
    ],
  },
);

const ending = closed(
  'an ending',
  'What is said at the end.',
  ['id', 'text'],
  {
    id: refer('id', 'Its name; no question of the survey bears it.', { examples: ['thanks'] }),
    text: refer('text', 'What is said.'),
    when: refer('condition', 'For whom. A jump to the ending does not ask.'),
    coupon: { type: 'string', minLength: 1, description: 'A code to copy.', examples: ['THANKS10'] },
    link: closed(
      'a link',
      'A link to follow.',
      ['url', 'text'],
      {
        url: refer('link', 'Where it leads.'),
        text: refer('text', 'What it says.', { examples: ['Write a review'] }),
      },
      { examples: [{ url: 'https://shop.example/reviews', text: 'Write a review' }] },
    ),
    redirect: refer(
      'link',
      'Where the page goes by itself, unless the visitor closes the survey before. Not with `link`.',
      {
        examples: ['https://shop.example/thanks'],
      },
    ),
    close_after_seconds: whole(
      1,
      600,
      'When the survey closes, or the page goes on; 5 with `redirect` unless written.',
      {
        examples: [8],
      },
    ),
  },
  {
    if: { required: ['redirect'] },
    // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
    then: { properties: { link: never('"link" and "redirect" exclude each other: keep one of them.') } },
  },
);

export const surveys = {
  survey: closed('a survey', 'What is asked at one touchpoint.', ['id', 'touchpoint', 'questions'], {
    id: refer('id', 'Its name.', { examples: ['after-checkout'] }),
    touchpoint: refer('touchpoint', 'The moment at which it is shown.'),
    show: refer('show', 'When and for whom.', { examples: [{ after_seconds: 1 }] }),
    display: refer('display', 'How it is laid on the page.', { examples: [{ type: 'popover' }] }),
    questions: list(ref('question'), 1, 1000, 'In the order in which they are asked.', {
      examples: [[{ id: 'recommend', type: 'nps', text: 'How likely are you to recommend us?' }]],
    }),
    endings: list(ref('ending'), 0, 50, 'The first whose `when` holds is shown; none: the survey just closes.', {
      examples: [[{ id: 'thanks', text: 'Thank you!' }]],
    }),
    variants: list(ref('variant'), 2, 10, 'Wordings put to the test: each visitor sees one, always the same.', {
      examples: [[{ id: 'long' }, { id: 'short', texts: { recommend: 'Would you recommend us?' } }]],
    }),
  }),
  show,
  rest,
  variant,
  display,
  ending,
};
