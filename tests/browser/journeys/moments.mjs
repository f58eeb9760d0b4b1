// The right moment, and only with consent: what the page notices by itself, single-page shops, the way back, two tabs, and a visitor who changes
// their mind. Rules and faults are in moments.test.mjs and audience.test.mjs; here is what engines may do differently.
import assert from 'node:assert/strict';
import { until } from '../harness.mjs';
import { stub } from '../site.mjs';
import { recommend } from './answering.mjs';

/** Waits for a survey that asks this, and closes it. */
async function isAskedOnce(asked, text) {
  await asked.asks(text);
  // Not by one click after another in one place, which would be a double click.
  await asked.press('.close');
  await asked.leaves();
}

const hide = (tab, hidden) =>
  tab.evaluate((isHidden) => {
    Object.defineProperty(document, 'hidden', { value: isHidden, configurable: true });
    document.dispatchEvent(new Event('visibilitychange'));
  }, hidden);

/** Every kind of moment, and how it comes about. Each asks a survey of its own. */
const kinds = {
  'on entering': [{}, () => {}],
  'an element appears': [
    { on: { appears: '#notice' } },
    (tab) =>
      tab.evaluate(() => {
        document
          .querySelector('h1')
          .after(Object.assign(document.createElement('p'), { id: 'notice', textContent: 'Sold out' }));
      }),
  ],
  'a click': [
    { on: { clicked: 'h1' } },
    async (tab) => {
      await tab.move(60, 40);
      await tab.click();
    },
  ],
  scrolling: [{ on: { scrolled_percent: 50 } }, (tab) => tab.evaluate(() => scrollTo(0, 2500))],
  'a flick of the finger': [
    { page: { hash: 'flick' }, on: { exit_intent: true } },
    (tab) =>
      tab.evaluate(() => {
        let y = scrollY;
        const step = () => {
          document.body.dispatchEvent(new Event('touchmove', { bubbles: true }));
          y -= 150;
          scrollTo(0, y);
          if (y > 0) requestAnimationFrame(step);
        };
        // After the page has heard of its new address.
        addEventListener('hashchange', () => setTimeout(step, 300), { once: true });
        location.hash = 'flick';
      }),
  ],
  'the pointer leaves': [
    { page: { hash: 'pointer' }, on: { exit_intent: true } },
    (tab) =>
      tab.evaluate(() => {
        const leave = () => document.body.dispatchEvent(new MouseEvent('mouseout', { bubbles: true, clientY: -1 }));
        addEventListener('hashchange', () => setTimeout(leave, 300), { once: true });
        location.hash = 'pointer';
      }),
  ],
  'a return': [
    { on: { returned: true } },
    async (tab) => {
      await hide(tab, true);
      await hide(tab, false);
    },
  ],
  time: [
    { page: { query: { step: 'time' } }, on: { seconds: 1 } },
    (tab) => tab.evaluate(() => history.pushState({}, '', '?step=time')),
  ],
};

/** A survey that waits for this page's moment, for as long as a busy machine may take to see that it does. */
const waiting = (show = {}) => ({
  survey: { ...recommend, touchpoint: 'product.viewed', show: { after_seconds: 3, ...show } },
  config: { touchpoints: [{ name: 'product.viewed', page: { path: '/product' } }] },
  files: { '/page.js': stub },
});

const reasonOf = (tab) => tab.evaluate(() => window.touchstone.explain().then(([{ reason }]) => reason));
const becauseOf = (tab, reason) => until(async () => (await reasonOf(tab)) === reason, `the reason "${reason}"`);

/** The page's own way to another address, which is what single-page shops do. */
const goTo = (tab, path) => tab.evaluate((address) => history.pushState({}, '', address), path);

const keptKeys = (tab) =>
  tab.evaluate(() =>
    [...Object.keys(sessionStorage), ...Object.keys(localStorage)].filter((key) => /^touchstone/.test(key)).sort(),
  );

