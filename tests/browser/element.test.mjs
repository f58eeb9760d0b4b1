// <touchstone-survey survey="ID">: a survey in the place where the shop puts it.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launchShell, openPage, survey, until } from './harness.mjs';
import { onPage as openOnPage, ownLines } from './on_page.mjs';
import { startSite, stub } from './site.mjs';

let browser;
before(async () => {
  browser = await launchShell();
});
after(() => browser.close());

const asks = (id, text) => ({
  id,
  touchpoint: `${id}.reached`,
  questions: [{ id: 'content', type: 'csat', text }],
});
const surveys = JSON.stringify({
  version: 1,
  locale: 'en',
  endpoints: [{ id: 'main', url: '/v1/responses' }],
  surveys: [asks('first', 'First?'), asks('second', 'Content with {context.order.id|nothing}?')],
});

/** Opens a page with `body` on it, whose own script is `script`. */
const onPage = ({ body, script = '', ...rest }, look) =>
  openOnPage(
    browser,
    { files: { '/surveys.json': surveys, '/page.js': `${stub}\n${script}` }, options: { body }, ...rest },
    look,
  );

/** The id of the element of the shop's that says `text`, through its open shadow root; '' where another does. */
const whereIs = (page, text) =>
  until(
    () =>
      page.evaluate((wanted) => {
        for (const each of document.querySelectorAll('touchstone-survey')) {
          if (each.shadowRoot?.querySelector('.words')?.textContent.includes(wanted)) return each.id || 'none';
        }
        return undefined;
      }, text),
    `"${text}"`,
  );
const element = (id, survey, more = '') =>
  `<touchstone-survey id="${id}" survey="${survey}" ${more}></touchstone-survey>`;
const isQuiet = (page) => !page.requests.some((request) => request.url().endsWith('touchstone.widget.mjs'));

test('an element that is there before the script asks in its place, with its context', () =>
  onPage({ body: element('here', 'second', `context='{"order": {"id": "4711"}}'`) }, async (page, site) => {
    assert.equal(await whereIs(page, 'Content with 4711?'), 'here');
    await survey(page).choose(4);
    await until(() => site.posts.some(({ record }) => record.answers[0]?.value === 4), 'the answer');
    assert.deepEqual(page.errors, []);
    assert.deepEqual(page.lines, []);
  }));

test('one that is added later does, too', () =>
  onPage({ body: '' }, async (page) => {
    assert.ok(isQuiet(page));
    await page.evaluate(() => {
      const late = document.createElement('touchstone-survey');
      late.id = 'late';
      late.setAttribute('survey', 'first');
      document.body.append(late);
    });
    assert.equal(await whereIs(page, 'First?'), 'late');
  }));

test('far down the page it asks only once the visitor comes near', () =>
  onPage({ body: `<p id="far">${'<br>'.repeat(400)}</p>${element('here', 'first')}` }, async (page) => {
    assert.ok(isQuiet(page));
    await page.$eval('#here', (each) => each.scrollIntoView());
    assert.equal(await whereIs(page, 'First?'), 'here');
  }));

test('a hidden one asks nothing until it is to be seen', () =>
  onPage({ body: `<div id="fold" hidden>${element('here', 'first')}</div>` }, async (page) => {
    assert.ok(isQuiet(page));
    await page.$eval('#fold', (fold) => {
      fold.hidden = false;
    });
    assert.equal(await whereIs(page, 'First?'), 'here');
  }));

test('of two elements the second waits until the first is closed', () =>
  onPage({ body: element('a', 'first') + element('b', 'second') }, async (page) => {
    assert.equal(await whereIs(page, 'First?'), 'a');
    await survey(page).click('.close');
    assert.equal(await whereIs(page, 'Content with nothing?'), 'b');
  }));

test('of two elements with one survey the first has it, once', () =>
  onPage({ body: element('a', 'first') + element('b', 'first') }, async (page, site) => {
    assert.equal(await whereIs(page, 'First?'), 'a');
    await survey(page).click('.close');
    await page.waitForNetworkIdle({ idleTime: 400 });
    assert.equal(await survey(page).isOpen(), false);
    await until(() => site.posts.length > 0, 'a record');
    assert.equal(new Set(site.posts.map(({ record }) => record.response_id)).size, 1);
  }));

