// What a shop may call, before the script is there and after, rightly and wrongly.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launchShell, survey, until } from './harness.mjs';
import { onPage as openOnPage, ownLines } from './on_page.mjs';
import { stub } from './site.mjs';

let browser;
before(async () => {
  browser = await launchShell();
});
after(() => browser.close());
const onPage = (site, look) => openOnPage(browser, site, look);

const surveys = JSON.stringify({
  version: 1,
  locale: 'en',
  context: { 'order.id': 'string' },
  endpoints: [{ id: 'main', url: '/v1/responses' }],
  surveys: [
    {
      id: 'after-checkout',
      touchpoint: 'checkout.completed',
      show: { when: { '==': [{ var: 'context.order.id' }, 'never'] } },
      questions: [
        { id: 'recommend', type: 'nps', text: { en: 'Recommend us?', de: 'Empfehlen Sie uns?' } },
        { id: 'topics', type: 'choice', multiple: true, text: 'What about?', options: ['a', 'b', 'c'].map(option) },
      ],
    },
    {
      id: 'after-delivery',
      touchpoint: 'delivery.received',
      questions: [{ id: 'content', type: 'csat', text: 'Content?' }],
    },
  ],
});
function option(id) {
  return { id, text: `Option ${id}` };
}

/** A page whose own script is `script`, after the line for early calls. */
const early = (script) => ({ files: { '/surveys.json': surveys, '/page.js': `${stub}\n${script}` } });
const lastRecord = (site) => site.posts.at(-1)?.record;

test('early calls of every kind are replayed in their order', () =>
  onPage(
    early(`
      const heard = (window.heard = []);
      touchstone.on('shown', ({ survey }) => heard.push(survey));
      touchstone.show('after-delivery');
      touchstone.close();
      touchstone.preview('after-checkout', { locale: 'de' });
      touchstone.track('delivery.received');`),
    async (page, site) => {
      await survey(page).asks('Empfehlen Sie uns?');
      assert.deepEqual(await page.evaluate(() => window.heard), ['after-checkout']);
      await until(() => lastRecord(site)?.mode === 'test', 'the record of the preview');
      assert.deepEqual(page.lines, []);
    },
  ));

test('what was taken from the line for early calls goes on working', () =>
  onPage(early('window.early = { ...touchstone };'), async (page) => {
    await page.evaluate(() => {
      const end = window.early.on('shown', () => {
        window.heard = true;
      });
      window.early.show('after-delivery');
      window.isFunction = typeof end === 'function';
    });
    await survey(page).asks('Content?');
    assert.deepEqual(await page.evaluate(() => [window.heard, window.isFunction]), [true, true]);
  }));

test('show asks whatever the touchpoint and its conditions say, with context and with answers that only select', () =>
  onPage(
    early(`touchstone.show('after-checkout', {
      context: { order: { id: '4711' } }, answers: { recommend: 9, topics: ['a', 'c'] } });`),
    async (page, site) => {
      await survey(page).asks('Recommend us?');
      const picked = () => page.$$eval('>>> input:checked', (inputs) => inputs.map(({ value }) => value));
      assert.deepEqual(await picked(), ['9']);
      await until(() => lastRecord(site), 'the showing');
      assert.deepEqual(lastRecord(site).answers, []);
      await survey(page).click('button[type=submit]');
      await survey(page).asks('What about?');
      assert.deepEqual(await picked(), ['a', 'c']);
      await (await survey(page).find('button[type=submit]')).press('Enter');
      await until(() => lastRecord(site)?.status === 'completed', 'the record');
      const { answers, context, mode, touchpoint } = lastRecord(site);
      assert.deepEqual(
        [answers.map(({ value }) => value), context, mode, touchpoint],
        [[9, ['a', 'c']], { 'order.id': '4711' }, 'live', 'checkout.completed'],
      );
    },
  ));

test('a survey asked for by name waits for the one that is open', () =>
  onPage(early(`touchstone.show('after-delivery'); touchstone.show('after-checkout');`), async (page) => {
    await survey(page).asks('Content?');
    await survey(page).click('.close');
    await survey(page).asks('Recommend us?');
  }));

test('the same events reach listeners, document and window, with what they are about', () =>
  onPage(
    early(`
      const heard = (window.heard = []);
      for (const name of ['shown', 'answered', 'completed', 'dismissed', 'delivered']) {
        touchstone.on(name, (detail) => heard.push(['on', name, Object.keys(detail).sort().join()]));
        document.addEventListener('touchstone:' + name, ({ detail, bubbles, composed }) =>
          heard.push(['document', name, bubbles && composed]));
        addEventListener('touchstone:' + name, () => heard.push(['window', name]));
      }
      touchstone.show('after-delivery');`),
    async (page) => {
      await survey(page).choose(5);
      const isHeard = (name) => page.evaluate((wanted) => window.heard.some((each) => each[1] === wanted), name);
      for (const name of ['completed', 'delivered']) await until(() => isHeard(name), name);
      await page.waitForNetworkIdle({ idleTime: 400 });
      const heard = await page.evaluate(() => window.heard);
      const of = (name) => heard.filter((each) => each[1] === name);
      const showing = 'response_id,revision,survey,touchpoint';
      for (const [name, keys] of [
        ['shown', showing],
        ['answered', `question,${showing}`],
        ['completed', showing],
      ]) {
        assert.deepEqual(of(name), [
          ['on', name, keys],
          ['document', name, true],
          ['window', name],
        ]);
      }
      assert.deepEqual(of('delivered')[0], ['on', 'delivered', 'endpoint,response_id,revision']);
      assert.deepEqual(of('dismissed'), []);
    },
  ));

