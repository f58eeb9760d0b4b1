// Pictures of everything the widget can draw, from views written by hand, as the engine would give them: to be looked at
// whenever a view or a style changes. No engine and no collector are needed.
//
//   node tests/browser/gallery.mjs OUT_DIR [PART OF A NAME]
//
// OUT_DIR/index.html shows them all.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { displays, shopPage, surveyPage, words } from './gallery_displays.mjs';
import { views } from './gallery_views.mjs';
import { launchBrowser, openPage, until } from './harness.mjs';
import { screenScript } from './screen_script.mjs';
import { startSite } from './site.mjs';

const [outDir, only = ''] = process.argv.slice(2);
mkdirSync(outDir, { recursive: true });

const directions = ['ltr', 'rtl'];
const wanted = ({ name }) => name.includes(only);

const plainPage = `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark"><title>Gallery</title><link rel="icon" href="data:,">
<style>body { font: 16px/1.5 system-ui, sans-serif; margin: 2em }</style>
<h1>Thank you for your order</h1><script type="module" src="/touchstone.widget.mjs"></script>`;

// Under the widget's name, since touchstone.more.mjs takes its parts from there.
const site = await startSite({
  '/': plainPage,
  '/shop-ltr': shopPage('ltr'),
  '/shop-rtl': shopPage('rtl'),
  '/page-ltr': surveyPage('ltr'),
  '/page-rtl': surveyPage('rtl'),
  '/touchstone.widget.mjs': await screenScript(),
});
const browser = await launchBrowser();
const pictures = [];

async function open(width, height, scheme) {
  const page = await openPage(browser, { width, height, scheme: scheme === 'forced' ? 'light' : scheme });
  if (scheme === 'forced') {
    const session = await page.createCDPSession();
    const features = [
      { name: 'forced-colors', value: 'active' },
      { name: 'prefers-reduced-motion', value: 'reduce' },
    ];
    await session.send('Emulation.setEmulatedMedia', { features });
  }
  return page;
}

async function goTo(page, where) {
  await page.goto(site.url + where);
  await page.waitForFunction(() => window.drawView);
}

async function draw(page, view, { name, prepare }, file, clip) {
  await page.evaluate((drawn) => window.drawView(drawn), null);
  await page.evaluate((drawn) => window.drawView(drawn), view);
  // Asked again and again: of a shadow root that an element of the page is given, the document says nothing.
  await until(() => page.$('>>> :is(.card, .handle)'), file);
  await prepare?.(page);
  await page.screenshot({ path: path.join(outDir, file), ...clip });
  await page.mouse.move(0, 0);
  const wide = await page.$eval('>>> :is(.card, .handle)', (card) => card.scrollWidth > card.clientWidth);
  if (wide) throw new Error(`${file}: wider than its card`);
  const scrolls = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
  if (scrolls) throw new Error(`${file}: the page scrolls sideways`);
  pictures.push({ name, file });
}

/** Every type, style, state and problem; `forced` is the visitor's own few colours instead of all of ours. */
async function drawViews() {
  for (const [width, height] of [
    [320, 640],
    [1280, 720],
  ]) {
    for (const scheme of ['light', 'dark', 'forced']) {
      const page = await open(width, height, scheme);
      await goTo(page, '/');
      for (const each of views.filter(wanted)) {
        for (const direction of directions) {
          const clip = width > 480 && { clip: { x: width - 500, y: 0, width: 500, height } };
          await draw(page, { ...each.view, direction }, each, `${each.name}-${width}-${scheme}-${direction}.png`, clip);
        }
      }
      if (page.errors.length > 0) throw new Error(page.errors.join('\n'));
      await page.close();
    }
  }
}

/** Every display and position, on the page of a shop. */
async function drawDisplays() {
  for (const [width, height, schemes] of [
    [320, 640, ['light', 'dark']],
    [640, 320, ['light']],
    [768, 1024, ['light', 'dark']],
    [1280, 720, ['light', 'dark', 'forced']],
  ]) {
    for (const scheme of schemes) {
      const page = await open(width, height, scheme);
      for (const direction of directions) {
        for (const each of displays.filter(wanted)) {
          await goTo(page, `/${each.path ?? 'shop'}-${direction}`);
          const view = { ...each.of(words[direction]), locale: words[direction].locale, direction };
          await draw(page, view, each, `${each.name}-${width}-${scheme}-${direction}.png`);
        }
      }
      if (page.errors.length > 0) throw new Error(page.errors.join('\n'));
      await page.close();
    }
  }
}

try {
  await drawDisplays();
  await drawViews();
} finally {
  await browser.close();
  await site.stop();
}

const shelf = ({ name }) =>
  `<h2>${name}</h2>${pictures
    .filter((picture) => picture.name === name)
    .map(({ file }) => `<img src="${file}" alt="${file}" loading="lazy">`)
    .join('')}`;
writeFileSync(
  path.join(outDir, 'index.html'),
  `<!doctype html><meta charset="utf-8"><title>Touchstone: gallery</title>
<style>body { font: 16px system-ui; background: #888 } img { width: 300px; margin: 4px; vertical-align: top }</style>
${[...displays, ...views].filter(wanted).map(shelf).join('\n')}`,
);
console.log(`${pictures.length} pictures: ${path.resolve(outDir, 'index.html')}`);
