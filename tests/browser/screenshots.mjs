// The pictures of the papers, taken from the running demo shop.
//
//   node tests/browser/screenshots.mjs OUT_DIR
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { launchBrowser, openPage, startCollector, survey } from './harness.mjs';

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
} finally {
  await browser.close();
  await collector.stop();
}
