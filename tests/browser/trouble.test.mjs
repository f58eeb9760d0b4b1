// Whatever is wrong with Touchstone's files, endpoints or calls: the shop's page stays as it is, and the console says in
// one line what is wrong and where.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { launchShell, openPage, survey, until } from './harness.mjs';
import { assertUntouched, onPage as openOnPage, ownLines } from './on_page.mjs';
import { startSite, stub, surveys } from './site.mjs';

let browser;
before(async () => {
  browser = await launchShell();
});
after(() => browser.close());

const onPage = (trouble, look) => openOnPage(browser, trouble, look);

const silent = [
  {
    title: 'no surveys.json',
    files: { '/surveys.json': 404 },
    line: /^touchstone: cannot read \/surveys\.json: HTTP 404$/,
  },
  {
    title: 'a surveys.json that is not JSON',
    files: { '/surveys.json': '{\n  "version": 1,\n}' },
    line: /^touchstone: \/surveys\.json:3:1 syntax at "" \("touchstone lint" says what to write\)$/,
  },
  {
    title: 'a surveys.json with a mistyped key',
    files: { '/surveys.json': surveys().replace('"touchpoint"', '"touchpont"') },
    line: /^touchstone: \/surveys\.json:1:\d+ missing_key at "\/surveys\/0" .*\(and 1 more\)$/,
  },
  {
    title: 'a touchpoint that no survey has',
    files: { '/page.js': `${stub} touchstone.track('checkout.complete');` },
    line: /^touchstone: no survey in \/surveys\.json has touchpoint "checkout\.complete" \(it has: checkout\.completed\)$/,
  },
  {
    title: 'neither engine.wasm nor the fallback',
    files: { '/engine.wasm': 404, '/engine.fallback.js': 404 },
    line: /^touchstone: cannot start: engine\.wasm: .+; engine\.fallback\.js: /,
  },
  {
    title: 'no widget',
    files: { '/touchstone.widget.mjs': 404 },
    line: /^touchstone: cannot start: /,
  },
];

for (const { title, files, line } of silent) {
  test(`${title}: one line, and the page untouched`, () =>
    onPage({ files }, async (page) => {
      await until(() => ownLines(page).length > 0, 'the line');
      await assertUntouched(page);
      assert.equal(ownLines(page).length, 1, page.lines.join('\n'));
      assert.match(ownLines(page)[0], line);
    }));
}

const withFallback = [
  { title: 'engine.wasm is missing', files: { '/engine.wasm': 404 } },
  { title: 'engine.wasm is not WebAssembly', files: { '/engine.wasm': '<!doctype html>not found' } },
  {
    title: 'engine.wasm is cut off',
    files: {
      '/engine.wasm': (_request, response) =>
        response.writeHead(200, { 'content-type': 'application/wasm' }).end(Buffer.from([0, 97, 115, 109, 1, 0, 0])),
    },
  },
  {
    title: 'the policy allows no WebAssembly, no inline style and no string into the DOM',
    options: {
      headers: {
        'content-security-policy':
          "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:; require-trusted-types-for 'script'",
      },
    },
  },
];

for (const { title, files, options } of withFallback) {
  test(`${title}: the fallback asks the same question, without a word`, () =>
    onPage({ files, options }, async (page, site) => {
      await survey(page).asks('Recommend us?');
      await survey(page).choose(7);
      await survey(page).asks('Why?');
      await until(() => site.posts.some(({ record }) => record.answers[0]?.value === 7), 'the answer');
      assert.deepEqual(page.errors, []);
      assert.deepEqual(ownLines(page), []);
    }));
}

test('engine.wasm with the wrong type still runs', () =>
  onPage(
    {
      files: {
        '/engine.wasm': (_request, response) => {
          response
            .writeHead(200, { 'content-type': 'application/octet-stream' })
            .end(readFileSync(new URL('../../dist/engine.wasm', import.meta.url)));
        },
      },
    },
    async (page) => {
      await survey(page).asks('Recommend us?');
      assert.ok(!page.requests.some((request) => request.url().endsWith('engine.fallback.js')));
    },
  ));

test('a strict policy with wasm-unsafe-eval runs WebAssembly', () =>
  onPage(
    {
      options: {
        headers: {
          'content-security-policy':
            "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; img-src data:; require-trusted-types-for 'script'",
        },
      },
    },
    async (page) => {
      await survey(page).asks('Recommend us?');
      assert.ok(!page.requests.some((request) => request.url().endsWith('engine.fallback.js')));
      assert.deepEqual(page.lines, []);
    },
  ));

test('an endpoint that is down: one line, the survey goes on, and the answer arrives when it is back', async () => {
  let down = true;
  const records = [];
  const endpoint = (request, response) => {
    let text = '';
    request.on('data', (chunk) => {
      text += chunk;
    });
    request.on('end', () => {
      if (down) return response.destroy();
      records.push(JSON.parse(text));
      return response.writeHead(200).end();
    });
  };
  await onPage({ files: { '/v1/responses': endpoint } }, async (page) => {
    await survey(page).asks('Recommend us?');
    await survey(page).choose(0);
    await survey(page).asks('Why?');
    await until(() => ownLines(page).length > 0, 'the line');
    down = false;
    await until(() => records.some((record) => record.answers[0]?.value === 0), 'the answer', 30_000);
    assert.deepEqual(ownLines(page), [
      'touchstone: endpoint "main" (/v1/responses) cannot be reached; the response is kept and sent again',
    ]);
    assert.deepEqual(page.errors, []);
  });
});

