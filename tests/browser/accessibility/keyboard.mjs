// The keyboard: where Tab stops and in which order, what arrows do, that one sees where one is, and who has the focus when.
import assert from 'node:assert/strict';
import { until } from '../harness.mjs';
import { createComparison, take } from './pictures.mjs';
import { named } from './states.mjs';

const press = async (tab, ...keys) => {
  for (const key of keys) await tab.keyboard.press(key);
};

/** What has the focus, in a word: an id of the page's, or the value or the words of what is inside the survey; of a drawing, its class. */
const focused = (tab) =>
  tab.evaluate(() => {
    let active = document.activeElement;
    while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
    if (!active || active === document.body) return 'page';
    if (active.matches('.words')) return 'words';
    if (active.matches('.fold, .close')) return active.className;
    return active.id || active.value || active.getAttribute('aria-label') || active.textContent.trim();
  });

/** Where Tab stops after the last button of the page, until it leaves the survey. */
async function stops(tab) {
  const found = [];
  await tab.focus('#after');
  await press(tab, 'Tab');
  for (let now = await focused(tab); !['page', 'before'].includes(now); now = await focused(tab)) {
    found.push(now);
    await press(tab, 'Tab');
  }
  return found;
}

const corner = ['fold', 'close'];

/** One stop for a group of radio buttons, however many there are, and then everything in the order in which it is read. */
const orders = [
  ['nps', ['0', ...corner]],
  ['nps, answered', ['9', 'Back', 'Next', ...corner]],
  ['nps, may be skipped', ['0', 'Back', 'Skip', ...corner]],
  ['stars, answered', ['3', 'Back', 'Next', ...corner]],
  ['choice, answered', ['other', 'The packaging', 'Back', 'Next', ...corner]],
  ['several', ['price', 'range', 'delivery', 'service', 'other', 'none', 'Skip', ...corner]],
  ['several, answered', ['price', 'range', 'service', 'none', 'Back', 'Next', ...corner]],
  ['text', ['field', 'Skip', ...corner]],
  ['contact', ['name', 'email', 'phone', 'on', 'Skip', ...corner]],
  ['consent, answered', ['on', 'Back', 'Next', ...corner]],
  ['message', ['Next', ...corner]],
  ['ending', ['Close', 'close']],
  ['ending, coupon', ['Copy', 'Close', 'close']],
  ['ending, link', ['To our new arrivals', 'Close', 'close']],
  ['tab', ['Your opinion']],
  ['popover, minimised', ['How likely are you to recommend us?']],
  ['bar: nps', ['7', 'Back', 'Next', ...corner]],
];

async function tabOrder(stage) {
  const tab = await stage.open();
  for (const [name, expected] of orders) {
    await tab.draw(named(name));
    assert.deepEqual(await stops(tab), expected, name);
  }
  await tab.close();
}

async function arrows(stage) {
  for (const direction of ['ltr', 'rtl']) {
    const tab = await stage.open({ direction });
    await tab.draw(named('nps'));
    await tab.focus('#after');
    await press(tab, 'Tab', 'ArrowDown', 'ArrowDown');
    assert.equal(await focused(tab), '2');
    await press(tab, 'ArrowUp', 'ArrowUp', 'ArrowUp');
    assert.equal(await focused(tab), '10', 'round the end');
    await press(tab, direction === 'ltr' ? 'ArrowLeft' : 'ArrowRight');
    assert.equal(await focused(tab), '9', `sideways, ${direction}`);
    await press(tab, 'Tab');
    assert.equal(await focused(tab), 'Next', 'out of the group');
    await tab.keyboard.down('Shift');
    await press(tab, 'Tab');
    await tab.keyboard.up('Shift');
    assert.equal(await focused(tab), '9', 'back to where it was');
    assert.deepEqual(await tab.evaluate(() => window.said), [], 'arrows answer nothing');
    await tab.close();
  }
}

/** The drawn face of what has the focus, in the viewport; of a card that scrolls, brought into sight. */
const faceOf = (root) => {
  const active = root.activeElement;
  const face = active.matches('input:not(.field)') ? active.nextElementSibling : active;
  const { x, y, width, height } = face.getBoundingClientRect();
  return { x, y, width, height };
};

const looks = [
  {
    title: 'by day',
    names: ['nps, answered', 'several', 'contact, refused', 'text', 'ending, coupon', 'tab', 'modal: nps'],
  },
  { title: 'by night', scheme: 'dark', names: ['nps, answered', 'several', 'text'] },
  { title: 'in yellow', theme: { accent: '#ffee00' }, names: ['nps, answered', 'several', 'text'] },
  { title: 'in grey on grey', theme: { accent: '#808080', background: '#777777' }, names: ['nps, answered', 'text'] },
  {
    title: "in the visitor's own colours",
    features: [{ name: 'forced-colors', value: 'active' }],
    names: ['nps, answered', 'stars, answered', 'several', 'text', 'tab'],
  },
];

