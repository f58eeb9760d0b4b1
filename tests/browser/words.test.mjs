// The widget's own words, in a real browser: in the language of the survey, and from one small file.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { root, until } from './harness.mjs';
import { stub } from './site.mjs';
import { said } from './words_said.mjs';
import { marks, open, start, stop, surveys } from './words_site.mjs';

before(start);
after(stop);

const endsOf = (tab) => tab.$$eval('>>> .ends span', (each) => each.map(({ textContent }) => textContent));
const footer = (tab) => tab.$$eval('>>> .footer button', (each) => each.map(({ textContent }) => textContent));

/** Whatever has no room for its text, or is a button of more than one line. */
const cut = (tab) =>
  tab.$eval('>>> .card', (card) =>
    [card, ...card.querySelectorAll('button, .words, .help, .problem, .ends span, .left')]
      .filter((each) => getComputedStyle(each).display !== 'inline')
      .filter((each) => each.scrollWidth > each.clientWidth + 1 || (each.matches('button') && each.clientHeight > 50))
      .map((each) => `${each.className}: ${each.textContent}`),
  );

test('every language, by the language of the page, on the way through a survey, on the smallest phone', async () => {
  const tab = await open('en');
  await tab.setViewport({ width: 320, height: 640 });
  await tab.asks('Q1 en');
  /** Looks at one question in every language, English last. */
  const inEach = async (question, check) => {
    for (const [lang, words] of Object.entries(said).reverse()) {
      await tab.speak(lang);
      await tab.asks(`${question} ${lang}`);
      assert.deepEqual(await marks(tab, '.words'), [lang, lang === 'ar' ? 'rtl' : 'ltr']);
      assert.equal(await tab.name('.close'), words.close);
      assert.deepEqual(await cut(tab), [], `${question} ${lang}`);
      await check(words);
    }
  };
  await inEach('Q1', async ({ ends, progress }) => {
    assert.deepEqual(await endsOf(tab), ends);
    assert.equal(await tab.name('.progress'), progress);
  });
  await tab.survey.choose(7);
  await tab.asks('Q2');
  await inEach('Q2', async ({ back, skip }) => assert.deepEqual(await footer(tab), [back, skip]));
  await (await tab.survey.find('textarea')).type('Because');
  await inEach('Q2', async ({ back, next }) => assert.deepEqual(await footer(tab), [back, next]));
  await tab.survey.click('.primary');
  await tab.asks('Q3');
  await (await tab.survey.find('input')).type('nobody');
  await tab.keyboard.press('Enter');
  await until(() => tab.text('.problem').catch(() => ''), 'the refusal');
  await inEach('Q3', async ({ back, send, refused }) => {
    assert.deepEqual(await footer(tab), [back, send]);
    assert.equal(await tab.text('.problem'), refused);
  });
  assert.deepEqual(
    tab.files().sort(),
    Object.keys(said)
      .filter((lang) => lang !== 'en')
      .sort(),
  );
  assert.deepEqual(tab.warnings(), []);
  await tab.leave();
});

/** Page's language, language of the texts, of the words, and files. */
const pages = [
  ['built in', 'en', 'en', 'en', []],
  ['a file', 'de', 'de', 'de', ['de']],
  ['a region the shop asks in', 'de-AT', 'de-AT', 'de', ['de']],
  ['a region it does not', 'pt-BR', 'pt', 'pt', ['pt']],
  ['a region written otherwise', 'tr_TR', 'tr', 'tr', ['tr']],
  ['a language the widget does not speak', 'ja', 'ja', 'en', []],
  ['one that nobody speaks', 'tlh', 'en', 'en', []],
];

for (const [what, lang, texts, words, files] of pages) {
  test(`${what}: ${lang}`, async () => {
    const tab = await open(lang);
    await tab.asks(`Q1 ${texts}`);
    assert.equal(await tab.name('.close'), said[words].close);
    assert.deepEqual(await marks(tab, '.words'), [texts, 'ltr']);
    assert.deepEqual(await marks(tab, '.close'), [words, 'ltr']);
    assert.deepEqual(tab.files(), files);
    await tab.leave();
  });
}

test('shop and widget in two directions: Hebrew texts, English words', async () => {
  const tab = await open('he');
  await tab.asks('Q1 he');
  assert.deepEqual(await marks(tab, '.words'), ['he', 'rtl']);
  assert.deepEqual(await marks(tab, '.close'), ['en', 'rtl']);
  assert.deepEqual(await marks(tab, '.ends'), ['en', 'rtl']);
  // An English sentence keeps its full stop at its end.
  await tab.survey.choose(7);
  await tab.asks('Q2');
  await tab.survey.click('.quiet:last-child');
  await tab.asks('Q3');
  await (await tab.survey.find('input')).press('Enter');
  const problem = await until(() => tab.$('>>> .problem:not(:empty)'), 'the refusal');
  const [first, stop] = await problem.evaluate((element) => {
    const text = element.firstChild;
    const left = (from) => {
      const range = document.createRange();
      range.setStart(text, from);
      range.setEnd(text, from + 1);
      return range.getBoundingClientRect().left;
    };
    return [left(0), left(text.length - 1)];
  });
  assert.ok(first < stop, `begins at ${first}, ends at ${stop}`);
  await tab.leave();
});

