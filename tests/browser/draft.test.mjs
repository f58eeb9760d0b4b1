// A survey that is not finished goes on after a reload, where the file or the visitor allows to keep it; else nothing on the
// device is touched.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { launchShell, openPage, root, survey, until } from './harness.mjs';
import { startSite, stub } from './site.mjs';
import { traps } from './storage_traps.mjs';

let browser;
before(async () => {
  browser = await launchShell();
});
after(() => browser.close());

const surveys = ({ storage, why = 'Why?' } = {}) =>
  JSON.stringify({
    version: 1,
    locale: 'en',
    ...(storage && { privacy: { storage } }),
    endpoints: [{ id: 'main', url: '/v1/responses' }],
    surveys: [
      {
        id: 's',
        touchpoint: 'checkout.completed',
        questions: [
          { id: 'recommend', type: 'nps', text: 'Recommend us?' },
          { id: 'why', type: 'text', text: why },
          { id: 'more', type: 'text', text: 'Anything else?' },
        ],
        endings: [{ id: 'thanks', text: 'Thank you!' }],
      },
      { id: 'other', touchpoint: 'cart.viewed', questions: [{ id: 'q', type: 'csat', text: 'Content?' }] },
    ],
  });

/** `look` may put other things into `live`: the next request gets them. */
async function onShop({ storage, files = {}, live: functions = {} }, look, head = '') {
  const live = {
    '/surveys.json': surveys({ storage }),
    '/page.js': `${stub} touchstone.track('checkout.completed');`,
    ...files,
  };
  const serve = Object.fromEntries(
    Object.keys(live).map((name) => [
      name,
      (_request, response) =>
        response
          .writeHead(200, { 'content-type': name.endsWith('.js') ? 'text/javascript' : 'text/html' })
          .end(live[name]),
    ]),
  );
  const site = await startSite({ ...serve, ...functions }, { head });
  const page = await openPage(browser);
  try {
    await page.goto(site.url);
    await look(page, site, survey(page), live);
    assert.deepEqual(page.errors, []);
  } finally {
    await page.close();
    await site.stop();
  }
}

const kept = (page) => page.evaluate(() => sessionStorage.getItem('touchstone'));
const ids = (site) => [...new Set(site.posts.map(({ record }) => record.response_id))];
const last = (site) => site.posts.at(-1)?.record;
const typed = (page) => page.$eval('>>> .field', (field) => field.value);

/** As the keyboard does: two clicks on one place within a moment count as one. */
const skip = async (asked) => (await asked.find('.quiet:not(.back)')).evaluate((button) => button.click());

async function answerAndType(asked) {
  await asked.asks('Recommend us?');
  await asked.choose(9);
  await asked.asks('Why?');
  await (await asked.find('.field')).type('Half a thou');
}

for (const storage of ['session', 'local']) {
  test(`storage "${storage}": the question, the answers and what was typed are there again, and it stays one response`, () =>
    onShop({ storage }, async (page, site, asked) => {
      await answerAndType(asked);
      await page.reload();
      await asked.asks('Why?');
      assert.equal(await typed(page), 'Half a thou');
      await (await asked.find('.field')).type('ght');
      await asked.click('.primary');
      await asked.asks('Anything else?');
      await skip(asked);
      await until(() => last(site)?.answers.length === 2, 'the second answer');
      assert.deepEqual(
        last(site).answers.map(({ value }) => value),
        [9, 'Half a thought'],
      );
      assert.equal(ids(site).length, 1);
      assert.equal(
        await page.evaluate(() => localStorage.getItem('touchstone')),
        null,
        'kept with the tab: another tab must not go on with it',
      );
    }));
}

test('back still leads to what was answered before the reload', () =>
  onShop({ storage: 'session' }, async (page, _site, asked) => {
    await answerAndType(asked);
    await page.reload();
    await asked.asks('Why?');
    await asked.click('.footer .quiet');
    await asked.asks('Recommend us?');
    assert.equal(await page.$eval('>>> input[value="9"]', (input) => input.checked), true);
  }));

