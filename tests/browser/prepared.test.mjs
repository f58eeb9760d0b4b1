// Pages that ask at once: the first view comes with surveys.json, and is there before the engine. What the visitor does
// meanwhile is kept, and the engine has the last word.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { launchShell, openPage, root, survey, until } from './harness.mjs';
import { startSite, stub } from './site.mjs';

let browser;
before(async () => {
  browser = await launchShell();
});
after(() => browser.close());

const engineBytes = readFileSync(path.join(root, 'dist/engine.wasm'));
const plain = (wording = 'Recommend us?') =>
  JSON.stringify({
    version: 1,
    locale: 'en',
    endpoints: [{ id: 'main', url: '/v1/responses' }],
    surveys: [
      {
        id: 's',
        touchpoint: 'checkout.completed',
        questions: [
          { id: 'recommend', type: 'nps', text: { en: wording, de: 'Empfehlen Sie uns?' } },
          { id: 'why', type: 'text', text: 'Why?' },
        ],
        endings: [{ id: 'thanks', text: 'Thank you!' }],
      },
      {
        id: 'other',
        touchpoint: 'cart.viewed',
        questions: [{ id: 'recommend', type: 'nps', text: 'And the cart?' }],
      },
    ],
  });
const prepare = (text) =>
  execFileSync(path.join(root, 'build/bin/touchstone'), ['prepare', '-'], { input: text, stdio: 'pipe' }).toString();

/** A site whose engine stays away until `release` is called. */
async function startHeldSite(surveysText, files = {}) {
  let release;
  const released = new Promise((resolve) => {
    release = resolve;
  });
  let asked = 0;
  const site = await startSite({
    '/surveys.json': surveysText,
    '/engine.wasm': async (_request, response) => {
      asked += 1;
      await released;
      response.writeHead(200, { 'content-type': 'application/wasm' }).end(engineBytes);
    },
    ...files,
  });
  return Object.assign(site, { release, engineRequests: () => asked });
}

/** `early` runs in the page before anything else does. */
async function onHeldPage(surveysText, look, files = {}, early = () => {}) {
  const site = await startHeldSite(surveysText, files);
  const page = await openPage(browser);
  try {
    await page.evaluateOnNewDocument(early);
    await page.goto(site.url);
    await look(page, site, survey(page));
  } finally {
    site.release();
    await page.close();
    await site.stop();
  }
}

const status = (site) => site.posts.map(({ record }) => record.status);
const last = (site) => site.posts.at(-1)?.record;

test('the question is there before the engine, which is asked for nonetheless', () =>
  onHeldPage(prepare(plain()), async (page, site, asked) => {
    await asked.asks('Recommend us?');
    assert.equal(site.posts.length, 0);
    await until(() => site.engineRequests() === 1, 'the engine to be asked for');
    await page.evaluate(() => {
      const { shadowRoot } = document.querySelector('touchstone-survey');
      document.addEventListener('touchstone:delivered', () => {
        window.wasDelivered = true;
      });
      window.changes = [];
      const note = (list) => window.changes.push(...list.map(({ type, target }) => `${type} ${target.className}`));
      const everything = { subtree: true, childList: true, attributes: true, characterData: true };
      new MutationObserver(note).observe(shadowRoot.querySelector('.stage'), everything);
    });
    site.release();
    await until(() => status(site).includes('shown'), 'the showing to be sent');
    await until(() => page.evaluate(() => window.wasDelivered), 'word of it to be back');
    assert.deepEqual(await page.evaluate(() => window.changes), [], 'nothing is drawn anew');
    await asked.choose(9);
    await asked.asks('Why?');
    assert.notDeepEqual(await page.evaluate(() => window.changes), [], 'but the next question is');
    assert.deepEqual(page.errors, []);
  }));

for (const [title, early, expected] of [
  [
    'the first view, once drawn, is laid out by a task of its own that is ahead of others',
    () => {
      const real = scheduler.postTask;
      window.laidOut = [];
      scheduler.postTask = function postTask(act, how) {
        const isDrawn = !!document.querySelector('touchstone-survey')?.shadowRoot.querySelector('.card');
        window.laidOut.push([isDrawn, how.priority]);
        return real.call(this, act, how);
      };
    },
    [[true, 'user-blocking']],
  ],
  [
    'a page with a scheduler of its own gets its first view all the same',
    () => {
      Object.defineProperty(window, 'scheduler', { value: { appointments: [] } });
      window.laidOut = [];
    },
    [],
  ],
]) {
  test(title, () =>
    onHeldPage(
      prepare(plain()),
      async (page, _site, asked) => {
        await asked.asks('Recommend us?');
        assert.deepEqual(await page.evaluate(() => window.laidOut), expected);
        assert.deepEqual(page.errors, []);
      },
      {},
      early,
    ),
  );
}

test('an answer given before the engine is there is kept, and the last click counts', () =>
  onHeldPage(prepare(plain()), async (page, site, asked) => {
    await asked.asks('Recommend us?');
    const before = Date.now();
    await asked.choose(3);
    await asked.choose(9);
    assert.equal(await page.$eval('>>> input[value="9"]', (input) => input.checked), true);
    await new Promise((resolve) => setTimeout(resolve, 100));
    const released = Date.now();
    site.release();
    await asked.asks('Why?');
    await until(() => last(site)?.answers.length === 1, 'the answer to be sent');
    assert.deepEqual(
      last(site).answers.map(({ question, value }) => [question, value]),
      [['recommend', 9]],
    );
    assert.ok(Date.parse(last(site).shown_at) <= before, 'it was shown when it was drawn');
    assert.ok(Date.parse(last(site).updated_at) < released, 'it was answered when it was clicked');
  }));

