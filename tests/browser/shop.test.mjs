// A visitor of the demo shop answers surveys, and the answers stand in the database.
import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, test } from 'node:test';
import { launchShell, openPage, startCollector, survey, until } from './harness.mjs';

let browser;
let collector;
before(async () => {
  browser = await launchShell();
});
after(() => browser.close());
beforeEach(async () => {
  collector = await startCollector();
});
afterEach(async () => assert.equal(await collector.stop(), 0));

const click = async (page, selector) => {
  await page.waitForSelector(selector, { visible: true });
  await Promise.all([page.waitForNavigation().catch(() => {}), page.click(selector)]);
};

const kept = (status) => until(() => collector.rows().find((row) => row.status === status), `a ${status} row`);

const answersOf = (row) => row.record.answers.map(({ question, value, segment }) => [question, value, segment]);

test('by mouse: shops, recommends, says why, and one row has it all', async () => {
  const page = await openPage(browser);
  await page.goto(`${collector.url}/?lang=en`);
  await click(page, 'a[href*="product.html?id="]');
  await page.click('#add-to-cart');
  await page.goto(`${collector.url}/cart.html?lang=en`);
  await click(page, '#to-checkout');
  await click(page, '#buy');
  const questions = survey(page);
  await questions.asks('recommend us');
  await questions.choose(9);
  await questions.asks('main reason for your 9');
  await (await questions.find('textarea')).type('Came quickly');
  await questions.click('button[type=submit]');
  await questions.asks('Thank you');

  const row = await kept('completed');
  assert.deepEqual(answersOf(row), [
    ['recommend', 9, 'promoter'],
    ['why', 'Came quickly', undefined],
  ]);
  assert.equal(row.touchpoint, 'checkout.completed');
  assert.equal(row.record.locale, 'en');
  assert.equal(row.record.context['order.items'], 1);
  assert.equal(typeof row.record.context['order.value'], 'number');
  assert.equal(collector.rows().length, 1);
  assert.deepEqual(page.errors, []);
});

test('by keyboard alone: arrow keys only select, Enter answers, and the row is there', async () => {
  const page = await openPage(browser);
  await page.goto(`${collector.url}/product.html?id=fen-lamp&lang=de`);
  const press = async (...keys) => {
    for (const key of keys) await page.keyboard.press(key);
  };
  const tabTo = async (selector) => {
    for (let presses = 0; presses < 60; presses += 1) {
      if (await page.evaluate((each) => document.activeElement?.matches(each) ?? false, selector)) return;
      await press('Tab');
    }
    throw new Error(`Tab never reaches ${selector}`);
  };
  await page.waitForSelector('#add-to-cart');
  await tabTo('#add-to-cart');
  await press('Enter');
  await tabTo('a[href*="cart.html"]');
  await Promise.all([page.waitForNavigation(), press('Enter')]);
  await tabTo('#to-checkout');
  await Promise.all([page.waitForNavigation(), press('Enter')]);
  await tabTo('#buy');
  await Promise.all([page.waitForNavigation(), press('Enter')]);

  const questions = survey(page);
  await questions.asks('weiterempfehlen');
  assert.equal(
    await page.evaluate(() => document.activeElement?.localName === 'touchstone-survey'),
    false,
    'the survey takes no focus by itself',
  );
  await tabTo('touchstone-survey');
  const focused = () =>
    page.evaluate(() => document.querySelector('touchstone-survey').shadowRoot.activeElement?.value);
  for (let presses = 0; presses < 5 && (await focused()) !== '0'; presses += 1) await press('Tab');
  assert.equal(await focused(), '0', 'the scale is one tab stop');
  await press('ArrowRight', 'ArrowRight', 'ArrowRight');
  assert.equal(await focused(), '3');
  assert.deepEqual(answersOf(await kept('shown')), [], 'an arrow key answers nothing');
  await press('Enter');
  await questions.asks('schiefgelaufen');
  await page.keyboard.type('Zu langsam');
  await page.keyboard.down('Control');
  await press('Enter');
  await page.keyboard.up('Control');
  await questions.asks('Danke');
  await press('Escape');
  await until(async () => !(await questions.isOpen()), 'the survey to close');

  const row = await kept('completed');
  assert.deepEqual(answersOf(row), [
    ['recommend', 3, 'detractor'],
    ['improve', 'Zu langsam', undefined],
  ]);
  assert.equal(row.record.locale, 'de');
  assert.deepEqual(page.errors, []);
});

test('after delivery CSAT, after a service contact CES: each at its own touchpoint', async () => {
  const page = await openPage(browser, { width: 360, height: 740 });
  await page.goto(`${collector.url}/parcel.html?lang=en`);
  await page.waitForSelector('#delivered');
  await page.click('#delivered');
  await (await survey(page).find('input[value="5"]')).focus();
  await survey(page).choose(2);
  await until(() => collector.rows().some((row) => row.record.answers.length === 1), 'the CSAT answer');

  await page.goto(`${collector.url}/help.html?lang=en`);
  await page.waitForSelector('#solved');
  await page.click('#solved');
  await survey(page).find('input[value="7"]');
  await survey(page).choose(7);
  const rows = await until(() => {
    const found = collector.rows().filter((row) => row.record.answers.length > 0);
    return found.length === 2 ? found : undefined;
  }, 'the CES answer');

  assert.deepEqual(
    rows.map(({ touchpoint, record }) => [touchpoint, record.answers[0]]),
    [
      ['delivery.received', { question: 'satisfaction', type: 'csat', value: 2, segment: 'dissatisfied' }],
      ['service.closed', { question: 'effort', type: 'ces', variant: 'agreement_7', value: 7, segment: 'easy' }],
    ],
  );
});

test('a rating is kept when the visitor closes the survey at the follow-up', async () => {
  const page = await openPage(browser);
  await page.goto(`${collector.url}/confirmation.html?lang=en`);
  await survey(page).choose(0);
  await survey(page).asks('went wrong');
  await survey(page).click('.close');
  const row = await kept('dismissed');
  assert.deepEqual(answersOf(row), [['recommend', 0, 'detractor']]);
});

test('a rating is kept when the tab is closed right after it', async () => {
  for (let times = 0; times < 5; times += 1) {
    const page = await openPage(browser);
    await page.goto(`${collector.url}/confirmation.html?lang=en`);
    await survey(page).choose(times);
    await page.close();
    const row = await until(
      () => collector.rows().find(({ record }) => record.answers[0]?.value === times),
      `the rating ${times} of the closed tab`,
    );
    assert.equal(row.status, 'partial');
  }
  assert.equal(collector.rows().length, 5);
});

test('the page of responses shows them as they are answered', async () => {
  const watching = await openPage(browser);
  await watching.goto(`${collector.url}/responses.html?lang=en`);
  await until(
    async () => /token/.test(await watching.$eval('#nothing', (it) => it.textContent)),
    'the request for a token',
  );
  await watching.goto(collector.responsesUrl.replace('.html', '.html?lang=en'));
  // The token does not stay in the address, and a reload needs it no more.
  await until(async () => !(await watching.url()).includes('#'), 'the token out of the address');
  await watching.reload();
  const page = await openPage(browser);
  await page.goto(`${collector.url}/confirmation.html?lang=en`);
  await survey(page).choose(10);
  // Each change draws the row anew.
  const words = () => watching.$$eval('tr[data-response]', (rows) => rows.map((row) => row.textContent).join());
  await until(async () => /recommend\W+10/.test(await words()), 'the answer in the row');
  assert.equal((await watching.$$('tr[data-response]')).length, 1);
  assert.deepEqual(watching.errors, []);
});
