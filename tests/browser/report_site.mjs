// The report page without responses of its own, for tests that drop files on it.
import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { launchShell, startCollector } from './harness.mjs';
import { dropFiles, openReport } from './report_page.mjs';

/**
 * Serves it to all tests of a file, at the beginning of which this is to be called. Answers what opens it:
 * `open('?lang=en', file)` with files that are dropped, `open({ search, width, scheme })` in another window.
 */
export function serveReport() {
  let browser;
  let collector;
  before(async () => {
    [browser, collector] = await Promise.all([launchShell(), startCollector()]);
  });
  after(async () => {
    await browser.close();
    assert.equal(await collector.stop(), 0);
  });
  return async (how, ...files) => {
    const page = await openReport(browser, collector.url, typeof how === 'string' ? { search: how } : how);
    await page.waitForSelector('.ways');
    if (files.length > 0) await dropFiles(page, ...files);
    return page;
  };
}
