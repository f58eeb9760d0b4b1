// The pages on which displays are tested: one touchpoint for each display, reached by `?at=NAME`.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { openPage, startCollector } from './harness.mjs';
import { stub, tag } from './site.mjs';

const positions = ['top-left', 'top', 'top-right', 'bottom-left', 'bottom', 'bottom-right'];

/** Names of touchpoints, and the display that is asked for there. */
export const displays = {
  popover: undefined,
  modal: { type: 'modal' },
  bar: { type: 'bar' },
  inline: { type: 'inline' },
  tab: { type: 'tab', label: 'Your opinion' },
  page: { type: 'page' },
  ...Object.fromEntries(positions.map((position) => [position, { type: 'popover', position }])),
};

const surveys = JSON.stringify({
  version: 1,
  locale: 'en',
  endpoints: [{ id: 'main', url: '/v1/responses' }],
  surveys: Object.entries(displays).map(([id, display]) => ({
    id,
    touchpoint: id,
    display,
    questions: [
      { id: 'recommend', type: 'nps', text: 'Recommend us?' },
      { id: 'why', type: 'text', text: 'Why?' },
    ],
    endings: [{ id: 'thanks', text: 'Thank you!' }],
  })),
});

const page = (body) => `<!doctype html><html lang="en"><meta charset="utf-8">
<meta name="viewport" content="width=device-width"><title>Shop</title><link rel="icon" href="data:,">
<link rel="stylesheet" href="/page.css"><h1>Thank you for your order</h1><button id="shop">To the shop</button>${body}
<script src="/page.js"></script>${tag}`;

const pages = {
  'index.html': page(''),
  'element.html': page(
    '<div class="box"><touchstone-survey survey="inline"></touchstone-survey></div><footer></footer>',
  ),
  'survey.html': page('<main><touchstone-survey page></touchstone-survey></main>'),
  'high.html': page('<div class="high">Above all</div>'),
  'long.html': page('<div class="long"></div>'),
  'dialog.html': page(
    `<dialog id="dialog"><p>The shop's own</p><button id="inside">Close</button></dialog><div id="video">A film</div>`,
  ),
  'dialog_element.html': page(
    '<dialog id="dialog"><p>Tell us</p><touchstone-survey survey="inline"></touchstone-survey></dialog>',
  ),
  'page.css': `.box { width: 600px }
main { width: 900px }
.high { position: fixed; z-index: 2147483647; inset: 0; background: tan; transform: scale(1) }
.long { height: 4000px }`,
  'page.js': `${stub}
const { searchParams } = new URL(location.href);
if (searchParams.has('dialog')) document.querySelector('dialog').showModal();
if (searchParams.has('focused')) document.querySelector('#shop').focus();
if (searchParams.has('scrolled')) scrollTo(0, 10);
if (searchParams.has('rtl')) document.documentElement.dir = 'rtl';
touchstone.on('shown', () => { window.wasShown = true; });
touchstone.track(searchParams.get('at'));`,
  'surveys.json': surveys,
};

/** Where a display of that name is at home. */
const homes = { inline: 'element.html', page: 'survey.html' };

/** A collector that serves these pages; `open` goes to one of them. */
export async function startShop(browser) {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'touchstone-displays-'));
  for (const [name, text] of Object.entries(pages)) writeFileSync(path.join(folder, name), text);
  const collector = await startCollector({ site: folder });
  return {
    rows: collector.rows,
    async open(display, { path: file = homes[display] ?? '', query = '', ...window } = {}) {
      const tab = await openPage(browser, window);
      await tab.goto(`${collector.url}/${file}?at=${display}${query}`);
      return tab;
    },
    async stop() {
      const code = await collector.stop();
      rmSync(folder, { recursive: true });
      return code;
    },
  };
}
