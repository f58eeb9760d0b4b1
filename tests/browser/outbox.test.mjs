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
      const locks = () => other.evaluate(async () => (await navigator.locks.query()).held.map(({ name }) => name));
      await until(async () => (await locks()).includes(key), 'the lock');
      shop.status = 200;
      await until(() => posts().some(({ status }) => status === 200), 'the delivery by the first tab');
      await until(async () => !(await locks()).includes(key), 'the lock to be given back');
      assert.deepEqual(await heard(other), []);
      assert.deepEqual(await keptIn(other), []);

      shop.status = 503;
      await page.type('>>> #field', 'Because.');
      await survey(page).click('.primary');
      await until(() => shop.posts.some(({ record }) => record.revision === 3), 'the last answer');
      await page.close();
      await until(async () => !(await locks()).includes(key), 'the lock to be free');
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
  // Headless Chromium keeps pages for the back button only on request.
  const page = await openPage(browser);
  try {
    await page.goto(shop.url);
    await answerOne(page, shop);
    await page.evaluate(() => addEventListener('pageshow', ({ persisted }) => (window.cameBack = persisted)));
    await page.goto(`${shop.url}/surveys.json`);
    shop.status = 200;
    await page.goBack();
    const cameBack = await page.evaluate(() => window.cameBack);
    if (!cameBack) return t.skip('this browser did not keep the page');
    await until(
      async () => (await heard(page)).some(([name, revision]) => name === 'delivered' && revision === 2),
      'it',
    );
    assert.deepEqual(await keptIn(page), []);
  } finally {
    await page.close();
    await shop.stop();
  }
});
