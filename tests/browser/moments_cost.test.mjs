// What watching for touchpoints costs the page: nothing is laid out or styled because of it, and nothing takes long. A busy page with every
// trigger is held against the same page without.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launchBrowser, openPage } from './harness.mjs';
import { startSite } from './site.mjs';

/** None of them is ever reached, so that they all stay armed. */
const triggers = [
  ...Array.from({ length: 20 }, (_, n) => ({ appears: `.never-${n} > [data-state="open"]` })),
  ...Array.from({ length: 20 }, (_, n) => ({ clicked: `.never-${n}` })),
  ...Array.from({ length: 5 }, () => ({ scrolled_percent: 100 })),
  ...Array.from({ length: 5 }, () => ({ seconds: 86_400 })),
  ...Array.from({ length: 5 }, () => ({ idle_seconds: 86_400 })),
  { exit_intent: true },
  { returned: true },
];
const surveys = JSON.stringify({
  surveys: triggers.map((_, n) => ({ touchpoint: `t${n}` })),
  touchpoints: triggers.map((on, n) => ({ name: `t${n}`, on, page: { path: '/**', query: { v: '*' } } })),
});

/** 60 frames in which the page scrolls, writes into itself, and hears of pointer and finger, as busy pages do. */
const busy = `
  window.longTasks = 0;
  new PerformanceObserver((list) => { longTasks += list.getEntries().length; }).observe({ type: 'longtask' });
  window.work = async () => {
    for (let frame = 0; frame < 60; frame += 1) {
      await new Promise(requestAnimationFrame);
      const card = document.querySelectorAll('.card')[frame];
      card.classList.toggle('on');
      card.style.paddingLeft = frame % 7 + 'px';
      card.append(Object.assign(document.createElement('p'), { className: 'never-x', textContent: frame }));
      scrollTo(0, frame * 40);
      for (const type of ['pointermove', 'touchmove', 'mouseout', 'click']) {
        card.dispatchEvent(new MouseEvent(type, { bubbles: true, clientY: 50 }));
      }
    }
    await new Promise((resolve) => setTimeout(resolve, 400));
  };`;

const page = (watched) =>
  `<!doctype html><html lang="en"><title>Shop</title><link rel="icon" href="data:,"><style>.on { color: red }</style><body>
${Array.from({ length: 400 }, (_, n) => `<div class="card"><h2>Lamp ${n}</h2><p>A lamp.</p></div>`).join('')}<script>${busy}</script>
<script type="module">${watched ? `import { watch } from '/touchstone.moments.mjs'; watch({}, ${JSON.stringify(surveys)}, { track() {} });` : ''} window.ready = true;</script>`;

let browser;
let site;
before(async () => {
  browser = await launchBrowser();
  site = await startSite({ '/with': page(true), '/without': page(false) });
});
after(async () => {
  await browser.close();
  await site.stop();
});

async function visit(path) {
  const tab = await openPage(browser);
  await tab.goto(`${site.url}${path}?v=1`);
  await tab.waitForFunction('window.ready');
  const before = await tab.metrics();
  await tab.evaluate('work()');
  const after = await tab.metrics();
  const longTasks = await tab.evaluate(() => window.longTasks);
  assert.deepEqual(tab.errors, []);
  await tab.close();
  return {
    layouts: after.LayoutCount - before.LayoutCount,
    styles: after.RecalcStyleCount - before.RecalcStyleCount,
    longTasks,
  };
}

test('no layout, no style and no long task more than without', async (context) => {
  // The machine may be busy itself: of a few runs the quietest counts.
  const least = { with: undefined, without: undefined };
  const isNoMore = () => Object.keys(least.with ?? {}).every((key) => least.with[key] <= least.without[key]);
  for (let run = 0; run < 4 && !(least.with && isNoMore()); run += 1) {
    for (const name of ['without', 'with']) {
      const now = await visit(`/${name}`);
      const last = least[name] ?? now;
      least[name] = Object.fromEntries(Object.keys(now).map((key) => [key, Math.min(now[key], last[key])]));
    }
  }
  context.diagnostic(JSON.stringify(least));
  assert.ok(least.without.layouts >= 60, 'the page lays itself out');
  assert.ok(least.with.layouts <= least.without.layouts, 'layouts');
  assert.ok(least.with.styles <= least.without.styles, 'styles');
  assert.ok(least.with.longTasks <= least.without.longTasks, 'long tasks');
});
