// Whom, how often, and why not, as the page carries it between engine and device; and pages on which nobody is asked.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { launchBrowser, openPage, root, survey, until } from './harness.mjs';
import { startSite, stub } from './site.mjs';
import { trapped, traps } from './storage_traps.mjs';

let browser;
before(async () => {
  browser = await launchBrowser();
});
after(() => browser.close());

const ask = (id, touchpoint, show) => ({
  id,
  touchpoint,
  ...(show && { show }),
  questions: [{ id: 'recommend', type: 'nps', text: `Recommend ${id}?` }],
});

const config = (more) => ({ version: 1, locale: 'en', endpoints: [{ id: 'main', url: '/v1/responses' }], ...more });

/** A shop of three pages with that surveys.json; its own script does nothing by itself. */
async function onShop({ file, script = '', head = '', body = '', path = '' }, look) {
  const text = typeof file === 'string' ? file : JSON.stringify(config(file));
  const site = await startSite({ '/surveys.json': text, '/page.js': `${stub} ${script}` }, { head, body });
  const page = await openPage(browser);
  try {
    await page.goto(site.url + path);
    await look(page, survey(page), site);
    assert.deepEqual(page.errors, []);
  } finally {
    await page.close();
    await site.stop();
  }
}

const call = (page, name, ...given) => page.evaluate((what, all) => void window.touchstone[what](...all), name, given);
const explain = (page) => page.evaluate(() => window.touchstone.explain());
const reasons = async (page) => Object.fromEntries((await explain(page)).map((each) => [each.survey, each.reason]));
const visitorText = (page, storage = 'localStorage') =>
  page.evaluate((place) => window[place].getItem('touchstone.visitor'), storage);
const close = async (asked) => {
  await asked.click('.close');
  await until(async () => !(await asked.isOpen()), 'the survey to leave');
};

const cart = [ask('cart', 'cart.viewed')];
const card = '<form><input name="n" autocomplete="billing cc-number"></form>';

test('a page with payment fields is not interrupted, and explain() says so', () =>
  onShop({ file: { surveys: cart }, body: card, script: "touchstone.track('cart.viewed');" }, async (page, asked) => {
    await until(async () => (await reasons(page)).cart === 'payment', 'the reason');
    assert.equal(await asked.isOpen(), false);
  }));

test('unless the file says so in as many words', () =>
  onShop(
    {
      file: { surveys: [ask('cart', 'cart.viewed', { on_payment_pages: true })] },
      body: card,
      script: "touchstone.track('cart.viewed');",
    },
    async (_page, asked) => asked.asks('Recommend cart?'),
  ));

test('payment fields that come while a survey waits', () =>
  onShop(
    {
      file: { surveys: [ask('cart', 'cart.viewed', { after_seconds: 1 })] },
      script: "touchstone.track('cart.viewed');",
    },
    async (page, asked) => {
      await until(async () => (await reasons(page)).cart === 'waiting', 'the waiting');
      await page.evaluate((form) => document.body.insertAdjacentHTML('beforeend', form), card);
      await until(async () => (await reasons(page)).cart === 'payment', 'the reason');
      assert.equal(await asked.isOpen(), false);
    },
  ));

for (const allowed of [false, true]) {
  test(`a prepared view ${allowed ? 'is' : 'is not'} drawn on a payment page ${allowed ? 'where it may' : 'unless it may'}`, async () => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'touchstone-prepared-'));
    const from = path.join(folder, 'surveys.json');
    writeFileSync(
      from,
      JSON.stringify(config({ surveys: [ask('cart', 'cart.viewed', allowed && { on_payment_pages: true })] })),
    );
    execFileSync(path.join(root, 'build/bin/touchstone'), ['prepare', from, '-o', from]);
    const file = readFileSync(from, 'utf8');
    rmSync(folder, { recursive: true });
    assert.match(file, /"prepared":/);
    // The engine never comes, so that whatever is there is the prepared view.
    const head =
      '<script>window.fetch = ((real) => (url, ...more) => (/engine/.test(url) ? new Promise(() => {}) : real(url, ...more)))(fetch);</script>';
    await onShop({ file, head, body: card, script: "touchstone.track('cart.viewed');" }, async (page, asked) => {
      if (allowed) return asked.asks('Recommend cart?');
      await page.waitForNetworkIdle({ idleTime: 500 });
      assert.equal(await asked.isOpen(), false);
    });
  });
}

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