const wrong = [
  { call: `track()`, line: /has touchpoint "undefined" \(it has: checkout\.completed,delivery\.received\)$/ },
  { call: `track(Symbol('x'))`, line: /has touchpoint "Symbol\(x\)"/ },
  {
    call: `show()`,
    line: /no survey in \/surveys\.json has id "undefined" \(it has: after-checkout,after-delivery\)$/,
  },
  { call: `show(7)`, line: /has id "7"/ },
  { call: `show('after-chekout')`, line: /has id "after-chekout" \(it has: after-checkout,after-delivery\)$/ },
  { call: `preview(null)`, line: /has id "null"/ },
  { call: `on('show', () => {})`, line: /^touchstone: on\(\) needs a function and one of shown,answered,/ },
  { call: `on('shown')`, line: /^touchstone: on\(\) needs a function/ },
  { call: `on()`, line: /^touchstone: on\(\) needs a function/ },
  {
    call: `show('after-delivery', { get context() { throw new Error('no'); } })`,
    line: /show\(\) ignores .* JSON: no$/,
  },
  { call: `show('after-delivery', { context: { n: 1n } })`, line: /^touchstone: show\(\) ignores what is not JSON: / },
  { call: `preview('after-delivery', { context: window })`, line: /^touchstone: show\(\) ignores what is not JSON: / },
  { call: `preview('after-delivery', { locale: 7 })`, line: /^touchstone: show: \w+ at "\/locale"$/ },
];

for (const { call, line } of wrong) {
  test(`${call} is one line in the console and throws nothing, early or late`, () =>
    onPage(early(`touchstone.${call}; window.survived = true;`), async (page) => {
      const [first] = await until(() => ownLines(page).length > 0 && ownLines(page), 'the line');
      assert.match(first, line);
      assert.equal(ownLines(page).length, 1, ownLines(page).join('\n'));
      await page.evaluate(`touchstone.${call}; undefined`);
      assert.equal(await page.evaluate(() => window.survived), true);
      assert.deepEqual(page.errors, []);
    }));
}

test('track never throws, whatever it is given', () =>
  onPage(
    early(`
      const circular = {}; circular.self = circular;
      const at = 'delivery.received';
      const calls = [[], [null], [7], [{}], [''], [Symbol('x')], [at, circular], [at, { n: 1n }], [at, () => {}],
        [at, null], [at, { get x() { throw new Error('no'); } }]];
      const all = () => { for (const call of calls) touchstone.track(...call); };
      all();
      addEventListener('load', () => { all(); window.survived = true; });`),
    async (page) => {
      await survey(page).asks('Content?');
      assert.equal(await page.evaluate(() => window.survived), true);
      assert.deepEqual(page.errors, []);
    },
  ));

test('a listener of the shop that throws harms nobody', () =>
  onPage(
    early(`touchstone.show('after-checkout');
      addEventListener('load', () => {
        window.heard = [];
        touchstone.on('shown', () => { throw new Error('the shop\\'s own'); });
        touchstone.on('answered', (detail) => heard.push(detail.question));
        document.addEventListener('touchstone:answered', (event) => heard.push(event.detail.question));
      });`),
    async (page) => {
      await survey(page).choose(5);
      await survey(page).asks('What about?');
      assert.deepEqual(await page.evaluate(() => window.heard), ['recommend', 'recommend']);
    },
  ));

test('a context that is too large is left out, and the survey asks all the same', () =>
  onPage(early(`touchstone.track('delivery.received', { 'order.id': 'x'.repeat(70_000) });`), async (page) => {
    await survey(page).asks('Content?');
    assert.equal(ownLines(page).length, 1);
  }));

test('options of any other kind are nothing to say', () =>
  onPage(
    early(`for (const options of [null, 7, 'x', [], () => {}, { answers: 7, context: null }]) {
      touchstone.show('after-delivery', options); }`),
    async (page) => {
      await survey(page).asks('Content?');
      assert.deepEqual(page.errors, []);
    },
  ));

for (const [call, given] of [
  ['track', "'delivery.received', {}, { token: '1.2.QQ.bQ' }"],
  ['show', "'after-delivery', { token: '1.2.QQ.bQ' }"],
]) {
  test(`${call}: the token that the shop's server made is in the record`, () =>
    onPage(early(`touchstone.${call}(${given});`), async (page, site) => {
      await survey(page).asks('Content?');
      await until(() => lastRecord(site)?.token === '1.2.QQ.bQ', 'the record');
      assert.deepEqual(page.lines, []);
    }));
}
