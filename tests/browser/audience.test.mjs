// Whom, how often and how soon again, as the page carries it between engine and device.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { ask, call, cart, close, config, explain, onShop as open, reasons, visitorText } from './asking.mjs';
import { launchShell, openPage, survey, until } from './harness.mjs';
import { startSite } from './site.mjs';
import { trapped, traps } from './storage_traps.mjs';

let browser;
before(async () => {
  browser = await launchShell();
});
after(() => browser.close());

const onShop = (shop, look) => open(browser, shop, look);

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
      // What one tab keeps, the other one sees in its own time.
      await until(async () => (await visitorText(page))?.includes('"order"'), 'the other showing to be kept');
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
    { file: { surveys: [ask('cart', 'cart.viewed', { after_seconds: 60, cancel_on: ['checkout.started'] })] } },
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

const waits = [ask('cart', 'cart.viewed', { after_seconds: 3 })];
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
