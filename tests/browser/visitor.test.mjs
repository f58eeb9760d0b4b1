// What a visitor does when in a hurry, in the real browser: nothing of it is lost, and nothing of it counts twice.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launchBrowser, survey, until } from './harness.mjs';
import { onPage as openOnPage } from './on_page.mjs';
import { surveys } from './site.mjs';

let browser;
before(async () => {
  browser = await launchBrowser();
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
