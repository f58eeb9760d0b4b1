// Every state there is of a survey, as views: each type and style fresh, answered, refused and with a way back; each ending; each
// display. What is checked in all of them is in axe.test.mjs and accessibility.test.mjs.
import { asked, choice, contact, ended, points, scale, several, text, view } from '../gallery_views.mjs';

const labels = { 1: 'Terrible', 2: 'Poor', 3: 'All right', 4: 'Good', 5: 'Could not be better' };
const drawn = (style, last) => scale('rating', style, points(1, last), { text: 'How do you like the teapot?' });
const email = text({ pattern: 'email', text: 'What is your e-mail address?', placeholder: 'name@example.com' });

/** `answer`: members of the question once it is answered. `problem`: members once an answer has been refused. */
const kinds = [
  {
    name: 'nps',
    question: scale('nps', 'numbers', points(0, 10), {
      text: 'How likely are you to recommend us?',
      help: 'To a friend.',
    }),
    answer: { answer: 9 },
  },
  {
    name: 'csat',
    question: scale('csat', 'numbers', points(1, 5, labels), { text: 'How was it?' }),
    answer: { answer: 2 },
  },
  {
    name: 'ces',
    question: scale('ces', 'numbers', points(1, 7), { variant: 'agreement_7', text: 'It was easy.' }),
    answer: { answer: 6 },
  },
  {
    name: 'signed',
    question: scale('rating', 'numbers', points(-5, 5), { text: 'Better or worse?' }),
    answer: { answer: -5 },
  },
  { name: 'stars', question: drawn('stars', 5), answer: { answer: 3 } },
  { name: 'smileys', question: drawn('smileys', 5), answer: { answer: 4 } },
  {
    name: 'thumbs',
    question: scale('rating', 'thumbs', points(0, 1), { text: 'Did this help?' }),
    answer: { answer: 1 },
  },
  {
    name: 'choice',
    question: choice({ help: 'One is enough.' }),
    answer: { answer: ['other'], other: 'The packaging' },
  },
  {
    name: 'several',
    question: several({ min_picks: 2 }),
    answer: { answer: ['price', 'range', 'service'] },
    problem: { answer: ['price'], problem: 'too_few' },
  },
  {
    name: 'text',
    question: text({ multiline: true, text: 'What is the main reason?', help: 'A word will do.' }),
    answer: { answer: 'x'.repeat(1960) },
  },
  {
    name: 'email',
    question: email,
    answer: { answer: 'anna@shop.example' },
    problem: { answer: 'anna@', problem: 'bad_email' },
  },
  {
    name: 'contact',
    question: contact(),
    answer: {
      fields: [
        { id: 'name', required: false, answer: 'Anna' },
        { id: 'email', required: true, answer: 'anna@shop.example' },
      ],
      agreed: true,
    },
    problem: {
      problem: 'contact',
      fields: [
        { id: 'name', required: true, problem: 'required' },
        { id: 'email', required: true, answer: 'anna@', problem: 'bad_email' },
        { id: 'phone', required: false, answer: '12', problem: 'bad_phone' },
      ],
      consent_problem: 'required',
    },
  },
  {
    name: 'consent',
    question: { type: 'consent', text: 'May we quote you?', label: 'Yes, you may quote me by name.' },
    answer: { answer: true },
  },
  { name: 'message', question: { type: 'message', text: 'Three short questions.', help: 'Stop when you like.' } },
];

const first = { can_go_back: false, progress: { step: 1, of: 4 } };

export const questions = kinds.flatMap(({ name, question, answer, problem = { problem: 'required' } }) => [
  { name, view: asked(question, first) },
  ...(answer ? [{ name: `${name}, answered`, view: asked({ ...question, ...answer }) }] : []),
  ...(answer ? [{ name: `${name}, refused`, view: asked({ ...question, required: true, ...problem }) }] : []),
  { name: `${name}, may be skipped`, view: asked({ ...question, required: false }) },
]);

export const endings = [
  { name: 'ending', view: ended({ text: 'Thank you!' }) },
  { name: 'ending, coupon', view: ended({ text: 'Thank you! For your next order:', coupon: 'THANKS10' }) },
  {
    name: 'ending, link',
    view: ended({ text: 'Thank you!', link: { url: 'https://shop.example/', text: 'To our new arrivals' } }),
  },
  { name: 'ending, redirect', view: ended({ text: 'Thank you! On we go.', redirect: 'https://shop.example/' }) },
];

const [nps] = kinds;
const why = text({ multiline: true, text: 'What is the main reason?' });
const shown = (type, position = 'bottom-right') => ({ display: { type, position } });

/** A row for each display; `on` is the page it is drawn upon. */
export const displays = [
  ...['top-left', 'top', 'bottom'].map((position) => ({
    name: `popover ${position}`,
    on: '/',
    ...shown('popover', position),
  })),
  { name: 'modal', on: '/', ...shown('modal') },
  { name: 'bar', on: '/', ...shown('bar') },
  { name: 'inline', on: '/inline', ...shown('inline') },
  { name: 'page', on: '/page', ...shown('page') },
].flatMap(({ name, on, display }) => [
  { name: `${name}: nps`, on, view: asked({ ...nps.question, answer: 7 }, { display }) },
  { name: `${name}: text`, on, view: asked(why, { display }) },
  { name: `${name}: ending`, on, view: ended({ text: 'Thank you!', coupon: 'THANKS10' }, { display }) },
]);

export const handles = [
  { name: 'tab', view: view({ kind: 'tab', label: 'Your opinion', ...shown('tab') }) },
  { name: 'tab without a label', view: view({ kind: 'tab', ...shown('tab') }) },
  { name: 'popover, minimised', view: asked(nps.question, first), press: '.fold' },
  { name: 'bar, minimised', view: asked(nps.question, { ...first, ...shown('bar') }), press: '.fold' },
];

export const states = [...questions, ...endings, ...displays, ...handles];
export const named = (name) => states.find((state) => state.name === name);

/** What shops write, good and bad, each with a background of its own or with ours. */
export const themes = [
  { accent: '#ffee00' },
  { accent: '#eeeeee' },
  { accent: '#ffffff' },
  { accent: '#000000' },
  { accent: '#1d4ed8' },
  { accent: '#767676' },
  { accent: '#ff4fa3', radius: 0, spacing: 'compact' },
  { accent: 'hsl(170 80% 40%)', radius: 24, spacing: 'roomy' },
  { accent: '#f5e9d8', background: '#fdf6ec', text: '#a08a70' },
  { accent: '#333a44', background: '#2b2f36', text: '#555c66' },
  { accent: '#8a8a8a', background: '#808080', text: '#777777' },
  { accent: '#ffcc00', background: '#ffee00', text: '#ffe000' },
  { accent: '#c00000', background: '#c82828', text: '#ffffff' },
];
