// axe-core finds nothing on the report, by day and by night, at a desk and on a phone, before anything is open and after.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import { demoData, dropFiles, settled } from './report_page.mjs';
import { serveReport } from './report_site.mjs';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const options = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  rules: { 'target-size': { enabled: true } },
  resultTypes: ['violations'],
};

const open = serveReport();

async function findings(page) {
  if (!(await page.evaluate(() => !!window.axe))) await page.evaluate(source);
  return page.evaluate(async (given) => {
    const { violations } = await window.axe.run(document, given);
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id}: ${target}: ${failureSummary}`),
    );
  }, options);
}

test('axe looks: what is spoilt is found', async () => {
  const page = await open('');
  await page.waitForSelector('.ways');
  await page.$eval('.help', (each) => {
    each.style.color = '#aaa';
  });
  const [found] = await findings(page);
  assert.match(found, /^color-contrast/);
  await page.close();
});

for (const [scheme, width, height] of [
  ['light', 1280, 900],
  ['dark', 320, 640],
]) {
  test(`${scheme}, ${width} px`, async () => {
    const page = await open({ scheme, width, height, search: '?lang=en' });
    await page.waitForSelector('.ways');
    assert.deepEqual(await findings(page), []);
    await dropFiles(page, { name: 'year.ndjson', content: `${demoData(2_000)}nonsense\n` });
    await settled(page);
    await page.waitForSelector('#topics .chart svg');
    assert.deepEqual(await findings(page), []);
    await page.evaluate(() => {
      for (const button of document.querySelectorAll('.tools > button')) button.click();
      for (const menu of document.querySelectorAll('details')) menu.open = true;
    });
    assert.deepEqual(await findings(page), []);
    assert.equal(
      await page.evaluate(() => document.documentElement.scrollWidth - innerWidth <= 0),
      true,
      'nothing beside the page',
    );
    await page.close();
  });
}
