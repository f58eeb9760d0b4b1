// The touchpoints that a page reaches by itself: every trigger, and what may be wrong with them. What is told is looked at alone; that a survey
// follows from it is walked through in journeys/moments.mjs, in every engine.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { until } from './harness.mjs';
import { aMoment, aWhile, hide, onPage, page, start, stop, tall, toldOnce } from './moments_page.mjs';

before(start);
after(stop);

test('without a trigger: as soon as the page is entered', () =>
  onPage({ touchpoints: [{ name: 'site.visited' }] }, (told) => toldOnce(told, 'site.visited')));

test('a page that does not match tells nothing', () =>
  onPage(
    {
      touchpoints: [
        { name: 'a', page: { path: '/cart' } },
        { name: 'b', page: { hash: 'there' } },
      ],
      hash: '#here',
    },
    async (told) => {
      await aMoment();
      assert.deepEqual(await told(), []);
    },
  ));

test('two entries of one name: the first that comes tells it, the other does not again', () =>
  onPage(
    {
      touchpoints: [
        { name: 'product.viewed', on: { clicked: 'h1' } },
        { name: 'product.viewed', on: { scrolled_percent: 10 } },
      ],
      body: `<h1>Lamp</h1>${tall}`,
    },
    async (told) => {
      await page.click('h1');
      await toldOnce(told, 'product.viewed');
      await page.evaluate(() => scrollTo(0, 2000));
      await aMoment();
      assert.deepEqual(await told(), ['product.viewed']);
    },
  ));

test('what no survey asks for is not watched', () =>
  onPage({ touchpoints: [{ name: 'a' }, { name: 'b' }], wanted: ['b'] }, (told) => toldOnce(told, 'b')));

const seen = { name: 'seen', on: { appears: '.notice' } };
for (const [title, body, act] of [
  ['is there from the start', '<p class="notice">!</p>', () => {}],
  ['comes later', '', () => document.body.insertAdjacentHTML('beforeend', '<p class="notice">!</p>')],
  [
    'comes within something else',
    '',
    () => document.body.insertAdjacentHTML('beforeend', '<div><p class="notice">!</p></div>'),
  ],
  ['gets its class later', '<p>!</p>', () => document.querySelector('p').classList.add('notice')],
  [
    'is unhidden',
    '<p class="notice" style="display:none">!</p>',
    () => document.querySelector('p').removeAttribute('style'),
  ],
  ['is scrolled to', `${tall}<p class="notice">!</p>`, () => document.querySelector('p').scrollIntoView()],
]) {
  test(`an element ${title}`, () =>
    onPage({ touchpoints: [seen], body }, async (told) => {
      if (!/start/.test(title)) {
        await aWhile();
        assert.deepEqual(await told(), []);
      }
      await page.evaluate(act);
      await toldOnce(told, 'seen');
    }));
}

test('an element by an attribute that changes', () =>
  onPage(
    { touchpoints: [{ name: 'open', on: { appears: '[data-state="open"]' } }], body: '<p data-state="closed">!</p>' },
    async (told) => {
      await page.evaluate(() => document.querySelector('p').setAttribute('data-state', 'open'));
      await toldOnce(told, 'open');
    },
  ));

test('a click: on the thing, within it, by key, in an open shadow root, and where the page keeps events to itself', async () => {
  const shadow = `<x-card></x-card><script>document.querySelector('x-card').attachShadow({ mode: 'open' }).innerHTML = '<button class="buy">Buy</button>';</script>`;
  const button = '<button class="buy"><b>Buy</b></button>';
  for (const [body, act] of [
    [button, (page) => page.click('.buy')],
    [button, (page) => page.click('b')],
    [button, (page) => page.focus('.buy').then(() => page.keyboard.press('Enter'))],
    [shadow, (page) => page.click('>>> .buy')],
    [
      `${button}<script>addEventListener('click', (event) => event.stopImmediatePropagation(), true);</script>`,
      undefined,
    ],
  ]) {
    await onPage(
      { touchpoints: [{ name: 'bought', on: { clicked: '.buy' } }], body: `<h1>Shop</h1>${body}` },
      async (told) => {
        await page.click('h1');
        assert.deepEqual(await told(), []);
        await (
          act ??
          ((one) =>
            one.evaluate(() =>
              document.querySelector('.buy').dispatchEvent(new MouseEvent('click', { bubbles: false })),
            ))
        )(page);
        if (act) await toldOnce(told, 'bought');
      },
    );
  }
});