test('closed before the engine is there: gone at once, and dismissed', () =>
  onHeldPage(prepare(plain()), async (page, site, asked) => {
    await asked.asks('Recommend us?');
    await asked.click('.close');
    assert.equal(await page.$('touchstone-survey'), null);
    site.release();
    await until(() => last(site)?.status === 'dismissed', 'the dismissal');
    assert.equal(await page.$('touchstone-survey'), null);
  }));

test('closed by the shop before the engine is there: the answer stays with its survey, and none lands on the next', () =>
  onHeldPage(prepare(plain()), async (page, site, asked) => {
    await asked.asks('Recommend us?');
    await asked.choose(9);
    await page.evaluate(() => void window.touchstone.close());
    site.release();
    await until(() => last(site)?.status === 'dismissed', 'the dismissal');
    assert.deepEqual(
      last(site).answers.map(({ value }) => value),
      [9],
    );
    await page.evaluate(() => void window.touchstone.track('cart.viewed'));
    await asked.asks('And the cart?');
    await until(() => last(site)?.survey === 'other', 'the other survey');
    assert.deepEqual(last(site).answers, []);
    assert.equal(last(site).status, 'shown');
  }));

test('the page’s language decides', () =>
  onHeldPage(
    prepare(plain()),
    async (page, _site, asked) => {
      await asked.asks('Empfehlen Sie uns?');
      assert.equal(await page.$eval('>>> .card', (card) => card.closest('[lang]').lang), 'de');
    },
    { '/page.js': `document.documentElement.lang = 'de-AT'; ${stub} touchstone.track('checkout.completed');` },
  ));

test('the engine has the last word', () =>
  onHeldPage(
    prepare(plain('An old wording?')).replace('{"en":"An old wording?"', '{"en":"A new wording?"'),
    async (_page, site, asked) => {
      await asked.asks('An old wording?');
      site.release();
      await asked.asks('A new wording?');
    },
  ));

test('views of another version are left alone', () =>
  onHeldPage(prepare(plain()).replace(/"version":"[^"]+"/, '"version":"0.0.0"'), async (page, site, asked) => {
    await until(() => site.engineRequests() === 1, 'the engine to be asked for');
    assert.equal(await asked.isOpen(), false);
    site.release();
    await asked.asks('Recommend us?');
    assert.deepEqual(page.errors, []);
  }));

for (const prepared of [
  '[]',
  '{}',
  '{"version":"VERSION","views":1}',
  '{"version":"VERSION","views":[{"touchpoint":"checkout.completed","locale":"","view":{}}]}',
]) {
  test(`prepared views that are none: ${prepared}`, () => {
    const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
    const text = plain().replace(/}$/, `,"prepared":${prepared.replace('VERSION', version)}}`);
    return onHeldPage(text, async (page, site, asked) => {
      site.release();
      if (prepared === '[]') {
        await until(
          () => page.lines.some((line) => line.includes('wrong_type at "/prepared"')),
          'the engine to refuse it',
        );
      } else {
        await asked.asks('Recommend us?');
      }
      assert.deepEqual(page.errors, []);
    });
  });
}

test('no engine comes at all: the question goes, with one line in the console', () =>
  onHeldPage(
    prepare(plain()),
    async (page, _site, asked) => {
      await until(() => page.lines.some((line) => line.startsWith('touchstone: ')), 'the line');
      assert.equal(await asked.isOpen(), false);
      assert.equal(page.lines.filter((line) => line.startsWith('touchstone: ')).length, 1);
      assert.deepEqual(page.errors, []);
    },
    { '/engine.wasm': 404, '/engine.fallback.js': 404 },
  ));

test('the visitor has gone on to the page meanwhile: the focus is left there', () =>
  onHeldPage(
    prepare(plain()),
    async (page, site, asked) => {
      await asked.asks('Recommend us?');
      await asked.choose(9);
      await page.focus('#search');
      await page.keyboard.type('lam');
      site.release();
      await asked.asks('Why?');
      await new Promise((resolve) => setTimeout(resolve, 300));
      await page.keyboard.type('p');
      assert.equal(await page.$eval('#search', (field) => field.value), 'lamp');
    },
    {
      '/page.js': `${stub} const search = document.createElement('input'); search.id = 'search'; document.body.append(search);
        touchstone.track('checkout.completed');`,
    },
  ));

test('no engine comes, and what draws the question comes later still: it stays away', () => {
  const smileys = plain().replace('"type":"nps"', '"type":"csat","style":"smileys"');
  let release;
  const released = new Promise((resolve) => {
    release = resolve;
  });
  const more = readFileSync(path.join(root, 'dist/touchstone.more.mjs'));
  return onHeldPage(
    prepare(smileys),
    async (page) => {
      await until(() => page.lines.some((line) => line.includes('cannot start')), 'the line');
      release();
      await page.waitForNetworkIdle({ idleTime: 300 });
      assert.equal(await page.$('touchstone-survey'), null);
      assert.deepEqual(page.errors, []);
    },
    {
      '/engine.wasm': 404,
      '/engine.fallback.js': 404,
      '/touchstone.more.mjs': async (_request, response) => {
        await released;
        response.writeHead(200, { 'content-type': 'text/javascript' }).end(more);
      },
    },
  );
});
