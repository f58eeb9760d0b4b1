// A page of a site, opened, looked at and put away again.
import assert from 'node:assert/strict';
import { openPage } from './harness.mjs';
import { startSite } from './site.mjs';

/** Opens the page at `path` of a site with these files, and gives it to `look` once the network is quiet. */
export async function onPage(browser, { files, options, path = '', prepare = async () => {}, ...window }, look) {
  const site = await startSite(files, options);
  const page = await openPage(browser, window);
  try {
    await prepare(page);
    await page.goto(`${site.url}/${path}`);
    await page.waitForNetworkIdle({ idleTime: 400 });
    await look(page, site);
  } finally {
    await page.close();
    await site.stop();
  }
}

/** What Touchstone has written to the console. */
export const ownLines = (page) => page.lines.filter((line) => line.startsWith('touchstone: '));

/** Nothing of a survey is there, and the shop's own page is as it was. */
export async function assertUntouched(page) {
  assert.deepEqual(page.errors, []);
  assert.equal(await page.$eval('body', (body) => body.textContent.trim()), 'Thank you for your order');
  assert.equal(await page.$('touchstone-survey'), null);
}
