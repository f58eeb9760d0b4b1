// User journeys, the same in every engine: TOUCHSTONE_ENGINE=chromium, firefox or webkit. Each is walked through by a visitor's
// own means on pages of its own, with the real collector behind them, and ends with a look into the database.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startEngine } from './engines/engine.mjs';
import { visitor } from './engines/visitor.mjs';
import { until } from './harness.mjs';
import { answering } from './journeys/answering.mjs';
import { askedFor } from './journeys/asked_for.mjs';
import { displays } from './journeys/displays.mjs';
import { guests } from './journeys/guests.mjs';
import { leaving } from './journeys/leaving.mjs';
import { moments } from './journeys/moments.mjs';
import { startShop } from './journeys/shop.mjs';
import { trouble } from './journeys/trouble.mjs';

const name = process.env.TOUCHSTONE_ENGINE ?? 'chromium';
let usual;
let shop;
before(async () => {
  shop = await startShop();
  usual = await startEngine(name);
});
after(async () => {
  await usual?.stop();
  assert.equal(await shop?.stop(), 0);
});

/** @param size of the window; @param wishes of a visitor who is not the usual one; @param ends the walk closes the tab itself */
for (const { title, walk, lines = [], size, wishes, ends, ...pages } of [
  ...answering,
  ...leaving,
  ...trouble,
  ...guests,
  ...displays,
  ...askedFor,
  ...moments,
]) {
  test(title, async (context) => {
    const site = await shop.visit(pages);
    const engine = wishes ? await startEngine(name, wishes) : usual;
    try {
      const tab = await engine.open(...(size ?? []));
      await tab.goto(site.url);
      /** Waits for the one row of this journey to have that status. */
      const row = (status) =>
        until(() => site.rows().find((each) => each.status === status), `a row that is ${status}`);
      const say = (line) => context.diagnostic(line);
      await walk({ engine, tab, asked: visitor(tab), visitor, site, row, say });
      if (ends) return;
      const noted = await tab.evaluate(() => window.noted);
      assert.deepEqual(noted.errors, []);
      if (lines) assert.deepEqual(noted.lines, lines);
      await tab.close();
    } finally {
      if (wishes) await engine.stop();
      await site.close();
    }
  });
}
