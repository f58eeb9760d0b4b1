// Questions that are answered by a point of a scale.
import { refer, where, whole, words } from './common.mjs';

const labels = (points, of, example) => ({
  type: 'object',
  description: `Words for points of the scale, ${of}: point to text.`,
  propertyNames: { pattern: `^(?:${points})$` },
  additionalProperties: { $ref: '#/$defs/text' },
  examples: [example],
});

const style = (list, more = '') =>
  words(list, `How the points look${more}.`, { default: 'numbers', examples: [list.at(-1)] });

export const scales = {
  nps: {
    title: 'nps',
    description: 'How likely somebody is to recommend, 0 to 10.',
    properties: { labels: labels('[0-9]|10', '0 to 10', { 0: 'Not at all', 10: 'Very' }) },
  },
  csat: {
    title: 'csat',
    description: 'How satisfied somebody is, 1 to 5.',
    properties: {
      labels: labels('[1-5]', '1 to 5', { 1: 'Not at all', 5: 'Very' }),
      style: style(['numbers', 'stars', 'smileys']),
    },
  },
  ces: {
    title: 'ces',
    description: 'How easy something was.',
    required: ['variant'],
    properties: {
      variant: words(
        ['agreement_7', 'effort_5'],
        '`agreement_7`: 1 to 7, "made it easy", higher is better. `effort_5`: 1 to 5, effort, lower is better.',
        { examples: ['agreement_7'] },
      ),
      labels: labels('[1-7]', '1 to 7, or 1 to 5', { 1: 'Disagree', 7: 'Agree' }),
    },
    ...where('variant', { const: 'effort_5' }, { properties: { labels: { propertyNames: { pattern: '^[1-5]$' } } } }),
  },
  rating: {
    title: 'rating',
    description: 'A scale of your own.',
    properties: {
      style: style(['numbers', 'stars', 'smileys', 'thumbs'], '. `thumbs` are 0, down, and 1, up'),
      first: whole(-100, 100, 'The first point. `stars` begin at 1; not with `thumbs`.', { default: 1, examples: [0] }),
      points: whole(2, 11, 'How many points there are. At most 7 `smileys`; not with `thumbs`.', {
        default: 5,
        examples: [10],
      }),
      labels: labels('0|-?[1-9][0-9]{0,2}', 'from `first` on', { 1: 'Poor', 5: 'Great' }),
    },
    allOf: [
      where('style', { const: 'stars' }, { properties: { first: { const: 1 } } }),
      where('style', { const: 'smileys' }, { properties: { points: { maximum: 7 } } }),
      where(
        'style',
        { const: 'thumbs' },
        { properties: { first: false, points: false, labels: { propertyNames: { pattern: '^[01]$' } } } },
      ),
    ],
  },
};

export const placeholder = refer('text', 'Stands in the field while it is empty.', { examples: ['It was …'] });