test('Arabic runs from right to left: the scale, its ends and the way out', async () => {
  const tab = await open('ar');
  await tab.asks('Q1 ar');
  const middle = (selector) =>
    tab.$eval(`>>> ${selector}`, (element) => {
      const { left, width } = element.getBoundingClientRect();
      return left + width / 2;
    });
  assert.ok((await middle('input[value="0"]')) > (await middle('input[value="10"]')));
  assert.ok((await middle('.ends span:first-child')) > (await middle('.ends span:last-child')));
  assert.ok((await middle('.close')) < (await middle('.words')));
  // The same digits everywhere: those that Arabic has by default.
  const digits = new Intl.NumberFormat('ar', { useGrouping: false }).format(10);
  assert.equal(await tab.text('label:last-child input + span'), `${digits}, محتمل جدًا`);
  await tab.leave();
});

test('a page that does not say its language is asked in the visitor\u2019s', async () => {
  const tab = await open('');
  const visitors = (await tab.evaluate(() => navigator.language)).slice(0, 2);
  await tab.asks(`Q1 ${visitors}`);
  assert.equal(await tab.name('.close'), said[visitors].close);
  await tab.leave();
});

test('texts in one language only: its words, on a page in another, and no others', async () => {
  const inGerman = surveys({}, (text) => ({ de: text })).replace('"locale":"en"', '"locale":"de"');
  const tab = await open('fr', { '/surveys.json': inGerman });
  await tab.asks('Q1');
  assert.deepEqual(await marks(tab, '.words'), ['de', 'ltr']);
  assert.equal(await tab.name('.close'), said.de.close);
  assert.deepEqual(tab.files(), ['de']);
  await tab.leave();
});

test('texts in one language only, and a touchpoint whose name begins like another: no file that nobody needs', async () => {
  const inEnglish = surveys({}, (text) => ({ en: text })).replaceAll('checkout.completed', 'delivery.received');
  assert.match(inEnglish, /"delivery/);
  const tab = await open('de', { '/surveys.json': inEnglish });
  await tab.evaluate(() => touchstone.track('delivery.received'));
  await tab.asks('Q1');
  assert.equal(await tab.name('.close'), said.en.close);
  assert.deepEqual(tab.files(), []);
  await tab.leave();
});

test('the words come beside the engine, not after it', async () => {
  let release;
  const held = new Promise((resolve) => {
    release = resolve;
  });
  const tab = await open('de', {
    '/engine.wasm': async (_, response) => {
      await held;
      response.writeHead(404).end();
    },
  });
  await until(() => tab.files().length, 'the words');
  assert.equal(await tab.survey.isOpen(), false);
  release();
  await tab.asks('Q1 de');
  assert.deepEqual(tab.files(), ['de']);
  await tab.leave();
});

/** Tells when the engine has shown the survey, drawn or not. */
const noting = `${stub} touchstone.on('shown', () => { window.shown = true; }); touchstone.track('checkout.completed');`;

test('words that are slow are waited for', async () => {
  let release;
  const held = new Promise((resolve) => {
    release = resolve;
  });
  const tab = await open('de', {
    '/page.js': noting,
    '/touchstone.words.de.mjs': async (_, response) => {
      await held;
      const file = readFileSync(path.join(root, 'dist/touchstone.words.de.mjs'));
      response.writeHead(200, { 'content-type': 'text/javascript' }).end(file);
    },
  });
  await tab.waitForFunction(() => window.shown);
  assert.equal(await tab.survey.isOpen(), false);
  release();
  await tab.asks('Q1 de');
  assert.equal(await tab.name('.close'), said.de.close);
  assert.deepEqual(tab.warnings(), []);
  await tab.leave();
});

/** What may be wrong with a file of words. */
const wrong = [
  ['missing', 404],
  ['damaged', 'export const words = {'],
  ['never coming', () => {}],
];

for (const [what, file] of wrong) {
  test(`a file of words that is ${what}: English, and one line in the console`, async () => {
    const tab = await open('de', { '/touchstone.words.de.mjs': file });
    await tab.asks('Q1 de');
    assert.deepEqual(await endsOf(tab), said.en.ends);
    assert.equal(await tab.name('.close'), said.en.close);
    assert.deepEqual(await marks(tab, '.words'), ['de', 'ltr']);
    assert.deepEqual(await marks(tab, '.close'), ['en', 'ltr']);
    assert.equal(tab.warnings().length, 1, tab.warnings().join('\n'));
    assert.match(tab.warnings()[0], /^touchstone: speaks English for want of touchstone\.words\.de\.mjs: ./);
    await tab.leave();
  });
}
