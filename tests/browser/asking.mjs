// A shop whose surveys are asked at touchpoints, and what a test wants to know of them: shared by the suites of whom, when and
// why not.
import assert from 'node:assert/strict';
import { openPage, survey, until } from './harness.mjs';
import { startSite, stub } from './site.mjs';

export const ask = (id, touchpoint, show) => ({
  id,
  touchpoint,
  ...(show && { show }),
  questions: [{ id: 'recommend', type: 'nps', text: `Recommend ${id}?` }],
});

export const config = (more) => ({
  version: 1,
  locale: 'en',
  endpoints: [{ id: 'main', url: '/v1/responses' }],
  ...more,
});

/** A shop of three pages with that surveys.json; its own script does nothing by itself. */
export async function onShop(browser, { file, script = '', head = '', body = '', path = '' }, look) {
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

export const call = (page, name, ...given) =>
  page.evaluate((what, all) => void window.touchstone[what](...all), name, given);
export const explain = (page) => page.evaluate(() => window.touchstone.explain());
export const reasons = async (page) =>
  Object.fromEntries((await explain(page)).map((each) => [each.survey, each.reason]));
export const visitorText = (page, storage = 'localStorage') =>
  page.evaluate((place) => window[place].getItem('touchstone.visitor'), storage);
export const close = async (asked) => {
  await asked.click('.close');
  await until(async () => !(await asked.isOpen()), 'the survey to leave');
};

export const cart = [ask('cart', 'cart.viewed')];