export const moments = [
  {
    title: 'every kind of moment asks its survey',
    config: {
      touchpoints: Object.entries(kinds).map(([name, [moment]]) => ({ name, ...moment })),
      surveys: Object.keys(kinds).map((name, n) => ({
        ...recommend,
        id: `${n}`,
        touchpoint: name,
        questions: [{ id: 'q', type: 'nps', text: `After ${name}?` }],
      })),
    },
    files: { '/page.js': stub },
    body: () => '<div style="height:5000px"></div>',
    async walk({ asked, tab, site }) {
      for (const [name, [, act]] of Object.entries(kinds)) {
        await act(tab);
        await isAskedOnce(asked, `After ${name}?`);
      }
      await until(() => site.rows().length === Object.keys(kinds).length, 'all rows');
    },
  },
  {
    title: 'inactivity asks, in a page whose time runs ten times as fast',
    survey: { ...recommend, touchpoint: 'idle' },
    config: { touchpoints: [{ name: 'idle', on: { idle_seconds: 5 } }] },
    files: { '/page.js': stub },
    head: `<script>{
      const { setTimeout } = window; const faster = (ms) => (ms > 6000 ? ms : ms / 10); // requests keep their patience
      window.setTimeout = (call, ms, ...given) => setTimeout(call, faster(ms), ...given);
      const now = performance.now.bind(performance); performance.now = () => now() * 10;
    }</script>`,
    async walk({ asked, row }) {
      await asked.asks('Recommend us?');
      await row('shown');
    },
  },
  {
    title: 'a single-page shop: who goes on before the survey comes is not asked; who stays is',
    ...waiting(),
    async walk({ asked, tab, row }) {
      await goTo(tab, '/product?n=1');
      await becauseOf(tab, 'waiting');
      await goTo(tab, '/cart');
      await becauseOf(tab, 'left');
      // By the Navigation API where the engine has it, as newer routers do.
      await tab.evaluate(() => {
        if (!window.navigation) return void history.pushState({}, '', '/product');
        window.navigation.addEventListener('navigate', (event) => event.canIntercept && event.intercept());
        window.navigation.navigate('/product');
      });
      await asked.asks('Recommend us?');
      await row('shown');
    },
  },
  {
    title: 'told to follow, a survey that waits goes along',
    ...waiting({ follow: true }),
    async walk({ asked, tab, row }) {
      await goTo(tab, '/product');
      await becauseOf(tab, 'waiting');
      await goTo(tab, '/cart');
      await asked.asks('Recommend us?');
      await row('shown');
    },
  },
  {
    title: 'a page that comes back as it was is entered anew',
    survey: { ...recommend, touchpoint: 'home', show: { after_seconds: 3 } },
    config: { touchpoints: [{ name: 'home', page: { path: '/' } }] },
    files: { '/page.js': stub },
    async walk({ asked, tab, site, say }) {
      await becauseOf(tab, 'waiting');
      await tab.evaluate(() => document.getElementById('home').click());
      await asked.arrives('/other.html');
      await tab.back();
      await asked.arrives('/');
      say(`revived: ${await tab.evaluate(() => window.noted.revived)}`);
      await asked.asks('Recommend us?');
      await until(() => site.rows().length === 1, 'the one showing');
    },
  },
  {
    title: 'two tabs wait, and one of them asks',
    survey: { ...recommend, show: { after_seconds: 1, not_again_for_days: 30 } },
    privacy: { storage: 'local' },
    files: { '/page.js': `${stub} touchstone.track('checkout.completed');` },
    async walk({ engine, asked, tab, site, visitor }) {
      const second = await engine.open();
      await second.goto(site.url);
      const alsoAsked = visitor(second);
      const isAsked = async () => [await asked.isAsked(), await alsoAsked.isAsked()];
      await until(async () => (await isAsked()).includes(true), 'one of them');
      // Both have had their second by then, and one more.
      await new Promise((resolve) => setTimeout(resolve, 1500));
      const quiet = (await asked.isAsked()) ? second : tab;
      await becauseOf(quiet, 'rest');
      assert.deepEqual((await isAsked()).sort(), [false, true]);
      await until(() => site.rows().length === 1, 'the row');
      await second.close();
    },
  },
  {
    title: 'consent comes late, and goes in the middle',
    survey: { ...recommend, show: { needs_storage: true, not_again_for_days: 30 } },
    async walk({ asked, tab, row }) {
      await becauseOf(tab, 'consent');
      assert.deepEqual(await keptKeys(tab), []);
      await tab.evaluate(() => {
        window.touchstone.consent('local');
        window.touchstone.track('checkout.completed');
      });
      await asked.asks('Recommend us?');
      // And what is on its way, as long as it is.
      const keys = (await keptKeys(tab)).filter((key) => !key.startsWith('touchstone.out.'));
      assert.deepEqual(keys, ['touchstone', 'touchstone.visitor']);
      await asked.choose(8);
      await asked.asks('Why?');
      await tab.evaluate(() => window.touchstone.consent('none'));
      assert.deepEqual(await keptKeys(tab), []);
      await asked.skip();
      await asked.asks('Thank you!');
      await row('completed');
      assert.deepEqual(await keptKeys(tab), []);
    },
  },
];
