import { makePlain } from './make_rule.mjs';
import { mutateValue } from './mutate.mjs';
import { oddNumbers, oddTexts } from './random.mjs';

const words = [
  'Schnelle Lieferung',
  'a@shop.example',
  'a@b',
  '+43 1 234 567-8',
  'shop.example/path?q=1',
  'https://shop.example',
  '1,5',
  '-12.50',
  '',
  '{answers.q0}',
  'x'.repeat(501),
  ...oddTexts,
];

/** The id the engine gives the response shown at that moment (UUIDv7; delivery/response.cpp). */
function responseId(at, seed) {
  const high = (BigInt(at) << 16n) | 0x7000n | (BigInt(`0x${seed.slice(0, 16)}`) & 0xfffn);
  const low = 0x8000000000000000n | (BigInt(`0x${seed.slice(16)}`) >> 2n);
  const digits = high.toString(16).padStart(16, '0') + low.toString(16).padStart(16, '0');
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/** Something a visitor might answer to the question. */
function makeValue(random, question) {
  const options = () => Array.from({ length: random.below(4) }, () => `o${random.below(5)}`);
  switch (random.chance(10) ? '' : question.type) {
    case 'nps':
      return random.between(0, 10);
    case 'csat':
    case 'ces':
      return random.between(1, 5);
    case 'rating':
      return (question.style === 'thumbs' ? 0 : (question.first ?? 1)) + random.below(2);
    case 'choice':
      return random.chance(50) ? random.pick(['o0', 'o1', 'o2']) : options();
    case 'text':
      return random.pick(words);
    case 'contact':
      return {
        name: random.pick(words),
        email: random.pick(['a@shop.example', 'ä@shop.example', 'a@b', '']),
        phone: random.pick(['+43 1 2345', '12', '']),
        consent: random.chance(70),
      };
    case 'consent':
      return random.chance(70);
    default:
      return random.chance(50) ? random.pick(oddNumbers) : makePlain(random);
  }
}

const locales = ['de', 'de_AT', 'en-GB', 'ar', 'fr', 'hi', 'xx', 'not a locale', 'zh-Hant-TW'];

/**
 * A visit: a touchpoint is reached or a survey asked for, questions are answered in order, and the page does what pages do in
 * between.
 */
export function makeEvents(random, surveys) {
  let at = 1795255200000 + random.below(1_000_000) * (random.chance(5) ? 1e4 : 1);
  const events = [];
  const add = (event) => {
    at += random.below(5_000);
    events.push({ ...event, at });
  };
  let response = '';
  const disturb = () => {
    const request = `p${random.below(3)}/${response}/${random.pick(['1', '2', '3', '4', '99', '-1', '1e300', 'x'])}`;
    add(
      random.pick([
        { type: 'sent', request, status: random.pick([200, 204, 0, 400, 404, 429, 500, 501, 503]) },
        { type: 'sent', request, status: 200 },
        { type: 'timer', timer: `retry:p${random.below(3)}/${response}` },
        { type: 'page_hidden' },
        { type: 'back' },
        { type: 'back' },
        { type: 'skip', question: 'q0' },
        { type: 'timer', timer: random.pick(['show', 'close', 'nothing']) },
        { type: 'locale', locale: random.pick(locales) },
        { type: 'typed', question: random.pick(['q0', 'q1', 'nowhere']), value: random.pick(words) },
        { type: 'typed', question: 'q0', value: makePlain(random) },
        { type: 'forget' },
        { type: 'forget', survey: random.pick(surveys.surveys).id },
        { type: 'open', seed: random.hex(32) },
        { type: 'show', survey: random.pick(surveys.surveys).id, seed: random.hex(32) },
      ]),
    );
  };
  const visit = (survey) => {
    const seed = random.hex(32);
    const context = {
      order: { value: random.pick([129.9, 'dear', true, ...oddNumbers]) },
      delivered_on: random.pick(['2026-11-21', '2026-11-21T23:30:00Z', 'yesterday', 20261121]),
      name: random.pick(words),
      list: makePlain(random),
    };
    const isAskedFor = random.chance(30);
    const begin = isAskedFor
      ? { type: 'show', survey: survey.id, seed }
      : { type: 'track', touchpoint: survey.touchpoint, seed };
    if (random.chance(70)) begin.context = context;
    if (random.chance(70)) begin.locale = random.pick(locales);
    if (random.chance(50)) begin.device = random.pick(['phone', 'tablet', 'desktop']);
    if (isAskedFor && random.chance(30)) begin.mode = random.pick(['live', 'test']);
    if (isAskedFor && random.chance(50)) {
      const some = survey.questions.filter(() => random.chance(50));
      begin.answers = Object.fromEntries(some.map((question) => [question.id, makeValue(random, question)]));
    }
    add(begin);
    response = responseId(at, seed);
    if (survey.show?.after_seconds && !isAskedFor) {
      add({ type: 'timer', timer: 'show' });
      response = responseId(at, seed);
    }
    if (survey.display?.type === 'tab' && random.chance(80)) {
      if (random.chance(25)) disturb();
      const pressed = random.hex(32);
      add({ type: 'open', seed: pressed });
      response = responseId(at, pressed);
    }
    for (let pass = random.between(1, 3); pass > 0; --pass) {
      for (const question of survey.questions) {
        if (random.chance(25)) disturb();
        if (question.type === 'message' || random.chance(10)) {
          add({ type: 'skip', question: question.id });
          continue;
        }
        const answer = { type: 'answer', question: question.id, value: makeValue(random, question) };
        if (random.chance(10)) add({ ...answer, type: 'typed' });
        if (random.chance(30)) answer.other = random.pick(words);
        add(answer);
      }
    }
    if (random.chance(50)) disturb();
    add({ type: random.chance(70) ? 'close' : 'page_hidden' });
  };
  for (let count = random.between(1, 2); count > 0; --count) visit(random.pick(surveys.surveys));
  return events.map((event) => {
    if (random.chance(5)) mutateValue(random, event);
    return JSON.stringify(event);
  });
}
