// The file as a whole: where answers go, what of the page's context they carry, and the look.
import { closed, common, flag, list, ref, refer, where, whole, words } from './common.mjs';
import { condition } from './condition.mjs';
import { meanings, never, shaped } from './editors.mjs';
import { moments, touchpoints } from './moments.mjs';
import { questions } from './questions.mjs';
import { surveys } from './surveys.mjs';

const colour = (description, example) => ({
  type: 'string',
  ...shaped('^#(?:[0-9A-Fa-f]{3}|[0-9A-Fa-f]{6})$', 'Write #rgb or #rrggbb.'),
  description,
  examples: [example],
});

const theme = closed('the theme', 'The look.', [], {
  accent: colour('Buttons and marks. `#rgb` or `#rrggbb`.', '#1f6f5c'),
  background: colour('The ground.', '#fff'),
  text: colour('The words; adjusted where contrast would fall below the 4.5:1 of WCAG.', '#222222'),
  radius: whole(0, 32, 'How round corners are, in px.', { default: 16 }),
  font: {
    type: 'string',
    minLength: 1,
    maxLength: 200,
    ...shaped('^[^;{}(\\\\<]*$', 'Write font families, for example "Inter, sans-serif".'),
    description: 'Font families as in CSS, at most 200 bytes; `inherit` takes the font of the page.',
    examples: ['Inter, sans-serif', 'inherit'],
  },
  mode: words(
    ['light', 'dark', 'auto'],
    '`auto` follows the visitor’s system on pages that do so themselves, as `color-scheme` in the style of the root element or in a `meta` element says; elsewhere it is light.',
    { default: 'auto' },
  ),
  spacing: words(['compact', 'normal', 'roomy'], 'How much room there is between things.', { default: 'normal' }),
});

const privacy = closed('privacy', 'What may be kept on the visitor’s device.', [], {
  storage: words(
    ['none', 'session', 'local'],
    'Where the page may keep something, until the visitor has said what is allowed (`touchstone.consent`).',
    {
      default: 'none',
      ...meanings([
        'nowhere',
        'with the tab, until it is closed',
        'with the browser; a survey that is not finished stays with the tab even so, lest two tabs go on with it',
      ]),
    },
  ),
  page: words(['none', 'path', 'full'], 'How much of the page’s address a response carries.', {
    default: 'none',
    ...meanings(['nothing', 'origin and path', 'query and fragment, too, which may hold what is personal']),
  }),
  hint: flag('Whether a field for free words that has no `help` asks to leave out what is personal.', true),
});

/** Matches the word whatever the case of its letters. */
const anyCase = (word) => word.replace(/[a-z]/g, (c) => `[${c.toUpperCase()}${c}]`);
const forbidden =
  'accept-charset accept-encoding connection content-length content-type cookie cookie2 date dnt expect host keep-alive origin referer set-cookie te trailer transfer-encoding upgrade via';
const beginnings = 'sec- proxy- access-control-';
const banned = [...forbidden.split(' ').map((word) => `${word}$`), ...beginnings.split(' ')].map(anyCase).join('|');

/** What only a request has. */
const request = {
  url: {
    type: 'string',
    ...shaped(
      '^(?:https?://[\\s\\S]|/(?!/))',
      'Begin with https:// and a host, or with / for a path on the shop’s own.',
    ),
    description: 'Begins with `https://`, `http://`, or `/` for a path on the shop’s host. Required for a request.',
    examples: ['https://collect.shop.example/v1/responses'],
  },
  method: words(['POST', 'PUT', 'PATCH'], 'How.'),
  credentials: words(
    ['omit', 'same-origin', 'include'],
    'Whether the browser sends along what it has for that host, cookies first.',
  ),
  timeout_seconds: whole(1, 60, 'How long an answer may take before the request counts as failed.', { default: 15 }),
  no_cors: flag(
    'The endpoint answers no page of another origin: what arrives there, nobody learns, and nothing is sent twice.',
    false,
  ),
  headers: {
    type: 'object',
    maxProperties: 20,
    propertyNames: shaped(
      `^(?!${banned})[A-Za-z0-9!#$%&'*+.^_\`|~-]+$`,
      'This is no header that a page may send: leave it out.',
    ),
    additionalProperties: {
      type: 'string',
      minLength: 1,
      ...shaped('^[ -~]*$', 'Use letters, digits and marks of ASCII.'),
    },
    description: 'Headers to send, name to printable ASCII; none that browsers keep to themselves, nor `Content-Type`.',
    examples: [{ 'X-Shop': 'main' }],
  },
};

