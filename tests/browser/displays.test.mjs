// Every display in a real browser: where it is, what it does with the focus, and that answers given in it stand in the database.
import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { displays, startShop } from './displays_site.mjs';
import { launchShell, survey, until } from './harness.mjs';

let browser;
let shop;
let known;
before(async () => {
  browser = await launchShell();
  shop = await startShop(browser);
});
after(async () => {
  await browser.close();
  assert.equal(await shop.stop(), 0);
});
beforeEach(() => {
  known = shop.rows().map((row) => row.response_id);
});

/** The row of this test with that status. */
const row = (status) =>
  until(
    () => shop.rows().find((each) => each.status === status && !known.includes(each.response_id)),
    `a ${status} row`,
  );

const answersOf = ({ record }) => record.answers.map(({ question, value }) => [question, value]);

/** What has the focus: in the survey its class, value or id; on the page its id. */
const focused = (tab) =>
  tab.evaluate(() => {
    const outer = document.activeElement;
    const inner = outer?.shadowRoot?.activeElement;
    return inner ? `survey ${inner.className || inner.value || inner.id}` : outer?.id || outer?.localName;
  });

const box = (tab, selector) =>
  tab.$eval(`>>> ${selector}`, (each) => {
    const { left, top, right, bottom, width, height } = each.getBoundingClientRect();
    return { left, top, right, bottom, width, height };
  });

const press = async (tab, ...keys) => {
  for (const key of keys) await tab.keyboard.press(key);
};

const tabTo = async (tab, what) => {
  for (let presses = 0; presses < 30; presses += 1) {
    if ((await focused(tab)) === what) return;
    await press(tab, 'Tab');
  }
  throw new Error(`Tab never reaches ${what}`);
};

const shapes = ['popover', 'modal', 'bar', 'inline', 'tab', 'page'];

for (const display of shapes) {
  test(`${display}: answered by mouse`, async () => {
    const tab = await shop.open(display);
    const asked = survey(tab);
    if (display === 'tab') await asked.click('.edge');
    await asked.choose(9);
    await asked.asks('Why?');
    await (await asked.find('textarea')).type('Came quickly');
    await asked.click('button[type=submit]');
    await asked.asks('Thank you!');
    const { record, survey: id } = await row('completed');
    assert.equal(id, display);
    assert.deepEqual(answersOf({ record }), [
      ['recommend', 9],
      ['why', 'Came quickly'],
    ]);
    assert.deepEqual(tab.errors, []);
    await tab.close();
  });

  test(`${display}: answered by keyboard`, async () => {
    const tab = await shop.open(display);
    const asked = survey(tab);
    if (display === 'tab') {
      await asked.find('.edge');
      await tabTo(tab, 'survey handle edge');
      await press(tab, 'Enter');
    }
    await asked.asks('Recommend us?');
    await tabTo(tab, 'survey 0');
    await press(tab, 'ArrowRight', 'ArrowRight', 'Enter');
    await asked.asks('Why?');
    assert.equal(await focused(tab), 'survey field');
    await tab.keyboard.type('Too slow');
    await tab.keyboard.down('Control');
    await press(tab, 'Enter');
    await tab.keyboard.up('Control');
    await asked.asks('Thank you!');
    assert.deepEqual(answersOf(await row('completed')), [
      ['recommend', 2],
      ['why', 'Too slow'],
    ]);
    assert.deepEqual(tab.errors, []);
    await tab.close();
  });
}

const near = (actual, expected, what) =>
  assert.ok(Math.abs(actual - expected) <= 1, `${what}: ${actual}, not ${expected}`);

