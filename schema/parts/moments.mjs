// Touchpoints that the page notices by itself.
import { closed, list, number, ref, refer } from './common.mjs';

const pattern = { type: 'string', minLength: 1, maxLength: 500 };
const patterns = (description, example) => ({
  description: `${description} \`*\` stands for any characters but \`/\`, \`**\` for any at all; of a list one has to fit.`,
  if: { type: 'array' },
  // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
  then: { items: pattern, minItems: 1, maxItems: 20 },
  else: pattern,
  examples: [example],
});
const selector = (description, example) => ({ ...pattern, description, examples: [example] });
const certain = (description) => ({ const: true, description, examples: [true] });

const page = closed('a page', 'Addresses. All that is written has to fit.', [], {
  host: patterns('Whatever the case of its letters.', 'shop.example'),
  path: patterns('From the first `/`.', '/orders/*/thanks'),
  query: {
    type: 'object',
    minProperties: 1,
    maxProperties: 20,
    additionalProperties: patterns('The value of a parameter.', 'mail*'),
    description: 'Parameters, by name; of one that stands there several times, one value has to fit.',
    examples: [{ utm_source: 'newsletter*' }],
  },
  hash: patterns('With or without its `#`.', '#/done'),
});

const on = closed(
  'a moment',
  'What has to happen on the page, once for each page that the visitor enters. One of these; for another one write another touchpoint of the same name.',
  [],
  {
    appears: selector('A CSS selector: an element of that kind is in view.', '.order-complete'),
    clicked: selector('A CSS selector: such an element, or one in it, is clicked.', '#help'),
    scrolled_percent: number(1, 100, 'So much of the page has been seen.', { examples: [60] }),
    seconds: number(1, 86400, 'For so long the page has been in view.', { examples: [45] }),
    idle_seconds: number(5, 86400, 'For so long the visitor has not moved, typed or scrolled.', { examples: [60] }),
    exit_intent: certain('The pointer leaves through the upper edge; on a phone, a quick scroll up.'),
    returned: certain('The visitor comes back to the tab from another one.'),
  },
  { minProperties: 1, maxProperties: 1 },
);

const page_touchpoint = closed('a touchpoint of the page', 'A moment that the page notices, without code.', ['name'], {
  name: refer('touchpoint', 'Its name, for surveys to refer to. Several can bear one name: whichever comes first.', {
    examples: ['cart.left'],
  }),
  page: refer('page', 'On which pages; on all, unless written.', { examples: [{ path: '/cart' }] }),
  on: refer('on', 'When; as soon as the visitor enters the page, unless written.', {
    examples: [{ exit_intent: true }],
  }),
});

export const touchpoints = list(ref('page_touchpoint'), 0, 100, 'Touchpoints that the page notices by itself.', {
  examples: [[{ name: 'cart.left', page: { path: '/cart' }, on: { exit_intent: true } }]],
});

export const moments = { page_touchpoint, page, on };
