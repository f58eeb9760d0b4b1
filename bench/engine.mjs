// How long the engine takes for a big survey, as a page would have it work: events in and views out as JSON text, in
// WebAssembly. Beside it survey-core, the engine of a well-known survey library, in the same process.
//
// Each question has a condition on the one before it, and all are answered in their order. The endpoint's first answer
// comes after the last question, as when a visitor is faster than the network. Times are the process's own on the processor,
// in which other processes have no part.
//
//   node bench/engine.mjs        prints the table, and fails where a ratio is missed
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { Model } from 'survey-core-3';
import { engineMaker } from '../tests/conformance/engine.mjs';

/** Ten times the questions may cost so many times as much: linear, and something for memory that no longer fits a cache. */
const mostGrowth = 12;
/** Load and answer 1,000 questions, so many times as fast as survey-core. */
const leastAdvantage = 100;

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '..');
const score = 9;
const at = Date.parse('2026-11-21T10:00:00Z');

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc');

function cpuMs() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
}

function check(is, what) {
  if (!is) throw new Error(`the benchmark does not measure what it means to: ${what}`);
}

function surveysOf(count) {
  const questions = Array.from({ length: count }, (_, i) => {
    const question = { id: `q${i}`, type: 'nps', text: 'How likely?' };
    if (i > 0) question.when = { '>': [{ var: `answers.q${i - 1}` }, 5] };
    return question;
  });
  return JSON.stringify({
    version: 1,
    endpoints: [{ id: 'main', url: '/v1/responses' }],
    surveys: [{ id: 's', touchpoint: 't', questions, endings: [{ id: 'thanks', text: 'Thank you!' }] }],
  });
}

function runEngine(newEngine, count) {
  const surveys = surveysOf(count);
  const engine = newEngine();
  const handle = (event) => JSON.parse(engine.handle(JSON.stringify(event)));
  const start = cpuMs();
  check(!JSON.parse(engine.load(surveys)).errors, 'the survey is read');
  const loaded = cpuMs();
  const shown = handle({ type: 'track', at, touchpoint: 't', seed: '0123456789abcdef0123456789abcdef' });
  let view = shown.view;
  for (let i = 0; i < count; ++i) {
    check(view.question.id === `q${i}`, 'each question is asked');
    view = handle({ type: 'answer', at, question: view.question.id, value: score }).view;
  }
  const { request } = shown.effects.find(({ type }) => type === 'send');
  const sent = handle({ type: 'sent', at, request, status: 200 }).effects.find(({ type }) => type === 'send');
  const answered = cpuMs();
  check(view.kind === 'ending' && JSON.parse(sent.body).answers.length === count, 'all answers are sent');
  return { load: loaded - start, answer: answered - loaded };
}

function runSurveyCore(count) {
  const elements = Array.from({ length: count }, (_, i) => {
    const element = { type: 'rating', name: `q${i}`, title: 'How likely?', rateMin: 0, rateMax: 10 };
    if (i > 0) element.visibleIf = `{q${i - 1}} > 5`;
    return element;
  });
  const text = JSON.stringify({ elements });
  const start = cpuMs();
  const model = new Model(JSON.parse(text));
  const loaded = cpuMs();
  for (let i = 0; i < count; ++i) {
    check(model.getQuestionByName(`q${i}`).isVisible, 'each question is asked');
    model.setValue(`q${i}`, score);
  }
  const answered = cpuMs();
  check(Object.keys(model.data).length === count, 'all answers are kept');
  model.dispose();
  return { load: loaded - start, answer: answered - loaded };
}

/** The one in the middle, by the time of both. */
const median = (results) => results.sort((a, b) => a.all - b.all)[results.length >> 1];
/** From a clean heap: no run pays for what another one left behind. */
const measure = (run) => {
  collectGarbage();
  const result = run();
  return { ...result, all: result.load + result.answer };
};
const repeat = (count, run) => Array.from({ length: count }, () => measure(run));

const shipped = await engineMaker('wasm', path.join(root, 'dist'));
const unlimited = await engineMaker('wasm', path.join(root, 'build/bench/dist'));
repeat(5, () => runEngine(unlimited, 1_000)); // warms up
const base = median(repeat(31, () => runEngine(unlimited, 1_000)));
const big = median(repeat(9, () => runEngine(unlimited, 10_000)));
repeat(5, () => runEngine(shipped, 1_000));
const ours = median(repeat(31, () => runEngine(shipped, 1_000)));
repeat(1, () => runSurveyCore(1_000));
const theirs = median(repeat(3, () => runSurveyCore(1_000)));

const ms = (value) => value.toFixed(1).padStart(12);
const row = (title, { load, answer, all }) => console.log(`${title.padEnd(36)}${ms(load)}${ms(answer)}${ms(all)}`);
console.log(
  `${'median, ms of processor time'.padEnd(36)}${'load'.padStart(12)}${'answer all'.padStart(12)}${'both'.padStart(12)}`,
);
row('Touchstone, 1,000 questions', ours);
row('survey-core 3.1.1, 1,000 questions', theirs);
row('Touchstone, 1,000, without limits', base);
row('Touchstone, 10,000, without limits', big);

const advantage = theirs.all / ours.all;
const growth = big.all / base.all;
console.log(`\nsurvey-core takes ${advantage.toFixed(0)} times as long (at least ${leastAdvantage} wanted)`);
console.log(`10,000 questions take ${growth.toFixed(1)} times as long as 1,000 (at most ${mostGrowth} wanted)`);
process.exitCode = advantage >= leastAdvantage && growth <= mostGrowth ? 0 : 1;