test('scrolling: what has been seen of the page, once it is scrolled', () =>
  onPage({ touchpoints: [{ name: 'half', on: { scrolled_percent: 50 } }], body: tall }, async (told) => {
    const half = await page.evaluate(() => document.documentElement.scrollHeight / 2 - innerHeight);
    await page.evaluate((y) => scrollTo(0, y), half - 20);
    await aMoment();
    assert.deepEqual(await told(), []);
    await page.evaluate((y) => scrollTo(0, y), half + 5);
    await toldOnce(told, 'half');
  }));

test('scrolling: 100 % is the end; a page that need not be scrolled has none; a list within it is not the page', async () => {
  const end = [{ name: 'end', on: { scrolled_percent: 100 } }];
  await onPage({ touchpoints: end, body: tall }, async (told) => {
    await page.evaluate(() => scrollTo(0, 1e6));
    await toldOnce(told, 'end');
  });
  const list = (height) => `<div id="list" style="height:${height};overflow:auto">${tall}</div>`;
  await onPage({ touchpoints: end, body: list('100px') }, async (told) => {
    await page.evaluate(() => document.querySelector('#list').scrollTo(0, 1e6));
    await page.evaluate(() => dispatchEvent(new Event('scroll')));
    await aMoment();
    assert.deepEqual(await told(), []);
  });
  await onPage({ touchpoints: end, body: list('90vh') }, async (told) => {
    await page.evaluate(() => document.querySelector('#list').scrollTo(0, 1e6));
    await toldOnce(told, 'end');
  });
});

/** A page's clock that is the test's own, so that no seconds need pass, and a busy machine's do not count. */
const ownClock = `
  let now = 0; let timers = [];
  performance.now = () => now;
  window.setTimeout = (call, ms) => timers.push({ call, at: now + ms });
  window.clearTimeout = (id) => { if (timers[id - 1]) timers[id - 1].at = Infinity; };
  window.pass = (ms) => { now += ms; for (const each of timers) if (each.at <= now) { each.at = Infinity; each.call(); } };`;
const pass = (ms) => page.evaluate((time) => window.pass(time), ms);

test('seconds count while the page is visible', () =>
  onPage({ touchpoints: [{ name: 'stayed', on: { seconds: 1 } }], before: ownClock }, async (told) => {
    await hide(true);
    await pass(60_000);
    await hide(false);
    await pass(900);
    assert.deepEqual(await told(), []);
    await pass(200);
    await toldOnce(told, 'stayed');
  }));

test('inactivity: any sign of life puts it off, and a hidden page has none', async () => {
  const touchpoints = [{ name: 'idle', on: { idle_seconds: 5 } }];
  await onPage({ touchpoints, before: ownClock, body: tall }, async (told) => {
    for (const type of ['pointermove', 'pointerdown', 'keydown', 'wheel', 'scroll', 'touchstart', 'touchmove']) {
      await pass(4900);
      await page.evaluate((name) => document.body.dispatchEvent(new Event(name, { bubbles: true })), type);
    }
    await pass(4900);
    await hide(true);
    await pass(60_000);
    await hide(false);
    await pass(4900);
    assert.deepEqual(await told(), []);
    await pass(200);
    await toldOnce(told, 'idle');
  });
});

