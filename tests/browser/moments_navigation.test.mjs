// Every way to another page, where each may be a touchpoint: addresses that a script changes, and the browser's own way back.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { until } from './harness.mjs';
import { aMoment, aWhile, onPage, page, site, start, stop } from './moments_page.mjs';

before(start);
after(stop);

/** How a page without the Navigation API behaves, which all browsers had before. */
const historyOnly = "Object.defineProperty(window, 'navigation', { value: undefined });";
for (const [api, before] of [
  ['Navigation API', ''],
  ['History API', historyOnly],
]) {
  const cart = [{ name: 'cart.viewed', page: { path: '/cart*' } }];
  const expect = async (told, act, names, what) => {
    await page.evaluate(act);
    await until(async () => (await told()).length >= names.length, what ?? 'it to be told');
    await aMoment();
    assert.deepEqual(await told(), names, what);
  };
  test(`${api}: every address is a page of its own`, () =>
    onPage({ touchpoints: cart, before }, async (told) => {
      await expect(told, () => history.pushState({}, '', '/cart'), ['cart.viewed'], 'pushState');
      await expect(told, () => history.replaceState({ open: 1 }, '', '/cart'), ['cart.viewed'], 'the same address');
      await expect(told, () => history.pushState({ dialog: 1 }, ''), ['cart.viewed'], 'a step without an address');
      await expect(told, () => history.replaceState({}, '', '/cart?n=2'), Array(2).fill('cart.viewed'), 'replaceState');
      await expect(told, () => history.pushState({}, '', '/home'), Array(2).fill('cart.viewed'), 'elsewhere');
      await expect(told, () => history.back(), Array(3).fill('cart.viewed'), 'back');
      await expect(told, () => location.assign('#sum'), Array(4).fill('cart.viewed'), 'the hash');
    }));

  test(`${api}: a route that leads on to another is one page`, () =>
    onPage({ touchpoints: [{ name: 'entered' }], before }, async (told) => {
      await expect(told, () => {
        history.pushState({}, '', '/login');
        history.replaceState({}, '', '/account');
      }, ['entered', 'entered']);
    }));

  test(`${api}: triggers begin anew, and those of the page before end`, () =>
    onPage(
      {
        touchpoints: [{ name: 'bought', page: { path: '/lamp' }, on: { clicked: 'h1' } }],
        body: '<h1>Lamp</h1>',
        before,
      },
      async (told) => {
        await page.click('h1');
        await expect(told, () => history.pushState({}, '', '/lamp'), []);
        await page.click('h1');
        await page.click('h1');
        assert.deepEqual(await told(), ['bought']);
        await expect(told, () => history.pushState({}, '', '/other'), ['bought']);
        await page.click('h1');
        assert.deepEqual(await told(), ['bought']);
      },
    ));

  test(`${api}: the shop's own calls are as they were, faults and all`, () =>
    onPage({ touchpoints: [{ name: 'entered' }], before }, async () => {
      const { thrown, state, native } = await page.evaluate(() => {
        let fault;
        try {
          history.pushState({}, '', 'https://elsewhere.example/');
        } catch (failure) {
          fault = failure.name;
        }
        history.pushState({ step: 2 }, '', '/step-2');
        return { thrown: fault, state: history.state, native: Object.hasOwn(History.prototype, 'pushState') };
      });
      assert.deepEqual([thrown, state, native], ['SecurityError', { step: 2 }, true]);
    }));
}

test('a page that comes back from the back/forward cache is entered anew', () =>
  onPage(
    { touchpoints: [{ name: 'entered' }, { name: 'back', on: { returned: true } }], body: '<h1>Shop</h1>' },
    async (told) => {
      await page.goto(`${site.url}/other.html`);
      await page.evaluate(() => history.back());
      await until(
        () => page.evaluate(() => location.pathname === '/page.html' && !!window.told).catch(() => false),
        'the page',
      );
      await until(async () => (await told()).length === 2, 'the second entry');
      await aWhile();
      assert.deepEqual(
        await told(),
        ['entered', 'entered'],
        'the page was kept, and it is no tab that was returned to',
      );
    },
  ));