const places = [
  ['top-left', { left: 20, top: 20 }],
  ['top', { top: 20, centre: 640 }],
  ['top-right', { right: 1260, top: 20 }],
  ['bottom-left', { left: 20, bottom: 780 }],
  ['bottom', { bottom: 780, centre: 640 }],
  ['bottom-right', { right: 1260, bottom: 780 }],
  ['popover', { right: 1260, bottom: 780, width: 432 }],
  ['modal', { centre: 640, middle: 400, width: 512 }],
  ['bar', { left: 0, right: 1280, bottom: 800 }],
  ['inline', { width: 600 }],
  ['page', { centre: 458, width: 648 }],
  ['top-left', { left: 0, right: 320, top: 0 }, 320],
  ['bottom', { left: 0, right: 320, bottom: 640 }, 320],
  ['popover', { left: 0, right: 320, bottom: 640 }, 320],
  ['modal', { left: 0, right: 320, bottom: 640 }, 320],
  ['bar', { left: 0, right: 320, bottom: 640 }, 320],
];
for (const [display, place, width = 1280] of places) {
  test(`${display} at ${width} px: ${JSON.stringify(place)}`, async () => {
    const tab = await shop.open(display, { width, height: width === 320 ? 640 : 800 });
    await survey(tab).asks('Recommend us?');
    const found = await box(tab, '.card');
    found.centre = (found.left + found.right) / 2;
    found.middle = (found.top + found.bottom) / 2;
    for (const [side, expected] of Object.entries(place)) near(found[side], expected, side);
    await tab.close();
  });
}

for (const [query, edge] of [
  ['', { right: 1280 }],
  // The survey has no Arabic: its direction is that of its own words, and so is the side of its tab.
  ['&rtl', { right: 1280 }],
]) {
  test(`the tab ${query} is at the edge, half-way down`, async () => {
    const tab = await shop.open('tab', { query });
    await survey(tab).find('.edge');
    const found = await box(tab, '.edge');
    near(found.right, edge.right, 'right');
    near((found.top + found.bottom) / 2, 400, 'middle');
    assert.ok(found.width < 60, 'narrow');
    await tab.close();
  });
}

test('on a phone the tab is a small square, and keeps its name', async () => {
  const tab = await shop.open('tab', { width: 320, height: 640 });
  await survey(tab).find('.edge');
  const { width, height } = await box(tab, '.edge');
  assert.ok(width <= 44 && height <= 60, `${width} x ${height}`);
  assert.ok(width >= 24 && height >= 24, 'a target to be hit');
  const { children } = await tab.accessibility.snapshot();
  assert.ok(children.some(({ role, name }) => role === 'button' && name === 'Your opinion'));
  await tab.close();
});

for (const display of ['popover', 'modal', 'bar', 'tab']) {
  test(`${display}: above an element of the page with the highest z-index`, async () => {
    const tab = await shop.open(display, { path: 'high.html' });
    const what = display === 'tab' ? '.edge' : '.card';
    await survey(tab).find(what);
    const { left, top, width, height } = await box(tab, what);
    const hit = await tab.evaluate(
      (x, y) => document.elementFromPoint(x, y)?.localName,
      left + width / 2,
      top + height / 2,
    );
    assert.equal(hit, 'touchstone-survey');
    await tab.close();
  });
}

test('inline without its element is a popover, page elsewhere a modal dialog', async () => {
  for (const [display, shape] of [
    ['inline', 'popover'],
    ['page', 'modal'],
  ]) {
    const tab = await shop.open(display, { path: 'index.html' });
    await survey(tab).asks('Recommend us?');
    assert.ok(await tab.$(`>>> .stage.${shape}`), `${display} is ${shape}`);
    await tab.close();
  }
});

for (const display of Object.keys(displays)) {
  if (['tab', 'inline', 'page'].includes(display)) continue;
  test(`${display}: wholly on a phone on its side, and scrolled within itself`, async () => {
    const tab = await shop.open(display, { width: 640, height: 320 });
    await survey(tab).choose(3);
    await survey(tab).asks('Why?');
    const { left, top, right, bottom } = await box(tab, '.card');
    assert.ok(left >= 0 && top >= 0 && right <= 640 && bottom <= 320, JSON.stringify({ left, top, right, bottom }));
    await survey(tab).click('button[type=button].quiet');
    await tab.close();
  });
}