test('a rest holds from page to page where the browser may keep it, and is told apart by survey', () =>
  onShop(
    {
      file: {
        privacy: { storage: 'local' },
        surveys: [ask('cart', 'cart.viewed', { not_again_for_days: { dismissed: 30 } }), ask('home', 'home')],
      },
    },
    async (page, asked) => {
      await call(page, 'track', 'cart.viewed');
      await asked.asks('Recommend cart?');
      await close(asked);
      await page.reload();
      await call(page, 'track', 'cart.viewed');
      await until(async () => (await reasons(page)).cart === 'rest', 'the rest');
      await call(page, 'track', 'home');
      await asked.asks('Recommend home?');
    },
  ));

test('at "session" it holds in the tab; a level that grows keeps it, one that shrinks does not', () =>
  onShop(
    { file: { privacy: { storage: 'session' }, surveys: [ask('cart', 'cart.viewed', { not_again_for_days: 30 })] } },
    async (page, asked) => {
      await call(page, 'track', 'cart.viewed');
      await asked.asks('Recommend cart?');
      await close(asked);
      assert.equal(await visitorText(page), null);
      const { key } = JSON.parse(await visitorText(page, 'sessionStorage'));
      await call(page, 'consent', 'local');
      await until(() => visitorText(page), 'what the browser keeps');
      assert.equal(JSON.parse(await visitorText(page)).key, key, 'the same visitor');
      await call(page, 'consent', 'session');
      assert.equal(await visitorText(page), null);
      await call(page, 'consent', 'none');
      assert.equal(await visitorText(page, 'sessionStorage'), null);
      await page.reload();
      await call(page, 'track', 'cart.viewed');
      await asked.asks('Recommend cart?');
    },
  ));

for (const storage of ['session', 'local']) {
  test(`an unfinished survey goes on after a reload at "${storage}", though it rests from now on`, () => {
    const two = {
      ...ask('cart', 'cart.viewed', { not_again_for_days: 30, sample_percent: 100, max_shows: 1 }),
      questions: ['first', 'second'].map((id) => ({ id, type: 'csat', text: `The ${id}?` })),
    };
    const script = "touchstone.track('cart.viewed');";
    return onShop({ file: { privacy: { storage }, surveys: [two] }, script }, async (page, asked, site) => {
      await asked.asks('The first?');
      await asked.choose(4);
      await asked.asks('The second?');
      await page.reload();
      await asked.asks('The second?');
      await asked.choose(5);
      await until(() => site.posts.at(-1)?.record.status === 'completed', 'the record');
      assert.equal(new Set(site.posts.map(({ record }) => record.response_id)).size, 1);
      await page.reload();
      await until(async () => (await reasons(page)).cart === 'max_shows', 'the reason');
      assert.equal(await asked.isOpen(), false);
      const text = await visitorText(page, `${storage}Storage`);
      assert.equal(JSON.parse(text).surveys.cart[0], 1, 'shown once');
    });
  });
}

for (const [title, spoil] of [
  ['spoiled', () => localStorage.setItem('touchstone.visitor', '{"key":7,"surveys":[')],
  ["another program's", () => localStorage.setItem('touchstone.visitor', 'a'.repeat(70_000))],
  [
    'full',
    () => {
      Storage.prototype.setItem = () => {
        throw new DOMException('full', 'QuotaExceededError');
      };
    },
  ],
  [
    'blocked',
    () =>
      Object.defineProperty(window, 'localStorage', {
        get() {
          throw new DOMException('blocked', 'SecurityError');
        },
      }),
  ],
]) {
  test(`what the browser keeps is ${title}: the survey asks, and the page notices nothing`, () =>
    onShop(
      { file: { privacy: { storage: 'local' }, surveys: [ask('cart', 'cart.viewed', { not_again_for_days: 30 })] } },
      async (page, asked, site) => {
        await page.evaluate(spoil);
        await call(page, 'track', 'cart.viewed');
        await asked.asks('Recommend cart?');
        await asked.choose(9);
        await until(() => site.posts.at(-1)?.record.status === 'completed', 'the answer');
        await call(page, 'track', 'cart.viewed');
        assert.deepEqual(
          page.lines.filter((line) => !/QuotaExceeded/.test(line)),
          [],
        );
      },
    ));
}

