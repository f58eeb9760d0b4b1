// What all parts of the schema are made of.
import { shaped } from './editors.mjs';

export const ref = (name) => ({ $ref: `#/$defs/${name}` });

/** A reference with words of its own. */
export const refer = (name, description, more = {}) => ({ ...ref(name), description, ...more });

export const whole = (minimum, maximum, description, more = {}) => ({
  type: 'integer',
  minimum,
  maximum,
  description,
  ...more,
});

export const number = (minimum, maximum, description, more = {}) => ({
  type: 'number',
  minimum,
  maximum,
  description,
  ...more,
});

export const flag = (description, standard) => ({ type: 'boolean', description, default: standard });

/** One of some words; the first one is the default, unless the key is required. */
export const words = (list, description, more = { default: list[0] }) => ({ enum: list, description, ...more });

export const list = (items, minItems, maxItems, description, more = {}) => ({
  type: 'array',
  items,
  minItems,
  maxItems,
  description,
  ...more,
});

/** An object that has these keys and no others. */
export const closed = (title, description, required, properties, more = {}) => ({
  title,
  description,
  type: 'object',
  required,
  properties,
  additionalProperties: false,
  ...more,
});

/** Where `key` has this value, and is written, `then` holds, too; elsewhere `otherwise`. */
export const where = (key, value, then, otherwise) => ({
  if: { properties: { [key]: value }, required: [key] },
  then,
  ...(otherwise && { else: otherwise }),
});

const members =
  'response_id revision status mode survey definition_hash touchpoint locale shown_at updated_at variant page'.split(
    ' ',
  );

/** Text in which every { is closed and leads somewhere, or is written twice. */
const pieces = (roots) => `^(?:[^{]|\\{\\{|\\{(?:${roots.join('|')})(?:\\|[^}]*)?\\})*$`;
const path = '(?:context|answers|segments)\\.[^}|]+';
const tag = '^[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*$';

export const common = {
  id: {
    title: 'id',
    description: 'A name of 1 to 64 letters, digits, `-` and `_` that begins with a letter or digit.',
    type: 'string',
    ...shaped(
      '^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$',
      'Use a-z, A-Z, 0-9, - and _, begin with a letter or digit, at most 64 characters.',
    ),
    examples: ['recommend', 'after-checkout'],
  },
  locale: {
    title: 'language tag',
    description: 'A language tag of BCP 47.',
    type: 'string',
    ...shaped(tag, 'Write a language tag as in BCP 47: en, de, de-AT.'),
    examples: ['en', 'de-AT'],
  },
  wording: {
    title: 'wording',
    description: 'Text in one language. `{path|fallback}` inserts a value; a brace itself is written `{{`.',
    type: 'string',
    minLength: 1,
    ...shaped(
      pieces([path]),
      'Insert with {context.PATH}, {answers.ID} or {segments.ID}, a fallback behind a bar; write {{ for a brace.',
    ),
  },
  text: {
    title: 'text',
    description:
      'A string, or one for each language. `{path|fallback}` inserts a value; a brace itself is written `{{`.',
    if: { type: 'object' },
    // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
    then: { minProperties: 1, propertyNames: ref('locale'), additionalProperties: ref('wording') },
    else: ref('wording'),
    examples: ['Thank you!', { en: 'Thank you!', de: 'Danke!' }],
  },
  touchpoint: {
    title: 'touchpoint',
    description:
      'The name of a moment: the page passes it to `track`, or `touchpoints` says when it comes. At most 100 bytes.',
    type: 'string',
    minLength: 1,
    maxLength: 100,
    examples: ['checkout.completed'],
  },
  moment: {
    title: 'date',
    description: 'A day, `2026-11-30`, or a moment in UTC, `2026-11-30T18:00:00Z`.',
    type: 'string',
    ...shaped(
      '^[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])(?:T(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]Z)?$',
      'Write 2026-11-30, or 2026-11-30T18:00:00Z.',
    ),
    examples: ['2026-11-30', '2026-11-30T18:00:00Z'],
  },
  link: {
    title: 'link',
    description: 'An address that visitors can be sent to: `https://` or `mailto:`.',
    type: 'string',
    ...shaped('^(?:https://|mailto:)[\\s\\S]', 'Begin with https:// and a host, or mailto: and an address.'),
    examples: ['https://shop.example/reviews', 'mailto:help@shop.example'],
  },
  template: {
    title: 'template',
    description: 'Any JSON but `null`. Its strings can hold insertions, of members of the record, too: `{touchpoint}`.',
    not: { type: 'null' },
    ...ref('template_value'),
    examples: [{ event: 'survey', score: '{answers.recommend}', at: '{touchpoint}' }],
  },
  template_value: {
    if: { type: 'string' },
    // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
    then: shaped(
      pieces([path, ...members]),
      'Insert with {context.PATH}, {answers.ID}, {segments.ID} or a member of the record; write {{ for a brace.',
    ),
    else: {
      if: { type: 'array' },
      // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
      then: { items: ref('template_value') },
      else: { additionalProperties: ref('template_value') },
    },
  },
};