test('popover and bar take no focus by themselves, and are announced', async () => {
  for (const display of ['popover', 'bar', 'top']) {
    const tab = await shop.open(display, { query: '&focused' });
    const told = await survey(tab).find('p[role=status]');
    await until(() => told.evaluate((each) => each.textContent === 'Recommend us?'), display);
    assert.equal(await focused(tab), 'shop');
    const { width, height } = await box(tab, 'p[role=status]');
    assert.ok(width <= 1 && height <= 1, 'unseen');
    await tab.close();
  }
});

test('modal: takes the focus, keeps it, leaves the page where it is, and gives the focus back', async () => {
  const tab = await shop.open('modal', { path: 'long.html', query: '&focused&scrolled' });
  const asked = survey(tab);
  await asked.asks('Recommend us?');
  await until(async () => (await focused(tab)) === 'survey words', 'the focus at the question');
  assert.equal(await tab.evaluate(() => scrollY), 10);
  assert.equal(await tab.evaluate(() => getComputedStyle(document.body).overflow), 'visible');
  for (const step of [['Tab'], ['Shift', 'Tab']]) {
    for (let presses = 0; presses < 8; presses += 1) {
      for (const key of step) await tab.keyboard.down(key);
      for (const key of step) await tab.keyboard.up(key);
      // Beyond the last control is the browser, never the page.
      assert.match(await focused(tab), /^(survey|touchstone-survey|body)/);
    }
  }
  const { x, y } = await tab.$eval('#shop', (each) => each.getBoundingClientRect().toJSON());
  assert.equal(await tab.evaluate((...at) => document.elementFromPoint(...at)?.id, x + 5, y + 5), '');
  await asked.click('.close');
  await until(async () => !(await asked.isOpen()), 'the survey to close');
  assert.equal(await focused(tab), 'shop');
  assert.equal(await tab.evaluate(() => scrollY), 10);
  assert.deepEqual(tab.errors, []);
  await tab.close();
});

test('modal: Esc with the focus nowhere closes it, too', async () => {
  const tab = await shop.open('modal');
  await survey(tab).asks('Recommend us?');
  await tab.mouse.click(5, 5);
  assert.ok(await survey(tab).isOpen(), 'a click beside it closes nothing');
  await tab.evaluate(() => document.activeElement.blur());
  await press(tab, 'Escape');
  await until(async () => !(await survey(tab).isOpen()), 'the survey to close');
  await row('dismissed');
  await tab.close();
});

for (const display of ['popover', 'top-left', 'bar']) {
  test(`${display}: minimised by keyboard, and back with what was written`, async () => {
    const tab = await shop.open(display);
    const asked = survey(tab);
    await asked.choose(4);
    await asked.asks('Why?');
    await (await asked.find('textarea')).type('Half a th');
    await tabTo(tab, 'survey fold');
    await press(tab, 'Enter');
    await until(async () => (await focused(tab)) === 'survey handle pill', 'the pill to have the focus');
    assert.equal((await box(tab, '.card')).height, 0);
    const pill = await tab.$eval('>>> .pill', (each) => [each.textContent, each.ariaExpanded]);
    assert.deepEqual(pill, ['Why?', 'false']);
    const { left, right, top, bottom, height } = await box(tab, '.pill');
    assert.ok(height <= 48 && left >= 0 && right <= 1280 && bottom <= 800);
    if (display === 'top-left') assert.deepEqual([left, top], [20, 20]);
    else assert.deepEqual([Math.round(right), Math.round(bottom)], [1260, 780]);

    await press(tab, 'Enter');
    await until(async () => (await focused(tab)) === 'survey field', 'the field to have the focus');
    assert.equal(await tab.$eval('>>> textarea', (each) => each.value), 'Half a th');
    await tab.keyboard.type('ought');
    await asked.click('button[type=submit]');
    await asked.asks('Thank you!');
    assert.deepEqual(answersOf(await row('completed')).at(-1), ['why', 'Half a thought']);
    assert.equal(await tab.$('>>> .fold'), null);
    await tab.close();
  });
}

