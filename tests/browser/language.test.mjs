// The page changes its language while a survey is open: the survey goes on in the new one, with all that was written.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { until } from './harness.mjs';
import { stub, tag } from './site.mjs';
import { said } from './words_said.mjs';
import { inAll, marks, open, start, stop, surveys } from './words_site.mjs';

before(start);
after(stop);

/** Answers the first two questions and gives the third what it refuses. */
async function goToRefusal(tab) {
  await tab.survey.choose(7);
  await tab.asks('Q2');
  await (await tab.survey.find('textarea')).type('Because');
  await tab.survey.click('.primary');
  await tab.asks('Q3');
  await (await tab.survey.find('input')).type('nobody');
  // A second click at the same place, so soon, would count as the other half of a double one.
  await tab.keyboard.press('Enter');
  await until(() => tab.text('.problem').catch(() => ''), 'the refusal');
}

/** What of the survey's fields a change of language must not touch. */
const written = (tab) =>
  tab.$eval('>>> textarea', (field) => {
    const { value, selectionStart, selectionEnd } = field;
    return { value, selectionStart, selectionEnd, hasFocus: field.getRootNode().activeElement === field };
  });

test('the page changes its language while a text is being written', async () => {
  const tab = await open('en');
  await tab.asks('Q1 en');
  await tab.survey.choose(7);
  await tab.asks('Q2 en');
  await (await tab.survey.find('textarea')).type('Half a thought');
  await tab.$eval('>>> textarea', (field) => field.setSelectionRange(5, 9));
  const before = await written(tab);
  assert.deepEqual(before, { value: 'Half a thought', selectionStart: 5, selectionEnd: 9, hasFocus: true });
  for (const [lang, texts, words] of [
    ['de', 'de', 'de'],
    ['ar-EG', 'ar', 'ar'],
    ['ja', 'ja', 'en'],
    ['tlh', 'en', 'en'],
    ['fr-CA', 'fr', 'fr'],
  ]) {
    await tab.speak(lang);
    await tab.asks(`Q2 ${texts}`);
    assert.equal(await tab.text('.primary'), said[words].next);
    assert.deepEqual(await marks(tab, '.words'), [texts, texts === 'ar' ? 'rtl' : 'ltr']);
    assert.deepEqual(await written(tab), before, lang);
  }
  assert.deepEqual(tab.files(), ['de', 'ar', 'fr']);
  await tab.survey.click('.primary');
  await tab.asks('Q3 fr');
  await tab.leave();
});

test('what is selected, and not yet answered, stays selected', async () => {
  const tab = await open('en');
  await tab.asks('Q1 en');
  await (await tab.survey.find('input[value="3"]')).focus();
  await tab.keyboard.press('ArrowRight');
  await tab.speak('pl');
  await tab.asks('Q1 pl');
  const chosen = await tab.$eval('>>> input:checked', (input) => [
    input.value,
    input.getRootNode().activeElement === input,
  ]);
  assert.deepEqual(chosen, ['4', true]);
  await tab.leave();
});

test('a refusal is said in the new language, and the visitor stays where she is', async () => {
  const tab = await open('en');
  await tab.asks('Q1 en');
  await goToRefusal(tab);
  await tab.focus('h1');
  await tab.speak('it');
  await tab.asks('Q3 it');
  assert.equal(await tab.text('.problem'), said.it.refused);
  assert.equal(await tab.evaluate(() => document.activeElement.tagName), 'H1');
  await tab.leave();
});

test('the thanks, too, follow the page', async () => {
  const texts = (text) => (text === 'Thanks' ? inAll(text) : `${text} en`);
  const tab = await open('en', {
    '/surveys.json': surveys({ questions: [{ id: 'recommend', type: 'nps', text: inAll('Q1') }] }, texts),
  });
  await tab.asks('Q1 en');
  await tab.survey.choose(7);
  await tab.asks('Thanks en');
  await tab.speak('sv');
  await tab.asks('Thanks sv');
  assert.equal(await tab.text('.footer button'), said.sv.close);
  await tab.leave();
});

test('a change before the survey is on the page counts, too', async () => {
  const tab = await open('en', { '/surveys.json': surveys({ show: { after_seconds: 1 } }) });
  await until(() => tab.requests.some((request) => request.url().endsWith('engine.wasm')), 'the engine');
  await tab.speak('nl');
  await tab.asks('Q1 nl');
  assert.equal(await tab.name('.close'), said.nl.close);
  await tab.leave();
});

test('nothing on the page, nothing watched: the next survey asks in the language of its time', async () => {
  const tab = await open('en', {
    '/surveys.json': JSON.stringify({
      ...JSON.parse(surveys()),
      surveys: ['checkout.completed', 'service.closed'].map((touchpoint) => ({
        ...JSON.parse(surveys()).surveys[0],
        id: touchpoint.split('.')[0],
        touchpoint,
      })),
    }),
  });
  await tab.asks('Q1 en');
  await tab.survey.click('.close');
  await until(async () => !(await tab.survey.isOpen()), 'the survey to close');
  await tab.speak('da');
  await tab.evaluate(() => window.touchstone.track('service.closed'));
  await tab.asks('Q1 da');
  assert.equal(await tab.name('.close'), said.da.close);
  await tab.leave();
});

/** Ways in which a shop settles the language, whatever its page says. */
const settled = [
  [
    'data-locale on the tag',
    tag.replace('data-surveys', 'data-locale="pl" data-surveys'),
    `${stub} touchstone.track('checkout.completed');`,
  ],
  ['the option of the module', '<script type="module" src="/shop.mjs"></script>', ''],
];

for (const [what, script, pageScript] of settled) {
  test(`${what}: the page's own language, and its changes, do not count`, async () => {
    const tab = await open(
      'en',
      {
        '/page.js': pageScript,
        '/shop.mjs': `import { touchstone } from './touchstone.mjs';
touchstone.init({ surveys: '/surveys.json', locale: 'pl' });
touchstone.track('checkout.completed');`,
      },
      script,
    );
    await tab.asks('Q1 pl');
    await tab.speak('de');
    await tab.survey.choose(7);
    await tab.asks('Q2 pl');
    assert.equal(await tab.text('.quiet:last-child'), said.pl.skip);
    assert.deepEqual(tab.files(), ['pl']);
    await tab.leave();
  });
}

test('a preview in a language of its own stays in it; the next survey is again in the page\u2019s', async () => {
  const tab = await open('en', { '/page.js': stub });
  await tab.waitForFunction(() => window.touchstone.preview);
  await tab.evaluate(() => window.touchstone.preview('s', { locale: 'cs' }));
  await tab.asks('Q1 cs');
  await tab.speak('de');
  await tab.survey.choose(7);
  await tab.asks('Q2 cs');
  await tab.survey.click('.close');
  await until(async () => !(await tab.survey.isOpen()), 'the survey to close');
  await tab.evaluate(() => window.touchstone.preview('s'));
  await tab.asks('Q1 de');
  await tab.speak('es');
  await tab.asks('Q1 es');
  await tab.leave();
});