/** Two tabs of one visitor: the second asks another survey while the first one is open. */
const inTwoTabs = (look) =>
  onShop(
    {
      file: {
        privacy: { storage: 'local' },
        surveys: [
          ask('cart', 'cart.viewed', { not_again_for_days: 30 }),
          ask('order', 'order.viewed', { not_again_for_days: 30 }),
        ],
      },
    },
    async (page, asked, site) => {
      const other = await page.browserContext().newPage();
      await other.goto(site.url);
      await call(page, 'track', 'cart.viewed');
      await asked.asks('Recommend cart?');
      await call(other, 'track', 'order.viewed');
      await survey(other).asks('Recommend order?');
      // A tab behind another one draws nothing, and is not clicked.
      await page.bringToFront();
      await look(page, asked, other);
      await other.close();
    },
  );

test('two tabs: an answer in one keeps what the other has shown', () =>
  inTwoTabs(async (page, asked) => {
    await asked.choose(9);
    await until(async () => JSON.parse(await visitorText(page)).surveys.cart[2] > 0, 'the answer to be kept');
    assert.deepEqual(Object.keys(JSON.parse(await visitorText(page)).surveys).sort(), ['cart', 'order']);
  }));

test('two tabs: what is wiped in one stays wiped, whatever goes on in the other', () =>
  inTwoTabs(async (page, asked, other) => {
    await call(other, 'consent', 'none');
    await until(async () => (await visitorText(page)) === null, 'the wiping');
    // The other tab hears of it by an event of the storage, which comes in its own time.
    await until(() => page.evaluate(() => sessionStorage.length === 0), 'the draft to go');
    await asked.choose(9);
    await until(async () => !(await asked.isOpen()), 'the survey to leave');
    assert.equal(await visitorText(page), null);
  }));

test('a touchpoint calls off the survey that waits for another, and loads nothing by itself', () =>
  onShop(
    { file: { surveys: [ask('cart', 'cart.viewed', { after_seconds: 1, cancel_on: ['checkout.started'] })] } },
    async (page, asked) => {
      await call(page, 'track', 'checkout.started');
      await page.waitForNetworkIdle({ idleTime: 300 });
      assert.ok(!page.requests.some((request) => /widget|engine/.test(request.url())));
      await call(page, 'track', 'cart.viewed');
      await until(async () => (await reasons(page)).cart === 'waiting', 'the waiting');
      await call(page, 'track', 'checkout.started');
      await until(async () => (await reasons(page)).cart === 'called_off', 'the end of it');
      assert.equal(await asked.isOpen(), false);
    },
  ));

const waits = [ask('cart', 'cart.viewed', { after_seconds: 1 })];
for (const [title, go] of [
  ['in the same breath', () => history.pushState({}, '', '/cart') ?? window.touchstone.track('cart.viewed')],
  [
    'a little later',
    () => {
      history.pushState({}, '', '/cart');
      setTimeout(() => window.touchstone.track('cart.viewed'), 50);
    },
  ],
]) {
  test(`a router that goes on and tells so ${title}: the new page's survey waits, and comes`, () =>
    onShop({ file: { surveys: waits } }, async (page, asked) => {
      // Once before, so that everything is there already.
      await call(page, 'track', 'cart.viewed');
      await until(async () => (await reasons(page)).cart === 'waiting', 'the waiting');
      await page.evaluate(() => history.pushState({}, '', '/elsewhere'));
      await until(async () => (await reasons(page)).cart === 'left', 'the end of it');
      await page.evaluate(go);
      await asked.asks('Recommend cart?');
    }));
}