test('blocked storage is no trouble: nothing is stored', () =>
  onPage(
    {
      prepare: (page) =>
        page.evaluateOnNewDocument(() => {
          for (const name of ['localStorage', 'sessionStorage', 'indexedDB', 'caches']) {
            Object.defineProperty(window, name, {
              get() {
                throw new DOMException('denied', 'SecurityError');
              },
            });
          }
          Object.defineProperty(Document.prototype, 'cookie', {
            get() {
              throw new DOMException('denied', 'SecurityError');
            },
          });
        }),
    },
    async (page, site) => {
      await survey(page).choose(8);
      await until(() => site.posts.some(({ record }) => record.answers.length > 0), 'the answer');
      assert.deepEqual(page.errors, []);
      assert.deepEqual(page.lines, []);
    },
  ));

test('two tags on one page are one Touchstone', () =>
  onPage(
    { options: { body: '<script async src="/touchstone.js?second" data-surveys="/surveys.json"></script>' } },
    async (page, site) => {
      await survey(page).choose(5);
      await survey(page).asks('Why?');
      assert.equal((await page.$$('touchstone-survey')).length, 1);
      await until(() => site.posts.length > 0, 'a record');
      await page.waitForNetworkIdle({ idleTime: 300 });
      assert.equal(new Set(site.posts.map(({ record }) => record.response_id)).size, 1);
    },
  ));

test('as a module: the same survey', () =>
  onPage(
    {
      files: {
        '/': '<!doctype html><html lang="en"><link rel="icon" href="data:,"><h1>Shop</h1><script type="module" src="/page.mjs"></script>',
        '/page.mjs':
          "import { touchstone } from '/touchstone.mjs'; touchstone.init({ surveys: '/surveys.json' }); touchstone.track('checkout.completed');",
      },
    },
    async (page, site) => {
      await survey(page).choose(5);
      await until(() => site.posts.some(({ record }) => record.answers[0]?.value === 5), 'the answer');
      assert.deepEqual(page.errors, []);
    },
  ));

test('at the end of the page the answer goes as a simple request: no preflight', async () => {
  const methods = [];
  const collector = await startSite({
    '/v1/responses': (request, response) => {
      const type = request.headers['content-type'] ?? '';
      methods.push(`${request.method} ${type}`);
      // Preflights are never answered, as by a server that does not know of them: only simple requests come through.
      if (request.method === 'OPTIONS') return undefined;
      request.resume();
      return response.writeHead(200, { 'access-control-allow-origin': '*' }).end();
    },
  });
  const site = await startSite({ '/surveys.json': surveys(`${collector.url}/v1/responses`) });
  const page = await openPage(browser);
  try {
    await page.goto(site.url);
    await survey(page).choose(6);
    await page.goto('about:blank');
    await until(() => methods.includes('POST text/plain;charset=UTF-8'), 'the simple request');
    assert.equal(methods.filter((each) => each.startsWith('POST application/json')).length, 0);
  } finally {
    await page.close();
    await site.stop();
    await collector.stop();
  }
});

test('a page whose DOM plays tricks loses the survey, but not the answer', () =>
  onPage({}, async (page, site) => {
    await survey(page).find('input[value="4"]');
    await page.evaluate(() => {
      Node.prototype.insertBefore = () => {
        throw new Error('tricks');
      };
    });
    await survey(page).choose(4);
    await until(() => site.posts.some(({ record }) => record.answers[0]?.value === 4), 'the answer');
    assert.deepEqual(page.errors, []);
  }));

test('a download that failed once is tried again at the next touchpoint', () => {
  let broken = true;
  const widget = (_request, response) =>
    broken
      ? response.writeHead(503).end()
      : response
          .writeHead(200, { 'content-type': 'text/javascript' })
          .end(readFileSync(new URL('../../dist/touchstone.widget.mjs', import.meta.url)));
  return onPage({ files: { '/touchstone.widget.mjs': widget } }, async (page) => {
    await until(() => ownLines(page).length > 0, 'the line');
    await assertUntouched(page);
    broken = false;
    await page.evaluate(() => window.touchstone.track('checkout.completed'));
    await survey(page).asks('Recommend us?');
  });
});

test('a survey that cannot be drawn is not in the way of one that can', () => {
  const file = JSON.parse(surveys());
  file.surveys.push({
    id: 'rare',
    touchpoint: 'cart.viewed',
    questions: [{ id: 'q', type: 'csat', style: 'stars', text: 'Content?' }],
  });
  return onPage(
    {
      files: {
        '/surveys.json': JSON.stringify(file),
        '/touchstone.more.mjs': 404,
        '/page.js': `${stub} touchstone.track('cart.viewed');`,
      },
    },
    async (page, site) => {
      await until(() => page.lines.some((line) => line.includes('cannot draw')), 'the line');
      await until(() => site.posts.at(-1)?.record.status === 'dismissed', 'the dismissal');
      await page.evaluate(() => void window.touchstone.track('checkout.completed'));
      await survey(page).asks('Recommend us?');
    },
  );
});
