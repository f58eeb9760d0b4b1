// The response record, as endpoints get it. More members may come: unknown ones are allowed everywhere.
import { common, ref, where } from './common.mjs';

const text = (description, more = {}) => ({ type: 'string', minLength: 1, description, ...more });
const short = (description) => ({ type: 'string', maxLength: 100, description });
const moment = (description) => ({
  type: 'string',
  pattern:
    '^[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])T(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](?:\\.[0-9]{1,9})?Z$',
  description,
  examples: ['2026-11-21T10:15:00.000Z'],
});
const ids = { type: 'array', items: ref('id'), minItems: 1, maxItems: 50, uniqueItems: true };

/** A score and what it counts as: [segment, first, last]... */
const score = (...segments) => ({
  required: ['value', 'segment'],
  properties: { value: { type: 'integer', minimum: segments[0][1], maximum: segments.at(-1)[2] } },
  allOf: segments.map(([segment, first, last]) => ({
    if: { properties: { value: { minimum: first, maximum: last } }, required: ['value'] },
    // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
    then: { properties: { segment: { const: segment } } },
  })),
});

const ces = {
  required: ['variant'],
  properties: { variant: { enum: ['agreement_7', 'effort_5'] } },
  ...where(
    'variant',
    { const: 'effort_5' },
    score(['easy', 1, 2], ['neutral', 3, 3], ['difficult', 4, 5]),
    score(['difficult', 1, 3], ['neutral', 4, 4], ['easy', 5, 7]),
  ),
};

const value = (schema, more = {}) => ({ required: ['value'], properties: { value: schema, ...more } });
const given = { type: 'string', minLength: 1 };

const forms = {
  nps: score(['detractor', 0, 6], ['passive', 7, 8], ['promoter', 9, 10]),
  csat: score(['dissatisfied', 1, 2], ['neutral', 3, 3], ['satisfied', 4, 5]),
  ces,
  rating: {
    required: ['value', 'scale'],
    properties: {
      value: { type: 'integer' },
      scale: {
        type: 'array',
        prefixItems: [{ type: 'integer', minimum: -100, maximum: 100 }, { type: 'integer' }],
        minItems: 2,
        maxItems: 2,
        description: 'The first point and the last.',
      },
    },
  },
  choice: value(
    // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
    { if: { type: 'string' }, then: ref('id'), else: ids },
    { other: { ...given, description: 'Own words.' }, order: { ...ids, description: 'As the options stood.' } },
  ),
  text: value({ type: 'string' }),
  contact: value({
    type: 'object',
    properties: { name: given, email: given, phone: given, consent: { type: 'boolean' } },
  }),
  consent: value({ type: 'boolean' }),
};

export const record = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: 'https://touchstone.example/schema/response-1.json',
  title: 'a response record',
  description: 'One state of one showing of a survey. Unknown members are allowed: more may come, these stay.',
  type: 'object',
  required:
    'response_id revision status mode survey definition_hash touchpoint locale shown_at updated_at answers context'.split(
      ' ',
    ),
  properties: {
    response_id: {
      type: 'string',
      pattern: '^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$',
      description: 'UUID of version 7, in lower case.',
      examples: ['019aa6c1-7d5e-7c3b-9a53-3f6d2b1c8e10'],
    },
    revision: { type: 'integer', minimum: 1, maximum: 1000000, description: 'The highest one counts.' },
    status: { enum: ['shown', 'partial', 'completed', 'dismissed'], description: 'How far it went.' },
    mode: { enum: ['live', 'test'], description: '`test`: somebody tries the survey out.' },
    survey: { ...ref('id'), description: 'The survey’s id.' },
    definition_hash: { type: 'string', pattern: '^[0-9a-f]{8}$', description: 'Of the survey as it was asked.' },
    touchpoint: text('The moment at which it was shown.', { maxLength: 100 }),
    locale: short('The page’s language, as the page has it. May be empty.'),
    shown_at: moment('By the visitor’s clock, in UTC.'),
    updated_at: moment('By the visitor’s clock, in UTC.'),
    answers: { type: 'array', maxItems: 1000, items: ref('answer'), description: 'What was answered, by question.' },
    context: {
      type: 'object',
      additionalProperties: { type: ['string', 'number', 'boolean'] },
      description: 'The declared values of the page’s context.',
    },
    variant: { ...ref('id'), description: 'Which of the survey’s wordings was shown; only where it has some.' },
    page: {
      type: 'string',
      pattern: '^https?://[!-~]+$',
      maxLength: 2000,
      description: 'Where it was shown, as far as surveys.json allows to say it.',
      examples: ['https://shop.example/thanks'],
    },
    token: {
      type: 'string',
      minLength: 1,
      maxLength: 500,
      description: 'By which the shop vouches for the order; the collector judges it and does not keep it.',
    },
  },
  $defs: {
    id: common.id,
    answer: {
      title: 'an answer',
      description: 'An answer of a type that is not known here has a question and a value, whatever that is.',
      type: 'object',
      required: ['question', 'type', 'value'],
      properties: { question: ref('id'), type: ref('id') },
      allOf: Object.entries(forms).map(([type, form]) => where('type', { const: type }, form)),
    },
  },
};
