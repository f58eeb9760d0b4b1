import { makePlain, makeRule } from './make_rule.mjs';
import { oddTexts } from './random.mjs';

const locales = ['en', 'de', 'de-AT', 'ar', 'he', 'fr', 'pt-BR', 'zh-Hant-TW', 'hi'];
const paths = ['context.order.value', 'context.delivered_on', 'context.name', 'context.list', 'segments.q0'];

function makeWords(random, ids) {
  const insertion = () => {
    const path = random.chance(60) ? `answers.${random.pick(ids)}` : random.pick(paths);
    return random.chance(70) ? `{${path}|${random.pick(['this', '', '–'])}}` : `{${path}}`;
  };
  return Array.from({ length: random.between(1, 3) }, () =>
    random.pick([() => random.pick(oddTexts), insertion, () => 'How likely', () => '{{brace}'])(),
  ).join(' ');
}

function makeText(random, ids) {
  if (random.chance(70)) return makeWords(random, ids);
  const text = {};
  for (let i = random.between(1, 3); i > 0; --i) text[random.pick(locales)] = makeWords(random, ids);
  return text;
}

/** Adds the member so many times of a hundred. */
const maybe = (random, percent, object, name, make) => {
  if (random.chance(percent)) object[name] = make();
};

function makeScale(random, ids, question) {
  let [first, last] = [0, 10];
  if (question.type === 'csat') {
    [first, last] = [1, 5];
    maybe(random, 50, question, 'style', () => random.pick(['numbers', 'stars', 'smileys']));
  }
  if (question.type === 'ces') {
    question.variant = random.pick(['agreement_7', 'effort_5']);
    [first, last] = [1, question.variant === 'agreement_7' ? 7 : 5];
  }
  if (question.type === 'rating') {
    maybe(random, 70, question, 'style', () => random.pick(['numbers', 'stars', 'smileys', 'thumbs']));
    [first, last] = question.style === 'thumbs' ? [0, 1] : [1, 5];
    if (question.style !== 'thumbs') {
      if (question.style !== 'stars') maybe(random, 50, question, 'first', () => random.between(-100, 100));
      maybe(random, 50, question, 'points', () => random.between(2, question.style === 'smileys' ? 7 : 11));
      first = question.first ?? 1;
      last = first + (question.points ?? 5) - 1;
    }
  }
  maybe(random, 40, question, 'labels', () => ({
    [first]: makeText(random, ids),
    [last]: makeText(random, ids),
  }));
}

function makeChoice(random, ids, question) {
  const count = random.chance(5) ? 50 : random.between(2, 6);
  const other = random.chance(40) ? random.below(count) : -1;
  question.multiple = random.chance(60);
  maybe(random, 50, question, 'shuffle', () => true);
  question.options = Array.from({ length: count }, (_, i) => {
    const option = { id: `o${i}`, text: makeText(random, ids) };
    if (i === other) option.other = true;
    if (question.multiple) maybe(random, 15, option, 'exclusive', () => true);
    maybe(random, 15, option, 'pinned', () => random.chance(50));
    return option;
  });
  if (!question.multiple) return;
  maybe(random, 40, question, 'max_picks', () => random.between(1, count));
  maybe(random, 40, question, 'min_picks', () => random.between(1, question.max_picks ?? count));
}

function makeTextForm(random, ids, question) {
  maybe(random, 40, question, 'pattern', () => random.pick(['email', 'phone', 'url', 'number']));
  if (!question.pattern) maybe(random, 50, question, 'multiline', () => random.chance(50));
  maybe(random, 40, question, 'max_length', () => random.between(1, 2000));
  maybe(random, 30, question, 'min_length', () => random.between(0, Math.min(question.max_length ?? 20, 20)));
  maybe(random, 30, question, 'placeholder', () => makeText(random, ids));
}

function makeQuestion(random, id, ids, endingIds) {
  const types = ['nps', 'csat', 'ces', 'rating', 'choice', 'choice', 'text', 'contact', 'consent', 'message'];
  const question = { id, type: random.pick(types), text: makeText(random, ids) };
  maybe(random, 30, question, 'help', () => makeText(random, ids));
  maybe(random, 30, question, 'when', () => makeRule(random, ids));
  if (question.type !== 'message') maybe(random, 40, question, 'required', () => random.chance(40));
  if (['nps', 'csat', 'ces', 'rating'].includes(question.type)) makeScale(random, ids, question);
  if (question.type === 'choice') makeChoice(random, ids, question);
  if (question.type === 'text') makeTextForm(random, ids, question);
  if (question.type === 'consent') question.label = makeText(random, ids);
  if (question.type === 'contact') {
    const kinds = ['name', 'email', 'phone'].filter(() => random.chance(60));
    if (kinds.length > 0)
      question.fields = Object.fromEntries(kinds.map((k) => [k, random.pick(['optional', 'required'])]));
    maybe(random, 40, question, 'consent', () => makeText(random, ids));
  }
  maybe(random, 30, question, 'next', () =>
    Array.from({ length: random.between(1, 3) }, () => {
      const jump = { go: random.pick([...ids, ...endingIds]) };
      maybe(random, 60, jump, 'when', () => makeRule(random, ids));
      return jump;
    }),
  );
  return question;
}