for (const [title, head] of [
  [
    'Global Privacy Control',
    "Object.defineProperty(Navigator.prototype, 'globalPrivacyControl', { get: () => true, configurable: true });",
  ],
  ['Do Not Track', "Object.defineProperty(Navigator.prototype, 'doNotTrack', { get: () => '1', configurable: true });"],
]) {
  test(`${title} counts as none, whatever the file and a call say`, () =>
    onShop(
      {
        file: { privacy: { storage: 'local' }, surveys: [ask('cart', 'cart.viewed', { not_again_for_days: 30 })] },
        head: `<script>${head}</script>`,
        script: "touchstone.consent('local'); touchstone.track('cart.viewed');",
      },
      async (page, asked) => {
        await asked.asks('Recommend cart?');
        await call(page, 'consent', 'session');
        await call(page, 'consent', 'local');
        assert.deepEqual(await page.evaluate(() => [...Object.keys(localStorage), ...Object.keys(sessionStorage)]), []);
      },
    ));
}

const everything = {
  not_again_for_days: 7,
  touchpoints: [
    { name: 'home', page: { path: '/**' } },
    { name: 'cart.viewed', on: { clicked: 'h1' } },
    { name: 'left', on: { exit_intent: true } },
  ],
  surveys: [
    ask('sampled', 'home', { sample_percent: 0, needs_storage: false }),
    {
      ...ask('cart', 'cart.viewed', { max_shows: 3, not_again_for_days: 30 }),
      variants: [
        { id: 'a', weight: 1 },
        { id: 'b', weight: 1 },
      ],
    },
    ask('waits', 'left', { after_seconds: 60 }),
  ],
};

test('at none nothing is read or written, whatever the surveys would need', () =>
  onShop({ file: everything, head: `<script>${traps}</script>` }, async (page, asked) => {
    await until(() => page.requests.some((request) => /moments/.test(request.url())), 'the moments');
    await until(async () => (await reasons(page)).sampled === 'sample', 'the touchpoint of the page');
    await page.click('h1');
    await asked.asks('Recommend cart?');
    await asked.choose(3);
    await page.evaluate(() => document.body.dispatchEvent(new MouseEvent('mouseout', { bubbles: true, clientY: -1 })));
    await explain(page);
    assert.deepEqual(await page.evaluate(() => window.used), []);
    // And the traps do catch.
    const caught = await page.evaluate(() => {
      for (const get of [
        () => localStorage.length,
        () => sessionStorage.length,
        () => indexedDB.databases(),
        () => caches.keys(),
        () => document.cookie,
        () => navigator.storage,
        () => navigator.serviceWorker,
      ]) {
        get();
      }
      return window.used;
    });
    for (const name of trapped) assert.ok(caught.includes(name), name);
  }));

test('data-watch="off": surveys.json is not read, and no touchpoint of the page is told', async () => {
  const site = await startSite({
    '/': `<!doctype html><html lang="en"><title>Shop</title><link rel="icon" href="data:,"><body><h1>Shop</h1>
      <script async src="/touchstone.js" data-surveys="/surveys.json" data-watch="off"></script>`,
    '/surveys.json': JSON.stringify(config({ touchpoints: [{ name: 'home' }], surveys: [ask('home', 'home')] })),
  });
  const page = await openPage(browser);
  try {
    await page.goto(site.url);
    await page.waitForNetworkIdle({ idleTime: 500 });
    assert.ok(!page.requests.some((request) => /surveys|moments/.test(request.url())));
  } finally {
    await page.close();
    await site.stop();
  }
});

test('one request for surveys.json, whoever needs it', () =>
  onShop(
    {
      file: { touchpoints: [{ name: 'home' }], surveys: [ask('home', 'home'), ...cart] },
      script: "touchstone.track('nothing');",
    },
    async (page, asked) => {
      await asked.asks('Recommend home?');
      assert.equal(page.requests.filter((request) => request.url().endsWith('surveys.json')).length, 1);
    },
  ));

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
