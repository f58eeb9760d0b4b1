// Why a survey is not shown: explain(), and the panel on the page.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';
import { ask, call, cart, close, config, explain, onShop as open, reasons } from './asking.mjs';
import { launchShell, openPage, until } from './harness.mjs';
import { startSite, stub } from './site.mjs';

let browser;
before(async () => {
  browser = await launchShell();
});
after(() => browser.close());

const onShop = (shop, look) => open(browser, shop, look);

test('explain() before anything has happened, of every survey', () =>
  onShop({ file: { surveys: [ask('a', 'one'), ask('b', 'two', { until: '2020-01-01' })] } }, async (page, asked) => {
    await until(() => page.evaluate(() => !!window.touchstone.explain), 'the script');
    const found = await explain(page);
    assert.deepEqual(
      found.map(({ survey: id, touchpoint, shown, reason, text }) => [id, touchpoint, shown, reason, typeof text]),
      [
        ['a', 'one', false, 'touchpoint', 'string'],
        ['b', 'two', false, 'touchpoint', 'string'],
      ],
    );
    await call(page, 'track', 'two');
    await until(async () => (await reasons(page)).b === 'over', 'the reason of the day');
    await call(page, 'track', 'one');
    await asked.asks('Recommend a?');
    assert.deepEqual(await reasons(page), { a: 'shown', b: 'over' });
  }));

test('explain() without a file, and with one that is wrong: an empty list', async () => {
  const script = "addEventListener('load', async () => { window.found = await touchstone.explain(); });";
  for (const file of ['{', JSON.stringify({ version: 1 })]) {
    await onShop({ file, script }, async (page) => {
      await page.waitForFunction('window.found');
      assert.deepEqual(await page.evaluate(() => window.found), []);
    });
  }
});

const panelText = (page) =>
  page.evaluate(() => document.querySelector('touchstone-debug')?.shadowRoot.querySelector('.panel').innerText ?? '');
const debugFile = { debug: true, touchpoints: [{ name: 'home' }], surveys: [ask('home', 'home'), ...cart] };

test('the panel: every survey and its reason, renewed with each moment, and all of it is a test', () =>
  onShop({ file: debugFile, path: '/?touchstone=debug' }, async (page, asked, site) => {
    await asked.asks('Recommend home?');
    await until(async () => /home[\s\S]*shown/.test(await panelText(page)), 'the survey in the panel');
    assert.match(await panelText(page), /1 of 2 shown/);
    assert.match(await panelText(page), /its touchpoint has not come: cart\.viewed/);
    await close(asked);
    await page.evaluate(() => history.pushState({}, '', '/elsewhere'));
    await call(page, 'track', 'cart.viewed');
    await asked.asks('Recommend cart?');
    await until(async () => /cart\s+cart\.viewed\s+shown/.test(await panelText(page)), 'the panel to follow');
    await asked.choose(9);
    await until(() => site.posts.at(-1)?.record.status === 'completed', 'the record');
    assert.deepEqual([...new Set(site.posts.map(({ record }) => record.mode))], ['test']);
    assert.deepEqual(page.lines, []);
    const closer = await page.$('>>> .panel .done');
    await closer.focus();
    await page.keyboard.press('Enter');
    assert.equal(await panelText(page), '');
  }));

for (const scheme of ['light', 'dark']) {
  test(`the panel, ${scheme}: axe finds nothing`, async () => {
    const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
    const site = await startSite({
      '/surveys.json': JSON.stringify(
        config({ ...debugFile, surveys: [ask('w', 'home', { after_seconds: 60 }), ...cart] }),
      ),
      '/page.js': stub,
    });
    const page = await openPage(browser, { width: 360, scheme });
    try {
      await page.goto(`${site.url}/?touchstone=debug`);
      await until(async () => /waits for/.test(await panelText(page)), 'the panel');
      await page.evaluate(source);
      const found = await page.evaluate(async () => {
        const { violations, incomplete } = await window.axe.run('touchstone-debug', {
          rules: { 'target-size': { enabled: true } },
        });
        return [...violations, ...incomplete].flatMap(({ id, nodes }) =>
          nodes.map(({ target }) => `${id}: ${target.flat().join(' ')}`),
        );
      });
      assert.deepEqual(found, []);
    } finally {
      await page.close();
      await site.stop();
    }
  });
}

for (const [title, file, address] of [
  ['the file does not say that it may be', { ...debugFile, debug: undefined }, '/?touchstone=debug'],
  ['nobody asks for it', debugFile, '/'],
]) {
  test(`no panel where ${title}, and what is asked is live`, () =>
    onShop({ file, path: address }, async (page, asked, site) => {
      await asked.asks('Recommend home?');
      await until(() => site.posts.length, 'the showing');
      assert.equal(site.posts[0].record.mode, 'live');
      assert.equal(await panelText(page), '');
      assert.ok(!page.requests.some((request) => /debug\.mjs/.test(request.url())));
    }));
}
