// The pictures of the papers, taken from the running demo shop.
//
//   node tests/browser/screenshots.mjs OUT_DIR
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { launchBrowser, openPage, startCollector, survey } from './harness.mjs';
import { demoData, dropFiles, openReport, settled } from './report_page.mjs';

const [outDir] = process.argv.slice(2);
mkdirSync(outDir, { recursive: true });

const sizes = [
  { name: 'desktop', width: 1280, height: 800 },
  { name: 'phone', width: 360, height: 740 },
];

const collector = await startCollector();
const browser = await launchBrowser();
try {
  for (const { name, ...size } of sizes) {
    for (const scheme of ['light', 'dark']) {
      const page = await openPage(browser, { ...size, scheme });
      const shoot = (what) => page.screenshot({ path: path.join(outDir, `${what}-${name}-${scheme}.png`) });
      await page.goto(`${collector.url}/product.html?id=heath-teapot&lang=en`);
      await page.click('#add-to-cart');
      await page.goto(`${collector.url}/confirmation.html?lang=en`);
      await survey(page).asks('recommend us');
      await shoot('confirmation');
      await page.close();
    }
  }
  // The report over a year of made-up responses, three weeks of which parcels came late.
  const year = demoData(40_000);
  for (const [name, scheme, width, height] of [
    ['report-light', 'light', 1280, 1480],
    ['report-dark', 'dark', 1280, 1480],
    ['report-phone', 'light', 360, 740],
  ]) {
    const page = await openReport(browser, collector.url, { scheme, width, height, search: '?lang=en&metric=csat' });
    await page.waitForSelector('.ways');
    await dropFiles(page, { name: 'year.ndjson', content: year });
    await settled(page);
    await page.waitForFunction(() => document.querySelectorAll('.chart svg').length === 5);
    await page.screenshot({ path: path.join(outDir, `${name}.png`) });
    await page.close();
  }
} finally {
  await browser.close();
  await collector.stop();
}