test('another survey in the same element: the one before is taken back', () =>
  onPage({ body: element('here', 'first') }, async (page, site) => {
    await whereIs(page, 'First?');
    await page.$eval('#here', (each) => each.setAttribute('survey', 'second'));
    assert.equal(await whereIs(page, 'Content with nothing?'), 'here');
    await until(() => site.posts.some(({ record }) => record.status === 'dismissed'), 'the end of the first');
    assert.deepEqual(
      site.posts.filter(({ record }) => record.status === 'dismissed').map(({ record }) => record.survey),
      ['first'],
    );
  }));

test('an element that goes takes its survey with it, and the next one may come', () =>
  onPage({ body: element('here', 'first') }, async (page, site) => {
    await whereIs(page, 'First?');
    await page.$eval('#here', (each) => each.remove());
    await until(() => site.posts.some(({ record }) => record.status === 'dismissed'), 'the end of the first');
    assert.equal(await survey(page).isOpen(), false);
    await page.evaluate(() => window.touchstone.show('second'));
    assert.equal(await whereIs(page, 'Content with nothing?'), 'none');
  }));

test('one that never was in the page has not left it', () =>
  onPage({ body: '', script: 'touchstone.show("first")' }, async (page, site) => {
    await whereIs(page, 'First?');
    await page.evaluate(() => document.createElement('touchstone-survey').setAttribute('survey', 'first'));
    await page.evaluate(() => new Promise((done) => setTimeout(done, 50)));
    assert.equal(await whereIs(page, 'First?'), 'none');
    await until(() => site.posts.length > 0, 'the showing');
    assert.deepEqual(
      site.posts.map(({ record }) => record.status),
      ['shown'],
    );
  }));

test('one that is read late, while its survey is already asked, takes it over', async () => {
  // By the engine, and by what was prepared before it.
  for (const track of ['touchstone.show("first")', 'touchstone.track("first.reached")']) {
    let goOn;
    const slowly = new Promise((resolve) => {
      goOn = resolve;
    });
    const page = await openPage(browser);
    const site = await startSite({
      '/surveys.json': surveys,
      '/late': async (_request, response) => {
        response.writeHead(200, { 'content-type': 'text/html' });
        response.write(`<!doctype html><html lang="en"><title>Late</title><script>${stub}
${track}</script>
          <script async src="/touchstone.js"></script><body><p>First half</p>`);
        await slowly;
        response.end(element('here', 'first'));
      },
    });
    const isThere = page.goto(`${site.url}/late`);
    await survey(page).asks('First?');
    await until(() => site.posts.length, 'the showing');
    goOn();
    await isThere;
    await until(async () => (await whereIs(page, 'First?')) === 'here', 'the element to take it over');
    await survey(page).choose(4);
    await until(() => site.posts.some(({ record }) => record.answers.length), 'the answer');
    const ids = new Set(site.posts.map(({ record }) => record.response_id));
    assert.equal(ids.size, 1, `${track}: one response`);
    assert.ok(!site.posts.some(({ record }) => record.status === 'dismissed'));
    await page.close();
    await site.stop();
  }
});

test('an element that is only moved keeps it', () =>
  onPage({ body: `${element('here', 'first')}<footer></footer>` }, async (page, site) => {
    await whereIs(page, 'First?');
    await page.evaluate(() => document.querySelector('footer').append(document.querySelector('#here')));
    await survey(page).choose(2);
    await until(() => site.posts.some(({ record }) => record.answers[0]?.value === 2), 'the answer');
    assert.ok(!site.posts.some(({ record }) => record.status === 'dismissed'));
  }));

test('one that takes its place at once takes the survey over', () =>
  onPage({ body: element('here', 'first') }, async (page, site) => {
    await whereIs(page, 'First?');
    await page.evaluate(() => {
      const fresh = document.querySelector('#here').cloneNode();
      fresh.id = 'fresh';
      document.querySelector('#here').replaceWith(fresh);
    });
    assert.equal(await whereIs(page, 'First?'), 'fresh');
    await survey(page).choose(2);
    await until(() => site.posts.some(({ record }) => record.answers[0]?.value === 2), 'the answer');
    assert.equal(new Set(site.posts.map(({ record }) => record.response_id)).size, 1);
  }));