function makeEnding(random, id, ids) {
  const ending = { id, text: makeText(random, ids) };
  maybe(random, 40, ending, 'when', () => makeRule(random, ids));
  maybe(random, 30, ending, 'coupon', () => random.pick(['THANKS10', 'ÄÖÜ-5']));
  if (random.chance(30)) ending.link = { url: 'https://shop.example/?a=1&b=2', text: makeText(random, ids) };
  else maybe(random, 30, ending, 'redirect', () => random.pick(['https://shop.example/', 'mailto:a@shop.example']));
  maybe(random, 30, ending, 'close_after_seconds', () => random.between(1, 600));
  return ending;
}

function makeShow(random, ids) {
  const show = {};
  maybe(random, 40, show, 'after_seconds', () => random.pick([0, 0.25, 1, 86400]));
  maybe(random, 20, show, 'when', () => makeRule(random, ids));
  maybe(random, 20, show, 'sample_percent', () => random.pick([0, 12.5, 100]));
  maybe(random, 20, show, 'not_again_for_days', () => random.pick([30, { shown: 1.5, dismissed: 90 }]));
  maybe(random, 20, show, 'max_shows', () => 3);
  maybe(random, 20, show, 'from', () => '2026-11-01');
  maybe(random, 20, show, 'until', () => '2026-11-30T18:00:00Z');
  maybe(random, 20, show, 'cancel_on', () => ['checkout.completed']);
  return show;
}

function makeDisplay(random, ids) {
  const display = { type: random.pick(['popover', 'modal', 'bar', 'inline', 'page', 'tab', 'tab', 'tab']) };
  if (display.type === 'popover') {
    if (random.chance(30)) delete display.type;
    display.position = random.pick(['top-left', 'top', 'top-right', 'bottom-left', 'bottom', 'bottom-right']);
  }
  if (display.type === 'tab') maybe(random, 60, display, 'label', () => makeText(random, ids));
  return display;
}

function makeSurvey(random, id) {
  const ids = Array.from({ length: random.between(1, 7) }, (_, i) => `q${i}`);
  const endingIds = Array.from({ length: random.below(4) }, (_, i) => `e${i}`);
  const survey = { id, touchpoint: random.pick(['t0', 't1']) };
  maybe(random, 40, survey, 'show', () => makeShow(random, ids));
  maybe(random, 50, survey, 'display', () => makeDisplay(random, ids));
  survey.questions = ids.map((each) => makeQuestion(random, each, ids, endingIds));
  maybe(random, 90, survey, 'endings', () => endingIds.map((each) => makeEnding(random, each, ids)));
  if (!survey.endings) for (const question of survey.questions) delete question.next;
  return survey;
}

function makeEndpoint(random, id) {
  const endpoint = {
    id,
    url: random.pick(['/v1/responses', 'https://collector.example/v1', 'http://localhost:8080/']),
  };
  maybe(random, 30, endpoint, 'when', () => makeRule(random, ['q0', 'q1']));
  if (random.chance(30)) {
    endpoint.format = 'template';
    endpoint.template = {
      text: '{survey}: {answers.q0|–} {answers.q1} {context.order.value}',
      answer: '{answers.q0}',
      list: ['{answers.q2}', '{revision}', { at: '{updated_at}' }],
      fixed: makePlain(random),
    };
  }
  maybe(random, 30, endpoint, 'headers', () => ({ 'X-Shop': 'lamps', Authorization: 'Bearer 1234' }));
  return endpoint;
}

/** A valid surveys.json, with every key of the language. */
export function makeSurveys(random) {
  const file = { version: 1 };
  maybe(random, 60, file, 'locale', () => random.pick(locales));
  maybe(random, 60, file, 'context', () => ({
    'order.value': random.pick(['number', 'string', 'boolean']),
    delivered_on: 'date',
    name: 'string',
  }));
  maybe(random, 40, file, 'theme', () => ({
    accent: '#1f6f5c',
    radius: random.below(33),
    font: 'Inter, sans-serif',
    mode: random.pick(['light', 'dark', 'auto']),
    spacing: random.pick(['compact', 'normal', 'roomy']),
  }));
  maybe(random, 30, file, 'privacy', () => ({ storage: random.pick(['none', 'session', 'local']) }));
  // Of views for the page the engine knows no more than where they stand.
  maybe(random, 15, file, 'prepared', () => ({ version: '0.1.0', views: [makePlain(random)] }));
  file.endpoints = Array.from({ length: random.below(4) }, (_, i) => makeEndpoint(random, `p${i}`));
  file.surveys = Array.from({ length: random.between(1, 3) }, (_, i) => makeSurvey(random, `s${i}`));
  return file;
}