const noRequest = Object.fromEntries(Object.keys(request).map((key) => [key, never('Only for requests.')]));

const endpoint = closed(
  'an endpoint',
  'Where responses go.',
  ['id'],
  {
    id: refer('id', 'Its name in console lines and events.', { examples: ['main'] }),
    to: words(['url', 'dataLayer', 'event'], 'How a response leaves.', {
      default: 'url',
      ...meanings([
        'in a request to `url`',
        'as an entry in the page’s `dataLayer`',
        'as the `detail` of the event `touchstone:response` on the document',
      ]),
    }),
    ...request,
    when: refer('condition', 'Which responses it gets, judged at every answer.'),
    at: words(['answer', 'completion', 'page_end'], 'When a response leaves.', {
      default: 'answer',
      ...meanings([
        'with every change, whole each time',
        'once the survey is completed, and only then',
        'when the page is hidden or ends, if there is news',
      ]),
    }),
    format: words(['json', 'cloudevents', 'form', 'template'], 'What it gets.', {
      default: 'json',
      ...meanings([
        'the response record',
        'the record as the data of a CloudEvent 1.0, structured',
        'fields, as a form sends them: those of `template`, else the record laid flat (`answers.recommend=9`)',
        'what `template` says, as JSON',
      ]),
    }),
    template: refer(
      'template',
      'The body, with insertions; required with `"format": "template"`. With `form` an object of texts, its fields.',
    ),
  },
  {
    allOf: [
      where(
        'to',
        { enum: ['dataLayer', 'event'] },
        { properties: { ...noRequest, format: { not: { const: 'form' }, errorMessage: 'A form is for requests.' } } },
        { required: ['url'] },
      ),
      where(
        'format',
        { const: 'template' },
        { required: ['template'] },
        where(
          'format',
          { const: 'form' },
          { properties: { template: { type: 'object', additionalProperties: { type: 'string' } } } },
          { properties: { template: never('Only with "format": "template" or "form".') } },
        ),
      ),
      where(
        'no_cors',
        { const: true },
        {
          properties: {
            headers: never('A request with "no_cors" carries no headers.'),
            method: never('A request with "no_cors" is a POST.'),
          },
        },
      ),
    ],
  },
);

export const file = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: 'https://touchstone.example/schema/survey-1.json',
  ...closed(
    'surveys.json',
    'What is asked, where, when and in which languages, and where the answers go.',
    ['version', 'endpoints', 'surveys'],
    {
      $schema: {
        type: 'string',
        minLength: 1,
        description: 'Where editors find the schema; not looked at otherwise.',
        examples: ['./survey-1.json'],
      },
      version: { const: 1, description: 'The version of this language.' },
      locale: refer('locale', 'The language that texts fall back to.'),
      context: {
        type: 'object',
        maxProperties: 100,
        additionalProperties: { enum: ['string', 'number', 'boolean', 'date'] },
        description:
          'Which values of the page’s context a response carries: dotted path to `"string"`, `"number"`, `"boolean"` or `"date"` (text that begins YYYY-MM-DD). Undeclared values, and values of another type, never leave the page. Text is cut to 500 bytes. At most 100.',
        examples: [{ 'order.value': 'number' }],
      },
      theme: refer('theme', 'The look.', { examples: [{ accent: '#1f6f5c' }] }),
      endpoints: list(ref('endpoint'), 0, 20, 'Where responses go; `[]` sends nothing.', {
        examples: [[{ id: 'main', url: '/v1/responses' }]],
      }),
      touchpoints,
      surveys: list(ref('survey'), 0, 200, 'At a touchpoint the first one that fits is shown.', {
        examples: [
          [
            {
              id: 'after-checkout',
              touchpoint: 'checkout.completed',
              questions: [{ id: 'recommend', type: 'nps', text: 'How likely are you to recommend us?' }],
            },
          ],
        ],
      }),
      not_again_for_days: refer('rest', 'How long the visitor is left alone after any survey.', { examples: [14] }),
      debug: flag('Whether `?touchstone=debug` in the page’s address shows why which survey is shown or not.', false),
      privacy: refer('privacy', 'What may be kept on the visitor’s device.', { examples: [{ storage: 'session' }] }),
      prepared: {
        type: 'object',
        description:
          'First views for pages that ask at once, written by `touchstone prepare` into the file that is deployed; not written by hand.',
        examples: [{ version: '0.1.0', views: [] }],
      },
    },
  ),
  $defs: { endpoint, theme, privacy, ...moments, ...surveys, ...questions, ...condition, ...common },
};