test('nobody is told twice that it was shown', () =>
  onShop(
    {
      storage: 'session',
      files: {
        '/page.js': `${stub} window.shown = 0; touchstone.on('shown', () => { shown += 1; }); touchstone.track('checkout.completed');`,
      },
    },
    async (page, _site, asked) => {
      await answerAndType(asked);
      assert.equal(await page.evaluate(() => window.shown), 1);
      await page.reload();
      await asked.asks('Why?');
      assert.equal(await page.evaluate(() => window.shown), 0);
    },
  ));

test('finished or closed, nothing is left', () =>
  onShop({ storage: 'session' }, async (page, _site, asked) => {
    await asked.asks('Recommend us?');
    assert.match(await kept(page), /checkout\.completed/);
    await asked.click('.close');
    assert.equal(await kept(page), null);
    await page.reload();
    await asked.asks('Recommend us?');
    await asked.choose(1);
    await asked.asks('Why?');
    await skip(asked);
    await asked.asks('Anything else?');
    await skip(asked);
    await asked.asks('Thank you!');
    assert.equal(await kept(page), null);
  }));

test('nothing allowed: nothing read, nothing written, begun anew', () =>
  onShop(
    {},
    async (page, site, asked) => {
      await answerAndType(asked);
      assert.deepEqual(await page.evaluate(() => window.used), []);
      await page.reload();
      await asked.asks('Recommend us?');
      assert.deepEqual(await page.evaluate(() => window.used), []);
      await until(() => ids(site).length === 2, 'the second showing');
    },
    `<script>${traps}</script>`,
  ));

test('consent given late keeps what is there; withdrawn, all is wiped at once', () =>
  onShop({}, async (page, _site, asked) => {
    await answerAndType(asked);
    assert.equal(await kept(page), null);
    await page.evaluate(() => void window.touchstone.consent('session'));
    await until(() => kept(page), 'the draft');
    await page.evaluate(() => void window.touchstone.consent('none'));
    assert.equal(await kept(page), null);
    await page.reload();
    await asked.asks('Recommend us?');
  }));

test('consent given before the script has come counts from the start', () =>
  onShop(
    { files: { '/page.js': `${stub} touchstone.consent('session'); touchstone.track('checkout.completed');` } },
    async (page, _site, asked) => {
      await answerAndType(asked);
      await page.reload();
      await asked.asks('Why?');
      assert.equal(await typed(page), 'Half a thou');
    },
  ));

for (const level of ['false', '"denied"', 'undefined', '{}']) {
  test(`consent(${level}) is no consent, and said to be none`, () =>
    onShop({ storage: 'session' }, async (page, _site, asked) => {
      await answerAndType(asked);
      await page.evaluate(`void touchstone.consent(${level})`);
      await until(async () => (await kept(page)) === null, 'the wiping');
      assert.equal(page.lines.filter((line) => line.includes('consent() takes')).length, 1);
      await asked.click('.primary');
      await asked.asks('Anything else?');
      assert.equal(await kept(page), null);
    }));
}

for (const [level, storage] of [
  ['none', 'session'],
  ['session', 'none'],
]) {
  test(`consent('${level}') while the engine is loading counts`, () => {
    let release;
    const released = new Promise((resolve) => {
      release = resolve;
    });
    const engine = readFileSync(path.join(root, 'dist/engine.wasm'));
    const wasm = async (_request, response) => {
      await released;
      response.writeHead(200, { 'content-type': 'application/wasm' }).end(engine);
    };
    return onShop({ storage, live: { '/engine.wasm': wasm } }, async (page, _site, asked) => {
      await until(() => page.requests.some((request) => request.url().endsWith('engine.wasm')), 'the request');
      await page.evaluate((value) => void window.touchstone.consent(value), level);
      release();
      await asked.asks('Recommend us?');
      assert.equal((await kept(page)) !== null, level === 'session');
    });
  });
}