test('minimised: Esc closes the survey', async () => {
  const tab = await shop.open('bar');
  await survey(tab).click('.fold');
  await survey(tab).find('.pill');
  await until(async () => (await focused(tab)) === 'survey handle pill', 'the pill to have the focus');
  await press(tab, 'Escape');
  await until(async () => !(await survey(tab).isOpen()), 'the survey to close');
  await row('dismissed');
  await tab.close();
});

test('the tab opens the survey, comes back when that is closed, and goes when it is completed', async () => {
  const tab = await shop.open('tab');
  const asked = survey(tab);
  await asked.find('.edge');
  assert.deepEqual(
    shop.rows().filter((each) => !known.includes(each.response_id)),
    [],
    'a tab is no showing',
  );
  await asked.click('.edge');
  await asked.asks('Recommend us?');
  const card = await box(tab, '.card');
  assert.deepEqual([Math.round(card.right), Math.round(card.bottom)], [1260, 780]);
  await press(tab, 'Escape');
  await asked.find('.edge');
  assert.equal(await focused(tab), 'survey handle edge', 'the focus is back where it came from');
  await press(tab, 'Escape');
  assert.ok(await tab.$('>>> .edge'), 'Esc does not take the tab');
  await row('dismissed');

  await press(tab, 'Enter');
  await asked.choose(10);
  await asked.asks('Why?');
  await asked.click('.quiet:last-of-type');
  await asked.asks('Thank you!');
  await until(async () => (await focused(tab)).startsWith('survey '), 'the focus to follow the click');
  await press(tab, 'Escape');
  await until(async () => (await tab.$('touchstone-survey')) === null, 'all to go');
  await row('completed');
  await tab.close();
});

test('close() takes the tab away', async () => {
  const tab = await shop.open('tab');
  await survey(tab).find('.edge');
  await tab.evaluate(() => window.touchstone.close());
  await until(async () => (await tab.$('touchstone-survey')) === null, 'the tab to go');
  await tab.close();
});

test('inline: goes on where its element is moved to, or where another one is put', async () => {
  const tab = await shop.open('inline');
  const asked = survey(tab);
  await asked.choose(8);
  await asked.asks('Why?');
  await (await asked.find('textarea')).type('As it was');
  await tab.evaluate(() => document.querySelector('footer').append(document.querySelector('touchstone-survey')));
  assert.equal(await tab.$eval('footer touchstone-survey >>> textarea', (each) => each.value), 'As it was');
  await tab.evaluate(() => {
    const fresh = document.createElement('touchstone-survey');
    fresh.setAttribute('survey', 'inline');
    document.querySelector('touchstone-survey').replaceWith(fresh);
  });
  await until(() => tab.$('footer touchstone-survey >>> textarea'), 'the survey in the new element');
  assert.equal(await tab.$eval('footer touchstone-survey >>> textarea', (each) => each.value), 'As it was');
  await asked.click('button[type=submit]');
  await asked.asks('Thank you!');
  assert.deepEqual(answersOf(await row('completed')).at(-1), ['why', 'As it was']);
  assert.equal((await tab.$$('touchstone-survey')).length, 1);
  await tab.close();
});

test('page: nothing closes it, and Esc does not either', async () => {
  const tab = await shop.open('page');
  await survey(tab).asks('Recommend us?');
  assert.equal((await box(tab, '.corner')).height, 0);
  await tabTo(tab, 'survey 0');
  await press(tab, 'Escape');
  await survey(tab).choose(7);
  await survey(tab).asks('Why?');
  await tab.close();
});
