// What a visitor does, also in a hurry, and has wished for: nothing of it is lost, and nothing of it counts twice.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launchShell, openPage, survey, until } from './harness.mjs';
import { onPage as openOnPage } from './on_page.mjs';
import { startSite, stub, surveys } from './site.mjs';

let browser;
before(async () => {
  browser = await launchShell();
});
after(() => browser.close());

const onPage = (trouble, look) => openOnPage(browser, trouble, look);

/** A browser that may be too busy to paint: from `stick` on no frame comes, and nothing else ends the waiting for one, until `paint`. */
const withoutFrames = {
  prepare: (page) =>
    page.evaluateOnNewDocument(() => {
      const { requestAnimationFrame: frame, setTimeout: wait } = window;
      window.waiting = [];
      window.requestAnimationFrame = (then) => (window.isStuck ? window.waiting.push(then) : frame(then));
      window.setTimeout = (then, ms, ...given) =>
        window.isStuck && ms === 200 ? window.waiting.push(then) : wait(then, ms, ...given);
    }),
};
const stick = (page) =>
  page.evaluate(() => {
    window.isStuck = true;
  });
const paint = (page) =>
  page.evaluate(async () => {
    window.isStuck = false;
    for (const then of window.waiting.splice(0)) then();
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
  });

test('what is typed right after a click, before the next question is painted, is written into its field', () =>
  onPage(withoutFrames, async (page) => {
    await survey(page).asks('Recommend us?');
    await stick(page);
    await survey(page).choose(9);
    await survey(page).asks('Why?');
    assert.equal(await page.evaluate(() => document.activeElement.localName), 'body', 'the focus has not followed yet');
    await page.keyboard.type('Fast');
    assert.equal(await page.$eval('>>> .field', (field) => field.value), 'Fast');
    assert.deepEqual(page.errors, []);
  }));

test('Escape right after a click closes the survey', () =>
  onPage(withoutFrames, async (page) => {
    await survey(page).asks('Recommend us?');
    await stick(page);
    await survey(page).choose(9);
    await survey(page).asks('Why?');
    await page.keyboard.press('Escape');
    await until(async () => !(await survey(page).isOpen()), 'the survey to close');
    assert.deepEqual(page.errors, []);
  }));

test('who clicks an answer and then at once into the page is left there', () =>
  onPage({ ...withoutFrames, options: { body: '<input id="search">' } }, async (page) => {
    await survey(page).asks('Recommend us?');
    await stick(page);
    await survey(page).choose(9);
    await survey(page).asks('Why?');
    await page.focus('#search');
    await paint(page);
    await page.keyboard.type('lamp');
    assert.equal(await page.$eval('#search', (field) => field.value), 'lamp');
  }));

test('who clicks on within the next question, before the focus has followed, is left there', () => {
  const file = JSON.parse(surveys());
  const options = [
    { id: 'price', text: 'The price' },
    { id: 'else', text: 'Something else', other: true },
  ];
  file.surveys[0].questions[1] = { id: 'best', type: 'choice', text: 'Best of all?', options };
  return onPage({ ...withoutFrames, files: { '/surveys.json': JSON.stringify(file) } }, async (page) => {
    await survey(page).asks('Recommend us?');
    await survey(page).choose(9);
    await survey(page).asks('Best of all?');
    await survey(page).click('.footer .quiet');
    await survey(page).asks('Recommend us?');
    await stick(page);
    await survey(page).choose(8);
    await survey(page).asks('Best of all?');
    await survey(page).choose('else');
    await until(() => page.$eval('>>> .field', (field) => field.getRootNode().activeElement === field), 'the field');
    await paint(page);
    await page.keyboard.type('The packaging');
    assert.equal(await page.$eval('>>> .field', (field) => field.value), 'The packaging');
  });
});

test('a double click answers once, and does not answer what comes next', () =>
  onPage({}, async (page, site) => {
    const input = await survey(page).find('input[value="4"]');
    const face = (await input.evaluateHandle((each) => each.nextElementSibling)).asElement();
    await face.click({ count: 2, delay: 30 });
    await survey(page).asks('Why?');
    await until(() => site.posts.length >= 2, 'the answer');
    await page.waitForNetworkIdle({ idleTime: 400 });
    assert.deepEqual(
      site.posts.map(({ record }) => [record.revision, record.status]),
      [
        [1, 'shown'],
        [2, 'partial'],
      ],
    );
  }));

test('half a character in the context or in an answer is no reason to lose either', () =>
  onPage(
    { files: { '/page.js': `${stub} touchstone.track('checkout.completed', { name: 'Anna\\ud83d' });` } },
    async (page, site) => {
      await survey(page).choose(9);
      const field = await survey(page).find('textarea');
      await field.evaluate((each) => {
        each.value = 'good \\\\ud83d \ud83d';
        each.dispatchEvent(new InputEvent('input', { bubbles: true }));
      });
      await survey(page).click('button[type=submit]');
      await survey(page).asks('Thank you!');
      await until(() => site.posts.some(({ record }) => record.status === 'completed'), 'the answer');
      assert.equal(site.posts.at(-1).record.answers[1].value, 'good \\\\ud83d \ufffd');
      assert.deepEqual(page.errors, []);
    },
  ));

test('the first Escape leaves a text that is half written, the second closes', () =>
  onPage({}, async (page) => {
    await survey(page).choose(4);
    const field = await survey(page).find('textarea');
    await field.focus();
    await page.keyboard.type('half a');
    await page.keyboard.press('Escape');
    assert.equal(await field.evaluate((each) => each.value), 'half a');
    await page.keyboard.press('Escape');
    await until(async () => !(await survey(page).isOpen()), 'the survey to close');
  }));

test('at night the survey is dark only where the page is', async () => {
  const backgroundOn = async (head) => {
    const site = await startSite({}, { head });
    const page = await openPage(browser, { scheme: 'dark' });
    try {
      await page.goto(site.url);
      const card = await survey(page).find('.card');
      return await card.evaluate((each) => getComputedStyle(each).backgroundColor);
    } finally {
      await page.close();
      await site.stop();
    }
  };
  assert.equal(await backgroundOn(''), 'rgb(255, 255, 255)');
  assert.equal(await backgroundOn('<meta name="color-scheme" content="light dark">'), 'rgb(28, 30, 36)');
  assert.equal(await backgroundOn('<style>:root { color-scheme: light dark }</style>'), 'rgb(28, 30, 36)');
});
