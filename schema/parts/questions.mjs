// What every question has, and the types that are not scales.
import { closed, flag, list, ref, refer, where, whole, words } from './common.mjs';
import { placeholder, scales } from './scales.mjs';

const types = ['nps', 'csat', 'ces', 'rating', 'choice', 'text', 'contact', 'consent', 'message'];

/** What is required unless the file says otherwise: the scales. */
const required = (standard) => flag('Whether the question has to be answered to go on.', standard);

const choice = {
  title: 'choice',
  description: 'One option, or several.',
  required: ['options'],
  properties: {
    options: list(ref('option'), 2, 50, 'What can be picked.', {
      contains: { properties: { other: { const: true } }, required: ['other'] },
      minContains: 0,
      maxContains: 1,
      examples: [
        [
          { id: 'price', text: 'The price' },
          { id: 'else', text: 'Something else', other: true },
        ],
      ],
    }),
    multiple: flag('Whether several options can be picked.', false),
    shuffle: flag('Whether the options stand in an order drawn for each visitor. Pinned ones keep their place.', false),
    min_picks: whole(1, 50, 'The fewest picks; only with `multiple`.', { default: 1 }),
    max_picks: whole(1, 50, 'The most picks, at most the number of options; only with `multiple`.', { examples: [3] }),
  },
  ...where(
    'multiple',
    { const: true },
    {},
    {
      properties: {
        min_picks: false,
        max_picks: false,
        options: { items: { properties: { exclusive: { const: false } } } },
      },
    },
  ),
};

const text = {
  title: 'text',
  description: 'An answer in words. Lengths are in code points.',
  properties: {
    multiline: flag('Whether the field has several lines. `false` where a `pattern` is given.', true),
    min_length: whole(0, 2000, 'The shortest answer, at most `max_length`.', { default: 0 }),
    max_length: whole(1, 2000, 'The longest answer.', { default: 2000 }),
    pattern: words(['email', 'phone', 'url', 'number'], 'What the answer has to look like.', { examples: ['email'] }),
    placeholder,
  },
  if: { required: ['pattern'] },
  // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
  then: { properties: { multiline: { const: false } } },
};

const contact = {
  title: 'contact',
  description: 'How to reach the visitor.',
  properties: {
    fields: {
      type: 'object',
      description: 'Which of `name`, `email` and `phone` are asked, each `"optional"` or `"required"`.',
      minProperties: 1,
      propertyNames: { enum: ['name', 'email', 'phone'] },
      additionalProperties: { enum: ['optional', 'required'] },
      default: { email: 'required' },
      examples: [{ name: 'optional', email: 'required' }],
    },
    consent: refer('text', 'A sentence beside a box that must be ticked to give contact data.', {
      examples: ['You may write to me about this.'],
    }),
  },
};

const consent = {
  title: 'consent',
  description: 'A box to tick, never ticked beforehand. Where it is required, it must be ticked to go on.',
  required: ['label'],
  properties: { label: refer('text', 'The text of the box.', { examples: ['I agree.'] }) },
};

const message = { title: 'message', description: 'Text alone; the visitor presses on. Has no `required`.' };

/** Each type with `required`, which every one but the message has. */
function complete(name, form) {
  if (name === 'message') return form;
  return { ...form, properties: { ...form.properties, required: required(Object.hasOwn(scales, name)) } };
}

const forms = { ...scales, choice, text, contact, consent, message };

export const questions = {
  question: {
    title: 'a question',
    description: 'One thing that is asked. What else it has depends on its type.',
    type: 'object',
    required: ['id', 'type', 'text'],
    properties: {
      id: refer('id', 'Its name: answers are kept by it.'),
      type: words(types, 'What kind of answer it takes.', { examples: ['nps'] }),
      text: refer('text', 'What is asked.', { examples: ['How likely are you to recommend us?'] }),
      help: refer('text', 'A smaller line below.', { examples: ['0 is not at all, 10 is very.'] }),
      when: refer('condition', 'For whom; otherwise it is passed over.'),
      next: list(ref('jump'), 0, 50, 'Where to go from here: the first entry whose `when` holds.', {
        examples: [[{ when: { '<': [{ var: 'answers.recommend' }, 7] }, go: 'why' }]],
      }),
    },
    allOf: types.map((type) => where('type', { const: type }, ref(`question_${type}`))),
    unevaluatedProperties: false,
  },
  ...Object.fromEntries(types.map((type) => [`question_${type}`, complete(type, forms[type])])),
  option: closed('an option', 'One thing that can be picked.', ['id', 'text'], {
    id: refer('id', 'Its name, of its own among the options.', { examples: ['price'] }),
    text: refer('text', 'What it says.', { examples: ['The price'] }),
    exclusive: flag('Picking it excludes all others; only with `multiple`.', false),
    other: flag('A field for own words opens, at most 500 code points. At most one option has it.', false),
    pinned: {
      type: 'boolean',
      description: 'It keeps its place under `shuffle`. `true` for `other` and `exclusive` options unless written.',
      examples: [true],
    },
  }),
  jump: closed('a jump', 'Where to go after the question was answered or skipped.', ['go'], {
    when: refer('condition', 'When to go there; always, where there is none.'),
    go: refer('id', 'The id of a question or an ending of this survey.', { examples: ['why'] }),
  }),
};
