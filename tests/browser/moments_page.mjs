// A page that watches for its own touchpoints, and notes what is told.
import assert from 'node:assert/strict';
import { launchBrowser, openPage, until } from './harness.mjs';
import { startSite } from './site.mjs';

let browser;
/** The one tab, and the site it is on; there once `start` has been called. */
export let page;
export let site;
/** What the one page of the site is at the moment. */
let now = '';
let visits = 0;
export async function start() {
  browser = await launchBrowser();
  page = await openPage(browser);
  site = await startSite({
    '/other.html': html('<h1>Other</h1>'),
    '/page.html': (_request, response) => response.writeHead(200, { 'content-type': 'text/html' }).end(now),
  });
}
export async function stop() {
  await browser.close();
  await site.stop();
}

export function html(body) {
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Shop</title><link rel="icon" href="data:,"><body>${body}`;
}

export const tall = '<div style="height:4000px"></div>';

/**
 * Opens a page with that body, and watches for these touchpoints; `before` runs in the page ahead of that. `told` are the names so far. `wanted`:
 * what surveys ask for, which is every name unless said otherwise.
 */
export async function onPage({ touchpoints, body = '', hash = '', wanted, before = '' }, look) {
  const names = wanted ?? touchpoints.map((each) => each.name);
  const surveys = { surveys: names.map((touchpoint) => ({ touchpoint })), touchpoints };
  now = html(`${body}<script>window.told = []; ${before}</script><script type="module">
    import { watch } from '/touchstone.moments.mjs';
    watch({}, ${JSON.stringify(JSON.stringify(surveys))}, { track: (name) => told.push(name) });
    window.watching = true;
  </script>`);
  page.errors.length = page.lines.length = 0;
  visits += 1;
  await page.goto(`${site.url}/page.html?visit=${visits}${hash}`);
  await page.waitForFunction('window.watching');
  await look(() => page.evaluate(() => window.told));
  assert.deepEqual(page.errors, []);
}

export const toldOnce = async (told, name) => {
  await until(async () => (await told()).includes(name), `"${name}" to be told`);
  assert.deepEqual(await told(), [name]);
};

/** Long enough for what is gathered before the page is searched, and for a frame. */
export const aWhile = () => new Promise((resolve) => setTimeout(resolve, 300));

/** Long enough for what waits for the next task or frame. */
export const aMoment = () =>
  page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 20))));

export const hide = (hidden) =>
  page.evaluate((isHidden) => {
    Object.defineProperty(document, 'hidden', { value: isHidden, configurable: true });
    document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
  }, hidden);
