// Pictures of everything the widget can draw, from views written by hand, as the engine would give them: to be looked at
// whenever a view or a style changes. No engine and no collector are needed.
//
//   node tests/browser/gallery.mjs OUT_DIR [PART OF A NAME]
//
// OUT_DIR/index.html shows them all.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';
import { views } from './gallery_views.mjs';
import { launchBrowser, openPage, root } from './harness.mjs';
import { startSite } from './site.mjs';

const [outDir, only = ''] = process.argv.slice(2);
mkdirSync(outDir, { recursive: true });

const sizes = [
  { width: 320, height: 640 },
  { width: 1280, height: 720 },
];
/** `forced`: the visitor's own few colours instead of all of ours. */
const schemes = ['light', 'dark', 'forced'];
const directions = ['ltr', 'rtl'];

/** The real screen, put on the page as `drawView`; what it sends to the engine is noted. */
async function screenScript() {
  const { outputFiles } = await build({
    stdin: {
      contents: `
        import { createScreen } from './widget/src/view/screen';
        export * from './widget/src/toolkit';
        const screen = createScreen();
        const note = (name) => (...given) => window.said.push([name, ...given]);
        window.said = [];
        const actions = { answer: note('answer'), skip: note('skip'), back: note('back'), close: note('close') };
        window.drawView = (view) => screen.show(view, actions);`,
      resolveDir: root,
      loader: 'ts',
    },
    bundle: true,
    write: false,
    format: 'esm',
    target: 'es2020',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    external: ['./touchstone.more.mjs'],
    loader: { '.css': 'text' },
  });
  return outputFiles[0].text;
}

const shop = `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark"><title>Gallery</title><link rel="icon" href="data:,">
<style>body { font: 16px/1.5 system-ui, sans-serif; margin: 2em }</style>
<h1>Thank you for your order</h1><script type="module" src="/touchstone.widget.mjs"></script>`;

// Under the widget's name, since touchstone.more.mjs takes its parts from there.
const site = await startSite({ '/': shop, '/touchstone.widget.mjs': await screenScript() });
const browser = await launchBrowser();
const pictures = [];
try {
  for (const { width, height } of sizes) {
    for (const scheme of schemes) {
      const page = await openPage(browser, { width, height, scheme: scheme === 'forced' ? 'light' : scheme });
      if (scheme === 'forced') {
        const session = await page.createCDPSession();
        const features = [
          { name: 'forced-colors', value: 'active' },
          { name: 'prefers-reduced-motion', value: 'reduce' },
        ];
        await session.send('Emulation.setEmulatedMedia', { features });
      }
      await page.goto(site.url);
      await page.waitForFunction(() => window.drawView);
      for (const { name, view, prepare } of views.filter((each) => each.name.includes(only))) {
        for (const direction of directions) {
          await page.evaluate((drawn) => window.drawView(drawn), null);
          await page.evaluate((drawn) => window.drawView(drawn), { ...view, direction });
          await page.waitForSelector('>>> .card');
          await prepare?.(page);
          const file = `${name}-${width}-${scheme}-${direction}.png`;
          await page.screenshot({
            path: path.join(outDir, file),
            ...(width > 480 && { clip: { x: width - 500, y: 0, width: 500, height } }),
          });
          await page.mouse.move(0, 0);
          const wide = await page.$eval('>>> .card', (card) => card.scrollWidth > card.clientWidth);
          if (wide) throw new Error(`${file}: wider than its card`);
          pictures.push({ name, file });
        }
      }
      if (page.errors.length > 0) throw new Error(page.errors.join('\n'));
      await page.close();
    }
  }
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
${views.map(shelf).join('\n')}`,
);
console.log(`${pictures.length} pictures: ${path.resolve(outDir, 'index.html')}`);
