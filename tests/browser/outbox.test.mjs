// Responses that outlive their page: where they may be kept, who sends them, and when they are gone.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launchBrowser, openPage, survey, until } from './harness.mjs';
import { startSite, stub, surveys } from './site.mjs';

let browser;
before(async () => {
  browser = await launchBrowser();
});
after(() => browser.close());

const quiet = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Shop</title><link rel="icon" href="data:,">
<script src="/quiet.js"></script><script async src="/touchstone.js" data-surveys="/surveys.json"></script>`;
const hear = `window.heard = [];
  for (const name of ['delivered', 'unconfirmed', 'failed', 'error']) touchstone.on(name, (detail) => heard.push([name, detail.revision]));`;

/** A shop whose endpoint answers what `site.status` says. `/quiet` asks nothing. */
async function startShop(storage) {
  const posts = [];
  const shop = { status: 503, posts };
  const site = await startSite({
    '/surveys.json': JSON.stringify({ ...JSON.parse(surveys()), privacy: { storage } }),
    '/page.js': `${stub} ${hear} touchstone.track('checkout.completed');`,
    '/quiet': quiet,
    '/quiet.js': `${stub} ${hear}`,
    '/v1/responses'(request, response) {
      let text = '';
      request.on('data', (chunk) => {
        text += chunk;
      });
      request.on('end', () => {
        posts.push({ status: shop.status, record: JSON.parse(text) });
        response.writeHead(shop.status).end();
      });
    },
  });
  return Object.assign(shop, site, { posts });
}

const keptIn = (page, storage = 'localStorage') =>
  page.evaluate((name) => Object.keys(window[name]).filter((key) => key.startsWith('touchstone.out.')), storage);
const heard = (page) => page.evaluate(() => window.heard);

/** Answers the first question, while the endpoint is out of order. */
async function answerOne(page, shop) {
  const asked = survey(page);
  await asked.asks('Recommend us?');
  await asked.choose(9);
  await asked.asks('Why?');
  await until(() => shop.posts.length > 0, 'the first attempt');
}

async function inShop(storage, act, path = '/') {
  const shop = await startShop(storage);
  const page = await openPage(browser);
  try {
    await page.goto(shop.url + path);
    await act(page, shop);
    assert.deepEqual(page.errors, []);
  } finally {
    await page.close();
    await shop.stop();
  }
}

for (const [storage, place] of [
  ['local', 'localStorage'],
  ['session', 'sessionStorage'],
]) {
  test(`at "${storage}" the next page sends what this one could not, though it asks nothing itself`, () =>
    inShop(storage, async (page, shop) => {
      await answerOne(page, shop);
      assert.equal((await keptIn(page, place)).length, 1);
      await page.goto(`${shop.url}/quiet`);
      shop.status = 200;
      await until(async () => (await heard(page)).some(([name]) => name === 'delivered'), 'the delivery');
      assert.deepEqual(await keptIn(page, place), []);
      const [first] = shop.posts;
      const sent = shop.posts.filter(({ status }) => status === 200);
      for (const { record } of sent) {
        assert.equal(record.response_id, first.record.response_id);
        assert.equal(record.revision, 2);
        assert.equal(record.answers[0].value, 9);
      }
      assert.equal(await page.$('touchstone-survey'), null);
    }));
}

test('at "none" nothing is kept', () =>
  inShop('none', async (page, shop) => {
    await answerOne(page, shop);
    assert.deepEqual([await keptIn(page), await keptIn(page, 'sessionStorage')], [[], []]);
  }));

test('what is taken back is wiped, and goes on living with its page', () =>
  inShop('local', async (page, shop) => {
    await answerOne(page, shop);
    await page.evaluate(() => void window.touchstone.consent('none'));
    assert.deepEqual(await keptIn(page), []);
    shop.status = 200;
    await until(
      async () => (await heard(page)).some(([name, revision]) => name === 'delivered' && revision === 2),
      'it',
    );
    assert.deepEqual(await keptIn(page), []);
  }));

test('a page that is open looks after its own: another tab leaves that alone, and takes it up once it is gone', () =>
  inShop(
    'local',
    async (other, shop) => {
      const page = await other.browserContext().newPage();
      await page.goto(shop.url);
      await answerOne(page, shop);
      const posts = () => shop.posts.filter(({ record }) => record.revision === 2);
      const key = (await keptIn(page))[0];
      await other.reload();
      /** Who holds the lock, as the browser names tabs. */
      const holder = () =>
        other.evaluate(
          async (wanted) => (await navigator.locks.query()).held.find(({ name }) => name === wanted)?.clientId,
          key,
        );
      await until(holder, 'the lock');
      shop.status = 200;
      await until(() => posts().some(({ status }) => status === 200), 'the delivery by the first tab');
      await until(async () => !(await holder()), 'the lock to be given back');
      assert.deepEqual(await heard(other), []);
      await until(async () => (await keptIn(other)).length === 0, 'the entry to be gone in the other tab, too');

      shop.status = 503;
      await page.type('>>> #field', 'Because.');
      await survey(page).click('.primary');
      await until(() => shop.posts.some(({ record }) => record.revision === 3), 'the last answer');
      const first = await until(holder, 'the lock again');
      await page.close();
      // Free, or with the other tab, which has waited for it.
      await until(async () => (await holder()) !== first, 'the lock to leave the first tab');
      shop.status = 200;
      await other.reload();
      await until(
        async () => (await heard(other)).some(([, revision]) => revision === 3),
        'the delivery by the second',
      );
    },
    '/quiet',
  ));

test('a page with something unconfirmed comes back by the back button, and goes on with it', async (t) => {
  const shop = await startShop('local');
  const page = await openPage(browser);
  /** Whether the browser has kept the page that is shown now, and shown it again. */
  const comesBack = async () => {
    await page.evaluate(() => addEventListener('pageshow', ({ persisted }) => (window.cameBack = persisted)));
    await page.goto(`${shop.url}/surveys.json`);
    shop.status = 200;
    await page.goBack();
    return page.evaluate(() => window.cameBack === true);
  };
  try {
    await page.goto(`${shop.url}/quiet`);
    if (!(await comesBack())) return t.skip('this browser keeps no page for the back button');
    shop.status = 503;
    await page.goto(shop.url);
    await answerOne(page, shop);
    assert.equal(await comesBack(), true);
    await until(
      async () => (await heard(page)).some(([name, revision]) => name === 'delivered' && revision === 2),
      'it',
    );
    assert.deepEqual(await keptIn(page), []);
    assert.deepEqual(page.errors, []);
  } finally {
    await page.close();
    await shop.stop();
  }
});

test('what the tab was allowed to keep moves to the browser, once, when that may keep more', () =>
  inShop('session', async (page, shop) => {
    await answerOne(page, shop);
    assert.equal((await keptIn(page, 'sessionStorage')).length, 1);
    await page.evaluate(() => void window.touchstone.consent('local'));
    await until(async () => (await keptIn(page)).length === 1, 'the entry');
    assert.deepEqual(await keptIn(page, 'sessionStorage'), []);
  }));

test('wiped in one tab, another one keeps nothing more', () =>
  inShop('local', async (page, shop) => {
    await answerOne(page, shop);
    const other = await page.browserContext().newPage();
    await other.goto(`${shop.url}/quiet`);
    await other.evaluate(() => void window.touchstone.consent('none'));
    await until(async () => (await keptIn(page)).length === 0, 'the wiping to arrive');
    await page.bringToFront();
    await page.type('>>> #field', 'Because.');
    await survey(page).click('.primary');
    await survey(page).asks('Thank you!');
    assert.deepEqual(await keptIn(page), []);
    await other.close();
  }));

test('foreign and spoiled entries are dropped, and nobody notices', () =>
  inShop(
    'local',
    async (page, shop) => {
      await page.evaluate(() => {
        const foreign = ['no text of ours', '{}', '\u0001'.repeat(30_000), 'x'.repeat(100_000)];
        for (const [i, text] of foreign.entries()) localStorage.setItem(`touchstone.out.main/${i}`, text);
        localStorage.setItem('touchstone.out.', 'x');
      });
      await page.goto(`${shop.url}/quiet`);
      await until(async () => (await keptIn(page)).length === 0, 'them to go');
      assert.deepEqual(
        page.lines.filter((line) => line.startsWith('touchstone')),
        [],
      );
    },
    '/surveys.json',
  ));