/** What is seen of the focus: by at least 3:1, and as much as a line of 1 px round the thing would be, corners aside. */
async function focusIsSeen(stage) {
  const differ = await createComparison(stage.browser);
  for (const { title, names, theme, ...setting } of looks) {
    const tab = await stage.open({ ...setting, height: 900 });
    for (const name of names) {
      await tab.draw(named(name), theme);
      await tab.focus('#after').catch(() => {});
      await press(tab, 'Tab');
      for (let count = 0; (await tab.inSurvey((root) => !!root.activeElement)) && count < 12; count += 1) {
        const stop = await focused(tab);
        if (stop !== 'words') {
          const face = await tab.inSurvey(faceOf);
          const around = { x: face.x - 6, y: face.y - 6, width: face.width + 12, height: face.height + 12 };
          const withFocus = await take(tab, around);
          await tab.inSurvey((root) => {
            window.was = root.activeElement;
            window.was.blur();
          });
          const without = await take(tab, around);
          await tab.evaluate(() => window.was.focus({ preventScroll: true }));
          const seen = await differ(withFocus, without);
          const least = 1.8 * (face.width + face.height);
          assert.ok(seen >= least, `${title}, ${name}, ${stop}: ${Math.round(seen)} px, at least ${Math.round(least)}`);
        }
        await press(tab, 'Tab');
      }
    }
    await tab.close();
  }
}

/** How much of what has the focus is in sight, from 0 to 1, within the card and the window. */
const inSight = (root) => {
  const active = root.activeElement;
  const face = (active.matches('input:not(.field)') ? active.nextElementSibling : active).getBoundingClientRect();
  const card = root.querySelector('.card').getBoundingClientRect();
  const top = Math.max(face.top, card.top, 0);
  const bottom = Math.min(face.bottom, card.bottom, innerHeight);
  return (bottom - top) / Math.min(face.height, card.height);
};

/** WCAG 2.4.11, in a window as low as one that is zoomed to 400 %. */
async function focusIsInSight(stage) {
  const tab = await stage.open({ width: 320, height: 256 });
  for (const [name] of orders.filter(([each]) => !/tab|minimised/.test(each))) {
    await tab.draw(named(name));
    await tab.focus('#after');
    await press(tab, 'Tab');
    for (let now = await focused(tab); !['page', 'before'].includes(now); now = await focused(tab)) {
      const share = await tab.inSurvey(inSight);
      assert.ok(share > 0.9, `${name}, ${now}: ${share}`);
      await press(tab, 'Tab');
    }
  }
  await tab.close();
}

async function floating(stage) {
  const tab = await stage.open();
  await tab.draw(named('message'));
  await tab.focus('#before');
  for (const name of ['nps', 'bar: text', 'tab']) {
    await tab.draw(named(name));
    assert.equal(await focused(tab), 'before', `${name} takes no focus`);
  }
  await tab.draw(named('nps'));
  await tab.focus('#after');
  await press(tab, 'Tab', 'Escape');
  assert.deepEqual(await tab.evaluate(() => window.said), [['close']]);
  await tab.next(null);
  assert.equal(await focused(tab), 'after', 'the focus is where it came from');
  await tab.close();
}

async function modal(stage) {
  const tab = await stage.open();
  const state = named('modal: nps');
  await tab.draw(named('nps'));
  await tab.next(null);
  await tab.focus('#before');
  await tab.next(state.view);
  await until(async () => (await focused(tab)) === 'words', 'the focus to be taken in');
  const seen = new Set();
  for (let count = 0; count < 12; count += 1) {
    await press(tab, 'Tab');
    seen.add(await focused(tab));
  }
  assert.deepEqual(
    [...seen].filter((each) => each === 'before' || each === 'after'),
    [],
    'the page is out of reach',
  );
  assert.ok(
    ['7', 'Back', 'Next', 'close'].every((each) => seen.has(each)),
    [...seen].join(', '),
  );
  await press(tab, 'Escape');
  assert.deepEqual(await tab.evaluate(() => window.said), [['close']]);
  await tab.next(null);
  await until(async () => (await focused(tab)) === 'before', 'the focus to be given back');
  await tab.close();
}

async function onwards(stage) {
  const tab = await stage.open();
  for (const [from, to, where] of [
    ['nps', 'text', 'field'],
    ['nps', 'stars', '1'],
    ['nps', 'stars, answered', '3'],
    ['nps', 'several', 'price'],
    ['nps', 'contact', 'name'],
    ['text', 'message', 'words'],
    ['nps', 'ending', 'words'],
    ['nps', 'ending, coupon', 'words'],
  ]) {
    await tab.draw(named(from));
    await tab.focus('#after');
    await press(tab, 'Tab');
    const { view } = named(to);
    await tab.next('question' in view ? { ...view, question: { ...view.question, id: 'next' } } : view);
    await until(async () => (await focused(tab)) === where, `the focus to go on from ${from} to "${where}" of ${to}`);
  }
  await tab.close();
}

export const keyboard = [
  { title: 'Tab stops in the order of reading, once for a group of radio buttons', check: tabOrder },
  { title: 'arrow keys walk along a scale, round its ends, in the direction of the language', check: arrows },
  { title: 'the focus is seen', check: focusIsSeen },
  { title: 'the focus is in sight, however low the window', check: focusIsInSight },
  { title: 'what floats takes no focus; Escape closes it and gives the focus back', check: floating },
  { title: 'a modal survey takes the focus, keeps it, and gives it back', check: modal },
  { title: 'from one question to the next the focus goes along', check: onwards },
];
