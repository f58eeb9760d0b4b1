// Pages, and modules, that do strange things while a survey is open: it goes for good, or goes on, and the page notices nothing.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { launchShell, root, survey, until } from './harness.mjs';
import { onPage as openOnPage, ownLines } from './on_page.mjs';
import { stub, surveys } from './site.mjs';

let browser;
before(async () => {
  browser = await launchShell();
});
after(() => browser.close());

const onPage = (pages, look) => openOnPage(browser, pages, look);

const isDrawn = async (page) => (await page.$('>>> .card')) !== null;
const goes = (page) => until(async () => !(await isDrawn(page)), 'the survey to go');
/** All that the page has caused has happened: two frames later the observers have been told, too. */
const settles = (page) =>
  page.evaluate(
    () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done)))),
  );

/** An engine that traps at its next call once `trapped` is true. */
const trap = (page) =>
  page.evaluateOnNewDocument(() => {
    const real = WebAssembly.instantiateStreaming;
    WebAssembly.instantiateStreaming = async (...given) => {
      const { instance } = await real.apply(WebAssembly, given);
      const guarded = Object.entries(instance.exports).map(([name, what]) => [
        name,
        typeof what !== 'function'
          ? what
          : (...values) => {
              if (window.trapped) throw new WebAssembly.RuntimeError('unreachable');
              return what(...values);
            },
      ]);
      return { instance: { exports: Object.fromEntries(guarded) } };
    };
  });

for (const [where, body] of [
  ['floating', ''],
  ['in an element of the page', '<div id="box"><touchstone-survey survey="s"></touchstone-survey></div>'],
]) {
  test(`${where}: after a trap of the engine nothing brings the survey back`, () =>
    onPage({ prepare: trap, options: { body } }, async (page) => {
      await survey(page).asks('Recommend us?');
      await page.evaluate(() => {
        window.trapped = true;
      });
      await survey(page).choose(5);
      await goes(page);
      await page.evaluate(() => {
        document.dispatchEvent(new Event('fullscreenchange'));
        document.body.append(document.createElement('p'));
        document.documentElement.lang = 'de';
        const element = document.querySelector('#box touchstone-survey');
        if (!element) return;
        document.body.append(element);
        const another = document.createElement('touchstone-survey');
        another.setAttribute('survey', 's');
        element.replaceWith(another);
      });
      await settles(page);
      assert.equal(await isDrawn(page), false);
      assert.equal(ownLines(page).length, 1, ownLines(page).join('\n'));
      assert.match(ownLines(page)[0], /^touchstone: stopped: .*unreachable/);
      assert.deepEqual(page.errors, []);
    }));
}

test('a page that breaks the drawing while its dialog is open: the survey is dismissed, with one line', () =>
  onPage({ options: { body: '<dialog id="dialog">d</dialog>' } }, async (page, site) => {
    await survey(page).asks('Recommend us?');
    await page.evaluate(() => document.querySelector('#dialog').showModal());
    await goes(page);
    await page.evaluate(() => {
      ShadowRoot.prototype.replaceChildren = () => {
        throw new Error('tricks');
      };
      document.querySelector('#dialog').close();
    });
    await until(() => site.posts.at(-1)?.record.status === 'dismissed', 'the dismissal');
    await settles(page);
    assert.equal(await isDrawn(page), false);
    assert.deepEqual(ownLines(page), ['touchstone: cannot draw: tricks']);
    assert.deepEqual(page.errors, []);
  }));

/** Keeps count of what each kind of observer watches, as `window.watched(kind, target)`. */
const count = (page) =>
  page.evaluateOnNewDocument(() => {
    const live = { ResizeObserver: new Map(), MutationObserver: new Map() };
    for (const [kind, watching] of Object.entries(live)) {
      const { observe, disconnect } = window[kind].prototype;
      window[kind].prototype.observe = function (target, ...options) {
        watching.set(this, [...(watching.get(this) ?? []), target]);
        return observe.call(this, target, ...options);
      };
      window[kind].prototype.disconnect = function () {
        watching.delete(this);
        return disconnect.call(this);
      };
    }
    window.watched = (kind, target) => [...live[kind].values()].filter((targets) => targets.includes(target)).length;
  });

test('a dialog of the page is watched while it is open, and not before or after', () =>
  onPage({ prepare: count, options: { body: '<dialog id="dialog">d</dialog>' } }, async (page) => {
    const watched = () => page.evaluate(() => window.watched('ResizeObserver', document.querySelector('#dialog')));
    await survey(page).asks('Recommend us?');
    assert.equal(await watched(), 0);
    for (let times = 0; times < 3; times += 1) {
      await page.evaluate(() => document.querySelector('#dialog').showModal());
      await goes(page);
      assert.equal(await watched(), 1);
      await page.evaluate(() => document.querySelector('#dialog').close());
      await survey(page).asks('Recommend us?');
      assert.equal(await watched(), 0);
    }
  }));

