// User journeys, the same in every engine: TOUCHSTONE_ENGINE=chromium, firefox or webkit. Each is walked through by a visitor's
// own means on a page of its own, with the real collector behind it, and ends with a look into the database.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startEngine } from './engines/engine.mjs';
import { visitor } from './engines/visitor.mjs';
import { until } from './harness.mjs';
import { answering } from './journeys/answering.mjs';
import { startShop } from './journeys/shop.mjs';

const name = process.env.TOUCHSTONE_ENGINE ?? 'chromium';
let engine;
let shop;
before(async () => {
  shop = await startShop();
  engine = await startEngine(name);
});
after(async () => {
  await engine?.stop();
  assert.equal(await shop?.stop(), 0);
});

for (const { title, walk, lines = [], ...pages } of [...answering]) {
  test(title, async () => {
    const site = await shop.visit(pages);
    const tab = await engine.open();
    try {
      await tab.goto(site.url);
      const asked = visitor(tab);
      /** Waits for the one row of this journey to have that status. */
      const row = (status) =>
        until(() => site.rows().find((each) => each.status === status), `a row that is ${status}`);
      await walk({ engine, tab, asked, site, row });
      const noted = await tab.evaluate(() => window.noted);
      assert.deepEqual(noted.errors, []);
      assert.deepEqual(noted.lines, lines);
    } finally {
      await tab.close();
      await site.close();
    }
  });
}
