// survey.html, the page that links in mails lead to: what a person answers there is kept, and what merely opens links says nothing.
import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, test } from 'node:test';
import { launchShell, openPage, startCollector, survey, until } from './harness.mjs';
import { onPage, ownLines } from './on_page.mjs';
import { surveys } from './site.mjs';

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

/** Opens a link as it stands in a mail. */
async function open(query, window) {
  const page = await openPage(browser, window);
  await page.goto(`${collector.url}/survey.html?${query}`);
  return page;
}
const kept = (status) => until(() => collector.rows().find((row) => row.status === status), `a ${status} row`);
const selected = (page) => page.$eval('>>> input:checked', (input) => input.value);
const sentence = (page, when) => page.waitForSelector(`[data-when="${when}"]`, { visible: true });
const posts = (page) => page.requests.filter((request) => request.method() === 'POST');

test('a link with an answer: it is selected, and one press of the visible button keeps it', async () => {
  const page = await open(
    'survey=after-checkout&recommend=9&context.order.value=129.9&context.order.items=x&locale=de',
  );
  await survey(page).asks('weiterempfehlen');
  assert.equal(await selected(page), '9');
  assert.equal(await page.$eval('>>> .stage', (stage) => stage.lang), 'de');
  await survey(page).click('button[type=submit]');
  await survey(page).asks('Grund für Ihre 9');
  const row = await kept('partial');
  assert.deepEqual(
    row.record.answers.map(({ question, value }) => [question, value]),
    [['recommend', 9]],
  );
  assert.equal(row.touchpoint, 'checkout.completed');
  // Numbers of the address are numbers where surveys.json says so; what is none never leaves the page.
  assert.deepEqual(row.record.context, { 'order.value': 129.9 });

  await (await survey(page).find('textarea')).type('Schnell');
  await (await survey(page).find('button[type=submit]')).press('Enter');
  await sentence(page, 'over');
  await kept('completed');
  assert.equal(collector.rows().length, 1);
  assert.deepEqual(page.errors, []);
  assert.deepEqual(page.lines, []);
});

test('the link of the demo shop leads there, in the language of the shop', async () => {
  const page = await openPage(browser);
  await page.goto(`${collector.url}/?lang=de`);
  await Promise.all([page.waitForNavigation(), page.click('#mail')]);
  await survey(page).asks('Lieferung durch Demo Post');
  assert.equal(await selected(page), '4');
  await survey(page).click('button[type=submit]');
  assert.deepEqual((await kept('partial')).record.answers[0].value, 4);
  assert.deepEqual(page.errors, []);
});

test('a visitor may answer otherwise than the link', async () => {
  const page = await open('survey=after-checkout&recommend=9');
  await survey(page).choose(2);
  await survey(page).asks('went wrong');
  assert.equal((await kept('partial')).record.answers[0].value, 2);
});

test('what opens links in mails, runs their scripts, waits and leaves, is no showing and no answer', async () => {
  const page = await open('survey=after-checkout&recommend=9');
  await survey(page).asks('recommend us');
  await page.mouse.move(200, 200);
  await page.evaluate(() => {
    scrollBy(0, 100);
    // A script's click is nobody's.
    document.querySelector('touchstone-survey').shadowRoot.querySelector('h1, .words').click();
  });
  await page.waitForNetworkIdle({ idleTime: 1_000 });
  await page.goto('about:blank');
  assert.equal(posts(page).length, 0);
  assert.deepEqual(collector.rows(), []);
});

test('the first touch of a person makes it a showing', async () => {
  const page = await open('survey=after-checkout&recommend=9');
  await survey(page).asks('recommend us');
  assert.equal(posts(page).length, 0);
  await page.click('h1');
  assert.deepEqual((await kept('shown')).record.answers, []);
});

const missing = [
  { title: 'no survey', query: '' },
  { title: 'a survey that is not there', query: 'survey=after-chekout&recommend=9' },
  { title: 'markup for a survey', query: 'survey=<img src=x onerror=alert(1)>' },
];
for (const { title, query } of missing) {
  test(`${title} in the link: a sentence, and no blank page`, async () => {
    const page = await open(query);
    await sentence(page, 'missing');
    assert.equal(await page.$('touchstone-survey img, img'), null);
    assert.deepEqual(page.errors, []);
  });
}