test('one observer follows an element that is put anew again and again, and none once the survey is closed', () =>
  onPage(
    { prepare: count, options: { body: '<div id="box"><touchstone-survey survey="s"></touchstone-survey></div>' } },
    async (page) => {
      const watched = () => page.evaluate(() => window.watched('MutationObserver', document));
      await survey(page).asks('Recommend us?');
      for (let times = 0; times < 3; times += 1) {
        await page.evaluate(() => {
          const fresh = document.createElement('touchstone-survey');
          fresh.setAttribute('survey', 's');
          document.querySelector('#box').replaceChildren(fresh);
        });
        await survey(page).asks('Recommend us?');
      }
      assert.equal(await watched(), 1);
      await survey(page).click('.close');
      await goes(page);
      await page.evaluate(() => document.body.append(document.createElement('p')));
      await settles(page);
      assert.equal(await watched(), 0);
      assert.deepEqual(page.errors, []);
    },
  ));

test('an element whose surveys.json did not come asks when it comes near again', () => {
  let broken = true;
  const file = (_request, response) =>
    broken
      ? response.writeHead(503).end()
      : response.writeHead(200, { 'content-type': 'application/json' }).end(surveys());
  return onPage(
    {
      files: { '/surveys.json': file, '/page.js': stub },
      options: { body: '<touchstone-survey survey="s"></touchstone-survey><div id="far">Far</div>', head: tall },
    },
    async (page) => {
      await until(() => ownLines(page).some((line) => line.includes('HTTP 503')), 'the line');
      assert.equal(await isDrawn(page), false);
      broken = false;
      await page.evaluate(() => document.querySelector('#far').scrollIntoView());
      await settles(page);
      assert.equal(await isDrawn(page), false);
      await page.evaluate(() => scrollTo(0, 0));
      await survey(page).asks('Recommend us?');
      assert.equal(ownLines(page).length, 1);
      assert.deepEqual(page.errors, []);
    },
  );
});
const tall = '<style>#far { margin-top: 5000px }</style>';

test('an element with a quotation mark in its survey’s name may go again', () =>
  onPage(
    { files: { '/page.js': stub }, options: { body: `<touchstone-survey id="odd" survey='a"b'></touchstone-survey>` } },
    async (page) => {
      await until(() => ownLines(page).some((line) => line.includes('has id "a"b"')), 'the line');
      await page.evaluate(() => document.querySelector('#odd').remove());
      await settles(page);
      await page.evaluate(() => void window.touchstone.track('checkout.completed'));
      await survey(page).asks('Recommend us?');
      assert.deepEqual(page.errors, []);
    },
  ));

test('tricks that come and go cost one survey: the next touchpoint asks', () => {
  const file = JSON.parse(surveys());
  file.surveys.push({
    id: 'other',
    touchpoint: 'cart.viewed',
    questions: [{ id: 'q', type: 'csat', text: 'Content?' }],
  });
  return onPage({ files: { '/surveys.json': JSON.stringify(file) } }, async (page, site) => {
    await survey(page).asks('Recommend us?');
    await page.evaluate(() => {
      const { insertBefore } = Node.prototype;
      Node.prototype.insertBefore = () => {
        throw new Error('tricks');
      };
      window.noMoreTricks = () => {
        Node.prototype.insertBefore = insertBefore;
      };
    });
    await survey(page).choose(4);
    await until(() => site.posts.at(-1)?.record.status === 'dismissed', 'the dismissal');
    assert.equal(site.posts.at(-1).record.answers[0].value, 4, 'with the answer');
    await page.evaluate(() => {
      window.noMoreTricks();
      window.touchstone.track('cart.viewed');
    });
    await survey(page).asks('Content?');
    assert.deepEqual(page.errors, []);
  });
});

const prepare = (text) =>
  execFileSync(path.join(root, 'build/bin/touchstone'), ['prepare', '-'], { input: text, stdio: 'pipe' }).toString();

for (const [what, field, expected] of [
  ['a field of the page', '<input id="search" autofocus>', 'INPUT'],
  ['nothing', '', 'BODY'],
]) {
  test(`a survey that goes on after a reload, over its prepared question, leaves the focus where it is: ${what}`, () => {
    const file = prepare(JSON.stringify({ ...JSON.parse(surveys()), locale: 'en', privacy: { storage: 'session' } }));
    return onPage({ files: { '/surveys.json': file }, options: { body: field } }, async (page) => {
      await survey(page).choose(9);
      await survey(page).asks('Why?');
      await (await survey(page).find('textarea')).type('Half');
      await page.reload();
      await survey(page).asks('Why?');
      await settles(page);
      assert.equal(await page.$eval('>>> textarea', ({ value }) => value), 'Half');
      assert.equal(await page.evaluate(() => document.activeElement.tagName), expected);
      assert.deepEqual(page.errors, []);
    });
  });
}

test('a page that has given every object more than it was born with: the survey is as on any other', () =>
  onPage(
    {
      prepare: (page) =>
        page.evaluateOnNewDocument(() => {
          Object.prototype.each = function each() {
            return this;
          };
        }),
    },
    async (page) => {
      await survey(page).asks('Recommend us?');
      const given = await page.evaluate(() => {
        const { shadowRoot } = document.querySelector('touchstone-survey');
        const drawn = [...shadowRoot.querySelectorAll('*')];
        return drawn.filter((element) => element.hasAttribute('each')).map((element) => element.localName);
      });
      assert.deepEqual(given, []);
      await survey(page).choose(5);
      await survey(page).asks('Why?');
      assert.deepEqual(page.errors, []);
      assert.deepEqual(ownLines(page), []);
    },
  ));