test('another order is another moment: it is asked anew', () =>
  onShop({ storage: 'session' }, async (page, _site, asked, live) => {
    await answerAndType(asked);
    live['/page.js'] = `${stub} touchstone.track('checkout.completed', { order: { id: 2 } });`;
    await page.reload();
    await asked.asks('Recommend us?');
  }));

test('who tries a survey out does not go on with a visitor’s response', () =>
  onShop(
    { storage: 'session', files: { '/page.js': `${stub} touchstone.show('s');` } },
    async (page, site, asked, live) => {
      await answerAndType(asked);
      live['/page.js'] = `${stub} touchstone.preview('s');`;
      await page.reload();
      await asked.asks('Recommend us?');
      await until(() => last(site)?.mode === 'test', 'the showing');
    },
  ));

test('what was written under one question is not written under the next survey’s', () =>
  onShop({ storage: 'session' }, async (page, _site, asked) => {
    await answerAndType(asked);
    await asked.click('.primary');
    await asked.asks('Anything else?');
    await page.reload();
    await asked.asks('Anything else?');
    assert.equal(await typed(page), '');
  }));

test('withdrawn on a page without a survey, before anything is loaded', () =>
  onShop({ files: { '/page.js': `${stub} touchstone.consent('none');` } }, async (page) => {
    await page.evaluate(() => sessionStorage.setItem('touchstone', 'x'));
    await page.reload();
    await until(async () => (await kept(page)) === null, 'the wiping');
  }));

const begunAnew = [
  [
    'another edition of surveys.json',
    async (_page, live) => {
      live['/surveys.json'] = surveys({ storage: 'session', why: 'Why so?' });
    },
  ],
  [
    'kept for longer than a day',
    (page) =>
      page.evaluate(() => {
        const draft = JSON.parse(sessionStorage.getItem('touchstone'));
        for (const event of draft.events) event.at -= 25 * 60 * 60 * 1000;
        sessionStorage.setItem('touchstone', JSON.stringify(draft));
      }),
  ],
  [
    'a clock that went back',
    (page) =>
      page.evaluate(() => {
        const draft = JSON.parse(sessionStorage.getItem('touchstone'));
        for (const event of draft.events) event.at += 60 * 60 * 1000;
        sessionStorage.setItem('touchstone', JSON.stringify(draft));
      }),
  ],
  ...['{', '[]', 'null', '{"edition":1}', '{"events":[{}]}'].map((text) => [
    `${text} in its place`,
    (page) => page.evaluate((content) => sessionStorage.setItem('touchstone', content), text),
  ]),
];
for (const [title, spoil] of begunAnew) {
  test(`begun anew: ${title}`, () =>
    onShop({ storage: 'session', files: { '/blank': '<!doctype html>' } }, async (page, site, asked, live) => {
      await answerAndType(asked);
      // What is spoiled, is spoiled after the page has written for the last time.
      await page.goto(`${site.url}/blank`);
      assert.match(await kept(page), /Half a thou/);
      await spoil(page, live);
      await page.goto(site.url);
      await asked.asks('Recommend us?');
    }));
}

test('another touchpoint asks its own survey', () =>
  onShop({ storage: 'session' }, async (page, _site, asked, live) => {
    await answerAndType(asked);
    live['/page.js'] = `${stub} touchstone.track('cart.viewed');`;
    await page.reload();
    await asked.asks('Content?');
  }));

test('storage that throws never reaches the page', () =>
  onShop(
    { storage: 'local' },
    async (page, site, asked) => {
      await answerAndType(asked);
      await asked.click('.primary');
      await until(() => last(site)?.answers.length === 2, 'the answer');
      await page.evaluate(() => void window.touchstone.consent('none'));
      await page.reload();
      await asked.asks('Recommend us?');
    },
    `<script>for (const name of ['localStorage', 'sessionStorage'])
      Object.defineProperty(window, name, { get() { throw new DOMException('not here', 'SecurityError'); } });</script>`,
  ));