test('a link cannot reach what all objects share', async () => {
  const page = await open(
    'survey=after-checkout&context.__proto__.polluted=1&context.constructor.prototype.polluted=1&__proto__=1',
  );
  await survey(page).asks('recommend us');
  assert.equal(await page.evaluate(() => ({}).polluted), undefined);
});

const strict =
  "default-src 'none'; style-src 'self'; connect-src 'self'; require-trusted-types-for 'script'; script-src 'self'";
for (const [title, policy] of [
  ['without WebAssembly', strict],
  ['with WebAssembly', `${strict} 'wasm-unsafe-eval'`],
]) {
  test(`under the strictest policy ${title}`, () =>
    onPage(
      browser,
      { path: 'survey.html?survey=s&recommend=7', options: { headers: { 'content-security-policy': policy } } },
      async (page, site) => {
        await survey(page).asks('Recommend us?');
        assert.equal(await selected(page), '7');
        await survey(page).click('button[type=submit]');
        await until(() => site.posts.some(({ record }) => record.answers[0]?.value === 7), 'the answer');
        assert.deepEqual(page.errors, []);
        assert.deepEqual(ownLines(page), []);
      },
    ));
}

test('a survey that goes on after a reload is not missing', () =>
  onPage(
    browser,
    {
      path: 'survey.html?survey=s&recommend=7',
      files: { '/surveys.json': surveys().replace('{', '{"privacy":{"storage":"session"},') },
    },
    async (page, site) => {
      await survey(page).click('button[type=submit]');
      await survey(page).asks('Why?');
      await page.reload();
      await survey(page).asks('Why?');
      assert.ok(await page.$eval('[data-when=missing]', (sentence) => sentence.hidden));
      await (await survey(page).find('textarea')).type('Went on');
      await (await survey(page).find('button[type=submit]')).press('Enter');
      await until(() => site.posts.some(({ record }) => record.status === 'completed'), 'the end');
      assert.equal(new Set(site.posts.map(({ record }) => record.response_id)).size, 1);
    },
  ));

test('a survey with nothing to ask is as good as missing', () =>
  onPage(
    browser,
    {
      path: 'survey.html?survey=s',
      files: { '/surveys.json': surveys().replaceAll('"type":', '"when":false,"type":') },
    },
    async (page) => {
      await sentence(page, 'missing');
      assert.deepEqual(page.errors, []);
    },
  ));

for (const files of [
  { '/surveys.json': 404 },
  { '/surveys.json': '{' },
  { '/engine.wasm': 404, '/engine.fallback.js': 404 },
]) {
  test(`with ${JSON.stringify(files)}: the sentence, and one line in the console`, () =>
    onPage(browser, { path: 'survey.html?survey=s', files }, async (page) => {
      await sentence(page, 'missing');
      assert.equal(ownLines(page).length, 1, page.lines.join('\n'));
      assert.deepEqual(page.errors, []);
    }));
}

for (const scheme of ['light', 'dark']) {
  test(`at 360 px, ${scheme}: nothing is wider than the window, and page and survey have one background`, async () => {
    const page = await open('survey=after-checkout&recommend=9', { width: 360, height: 740, scheme });
    await survey(page).asks('recommend us');
    const { isWide, behind, card } = await page.evaluate(() => {
      const { shadowRoot } = document.querySelector('touchstone-survey');
      return {
        isWide: document.documentElement.scrollWidth > innerWidth,
        behind: getComputedStyle(document.documentElement).backgroundColor,
        card: getComputedStyle(shadowRoot.querySelector('.card')).backgroundColor,
      };
    });
    assert.deepEqual([isWide, card], [false, behind]);
    assert.equal(behind, scheme === 'dark' ? 'rgb(28, 30, 36)' : 'rgb(255, 255, 255)');
  });
}
