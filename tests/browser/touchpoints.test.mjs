// data-touchpoints at the tag: where a survey is likely, the widget comes beside surveys.json instead of after it.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launchShell, openPage, survey, until } from './harness.mjs';
import { startSite, stub, surveys } from './site.mjs';

let browser;
before(async () => {
  browser = await launchShell();
});
after(() => browser.close());

/** A site that keeps surveys.json back until `release`. */
async function onHeldPage({ touchpoints, files = {} }, look) {
  let release;
  const released = new Promise((resolve) => {
    release = resolve;
  });
  const site = await startSite({
    '/': `<!doctype html><html lang="en"><title>Shop</title><link rel="icon" href="data:,"><body><h1>Thank you</h1>
<script src="/page.js"></script><script async src="/touchstone.js" data-surveys="/surveys.json"
data-touchpoints="${touchpoints}"></script>`,
    '/page.js': `${stub} touchstone.track('checkout.completed');`,
    '/surveys.json': async (_request, response) => {
      await released;
      response.writeHead(200, { 'content-type': 'application/json' }).end(surveys());
    },
    ...files,
  });
  const page = await openPage(browser);
  const asked = (file) => page.requests.some((request) => request.url().endsWith(file));
  try {
    await page.goto(site.url);
    await until(() => asked('/surveys.json'), 'surveys.json to be asked for');
    await look({ page, asked, release });
    assert.deepEqual(page.errors, []);
  } finally {
    release();
    await page.close();
    await site.stop();
  }
}

test('the widget does not wait for surveys.json, the question does', () =>
  onHeldPage({ touchpoints: 'delivery.received checkout.completed' }, async ({ page, asked, release }) => {
    await until(() => asked('/touchstone.widget.mjs'), 'the widget to be asked for');
    assert.equal(asked('/engine.wasm'), false);
    assert.equal(await survey(page).isOpen(), false);
    release();
    await survey(page).asks('Recommend us?');
    assert.deepEqual(page.lines, []);
  }));

for (const touchpoints of ['', 'delivery.received', 'checkout checkout.completed.twice']) {
  test(`at other touchpoints than "${touchpoints}" it does`, () =>
    onHeldPage({ touchpoints }, async ({ page, asked, release }) => {
      await page.waitForNetworkIdle({ idleTime: 300, concurrency: 1 });
      assert.equal(asked('/touchstone.widget.mjs'), false);
      release();
      await survey(page).asks('Recommend us?');
    }));
}

test('a widget that does not come is told of once, and leaves the page alone', () =>
  onHeldPage(
    { touchpoints: 'checkout.completed', files: { '/touchstone.widget.mjs': 404 } },
    async ({ page, asked, release }) => {
      await until(() => asked('/touchstone.widget.mjs'), 'the widget to be asked for');
      release();
      await until(() => page.lines.some((line) => line.startsWith('touchstone: cannot start')), 'the line');
      assert.equal(page.lines.filter((line) => line.startsWith('touchstone: ')).length, 1);
    },
  ));