test('its events bubble from the element', () =>
  onPage(
    {
      body: element('here', 'first'),
      script: `
        const heard = (window.heard = []);
        for (const name of ['shown', 'answered', 'delivered']) {
          document.addEventListener('touchstone:' + name, ({ target }) => heard.push(name + ' ' + (target.id || 'document')));
        }`,
    },
    async (page) => {
      await survey(page).choose(3);
      const heard = () => page.evaluate(() => window.heard);
      await until(async () => (await heard()).some((each) => each.startsWith('delivered')), 'a delivery');
      assert.ok(
        (await heard()).every((each) => each.endsWith(' here')),
        String(await heard()),
      );
    },
  ));

const strict =
  "default-src 'none'; style-src 'self'; connect-src 'self'; img-src data:; require-trusted-types-for 'script'; script-src 'self'";
for (const [title, policy] of [
  ['without WebAssembly', strict],
  ['with WebAssembly', `${strict} 'wasm-unsafe-eval'`],
]) {
  test(`under the strictest policy ${title} it asks, and so does show()`, () =>
    openOnPage(
      browser,
      {
        files: { '/surveys.json': surveys, '/page.js': stub },
        options: { body: element('here', 'first'), headers: { 'content-security-policy': policy } },
      },
      async (page, site) => {
        assert.equal(await whereIs(page, 'First?'), 'here');
        await survey(page).choose(5);
        await until(() => site.posts.some(({ record }) => record.status === 'completed'), 'the answer');
        await page.evaluate(() => window.touchstone.show('second'));
        assert.equal(await whereIs(page, 'Content with nothing?'), 'none');
        assert.deepEqual(page.errors, []);
        assert.deepEqual(page.lines, []);
      },
    ));
}

const faults = [
  {
    attributes: `survey="thrid"`,
    line: /^touchstone: no survey in \/surveys\.json has id "thrid" \(it has: first,second\)$/,
  },
  { attributes: `survey="first" context="{order: 1}"`, line: /^touchstone: show\(\) ignores what is not JSON: / },
];
for (const { attributes, line } of faults) {
  test(`${attributes}: one line in the console`, () =>
    onPage({ body: `<touchstone-survey ${attributes}></touchstone-survey>` }, async (page) => {
      await until(() => ownLines(page).length > 0, 'the line');
      assert.equal(ownLines(page).length, 1);
      assert.match(ownLines(page)[0], line);
      assert.deepEqual(page.errors, []);
    }));
}

test('a touchpoint’s survey in an element that goes is closed, and no longer in the way of the next', () =>
  onPage({ body: `<div style="height: 5000px"></div>${element('far', 'first')}` }, async (page, site) => {
    await page.evaluate(() => void window.touchstone.track('first.reached'));
    assert.equal(await whereIs(page, 'First?'), 'far');
    await page.evaluate(() => document.getElementById('far').remove());
    await until(() => site.posts.some(({ record }) => record.status === 'dismissed'), 'the dismissal');
    await page.evaluate(() => void window.touchstone.track('second.reached'));
    await whereIs(page, 'Content with nothing?');
    assert.deepEqual(page.errors, []);
  }));

test('once it is closed, what happens on the page is no business of the widget’s', () =>
  onPage(
    {
      body: element('here', 'first'),
      prepare: (page) =>
        page.evaluateOnNewDocument(() => {
          window.noticed = 0;
          const Real = window.MutationObserver;
          window.MutationObserver = class extends Real {
            constructor(call) {
              super((...given) => {
                window.noticed += 1;
                call(...given);
              });
            }
          };
        }),
    },
    async (page) => {
      await whereIs(page, 'First?');
      await survey(page).click('.close');
      await until(async () => !(await survey(page).isOpen()), 'the survey to go');
      const noticed = await page.evaluate(async () => {
        const change = async () => {
          document.body.append(document.createElement('p'));
          await new Promise((resolve) => setTimeout(resolve));
        };
        // The first one tells whoever still looks that there is nothing more to see.
        await change();
        const before = window.noticed;
        for (let i = 0; i < 10; i++) await change();
        return window.noticed - before;
      });
      assert.equal(noticed, 0);
    },
  ));