test('the pointer leaves by the upper edge, and by no other', () =>
  onPage({ touchpoints: [{ name: 'leaving', on: { exit_intent: true } }], body: '<h1>Shop</h1>' }, async (told) => {
    const out = (clientY, relatedTarget = null) =>
      page.evaluate(
        (y, related) =>
          document
            .querySelector('h1')
            .dispatchEvent(
              new MouseEvent('mouseout', { bubbles: true, clientY: y, relatedTarget: related && document.body }),
            ),
        clientY,
        relatedTarget,
      );
    await out(300);
    await out(0, 'body');
    assert.deepEqual(await told(), []);
    await out(-1);
    await toldOnce(told, 'leaving');
  }));

/** Moves a finger down by `steps` of `px`, which scrolls up; with a pause before each, and before it is lifted. */
async function drag(steps, px, pauseMs = 0) {
  const devtools = await page.createCDPSession();
  const touch = (type, y) =>
    devtools.send('Input.dispatchTouchEvent', { type, touchPoints: y === undefined ? [] : [{ x: 400, y }] });
  await touch('touchStart', 20);
  const pause = () => pauseMs && sleep(pauseMs);
  for (let step = 1; step <= steps; step += 1) {
    await pause();
    await touch('touchMove', 20 + step * px);
  }
  await pause();
  await touch('touchEnd');
  await devtools.detach();
}

const leaving = [{ name: 'leaving', on: { exit_intent: true } }];
const atTheEnd = "addEventListener('load', () => scrollTo(0, 3000));";

test('a finger that flicks the page up wants to leave', () =>
  onPage({ touchpoints: leaving, body: tall, before: atTheEnd }, async (told) => {
    await aWhile();
    await until(async () => (await told()).length || drag(4, 180), 'a flick');
    assert.deepEqual(await told(), ['leaving']);
  }));

test('a finger that goes back over what it has read does not', () =>
  onPage({ touchpoints: leaving, body: tall, before: atTheEnd }, async (told) => {
    await aWhile();
    const before = await page.evaluate(() => scrollY);
    // A fifth of what is quick, so that a machine which falls behind and catches up makes no flick of it.
    await drag(40, 4, 20);
    await aWhile();
    assert.ok((await page.evaluate(() => scrollY)) < before, 'it did scroll');
    assert.deepEqual(await told(), []);
  }));

test('a button that leads to the top is no finger', () =>
  onPage({ touchpoints: [{ name: 'leaving', on: { exit_intent: true } }], body: tall }, async (told) => {
    await page.evaluate(() => scrollTo(0, 3000));
    await aWhile();
    await page.evaluate(() => scrollTo({ top: 0, behavior: 'smooth' }));
    await aWhile();
    assert.deepEqual(await told(), []);
  }));

test('the tab is returned to; its first look is no return', () =>
  onPage({ touchpoints: [{ name: 'back', on: { returned: true } }] }, async (told) => {
    await hide(false);
    assert.deepEqual(await told(), []);
    await hide(true);
    assert.deepEqual(await told(), []);
    await hide(false);
    await toldOnce(told, 'back');
  }));

test('a selector that is none: one line, and the others go on', () =>
  onPage(
    { touchpoints: [{ name: 'a', on: { clicked: '::(' } }, { name: 'b', on: { appears: 'h1:nth(' } }, { name: 'c' }] },
    async (told) => {
      await toldOnce(told, 'c');
      await page.evaluate(() => history.pushState({}, '', '/elsewhere'));
      await aMoment();
      assert.deepEqual(page.lines, [
        'touchstone: touchpoint "a": this is no CSS selector: ::(',
        'touchstone: touchpoint "b": this is no CSS selector: h1:nth(',
      ]);
    },
  ));

for (const wrong of [
  [{ name: 'a', on: {} }],
  [{ name: 'a', on: { clicked: 7 } }],
  [{ name: 'a', on: { exit_intent: false } }],
  [{ name: 'a', on: { hovered: 'h1' } }],
  [{ name: 'a', page: { path: 7 } }],
  [null],
  'all',
]) {
  test(`${JSON.stringify(wrong)} throws nothing into the page`, () =>
    onPage({ touchpoints: wrong, wanted: ['a'] }, async (told) => {
      await aMoment();
      assert.deepEqual(await told(), []);
    }));
}
