// Endpoints of every kind, behind a real server of another origin: how a request is made, when, and what comes of it.
import assert from 'node:assert/strict';
import http from 'node:http';
import { after, before, test } from 'node:test';
import { launchShell, survey, until } from './harness.mjs';
import { onPage as openOnPage } from './on_page.mjs';
import { stub, surveys } from './site.mjs';

let browser;
before(async () => {
  browser = await launchShell();
});
after(() => browser.close());

/**
 * A server of another origin that notes what it is asked. `answer(request, count)` says with what: `[status, headers]`. Unless `isMute`, it lets
 * pages of every origin in.
 */
async function startEndpoint({ answer = () => [200, {}], isMute = false } = {}) {
  const asked = [];
  const server = http.createServer((request, response) => {
    const chunks = [];
    request.on('data', (chunk) => chunks.push(chunk));
    request.on('end', () => {
      const { method, headers } = request;
      asked.push({ method, headers, body: Buffer.concat(chunks).toString(), at: performance.now() });
      const open = {
        'access-control-allow-origin': headers.origin ?? '*',
        'access-control-allow-methods': 'POST, PUT',
        'access-control-allow-headers': 'content-type, x-shop',
        'access-control-allow-credentials': 'true',
        'access-control-expose-headers': 'retry-after',
      };
      const isAsking = method === 'OPTIONS';
      const [status, more] = isAsking
        ? [204, {}]
        : answer(request, asked.filter((each) => each.method !== 'OPTIONS').length);
      response.writeHead(status, { ...(isMute ? {} : open), ...more }).end();
    });
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://localhost:${server.address().port}/hook`,
    /** Without what browsers ask first. */
    posts: () => asked.filter(({ method }) => method !== 'OPTIONS'),
    preflights: () => asked.filter(({ method }) => method === 'OPTIONS'),
    stop() {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}

/** The shop's script: asks, and notes what it hears. */
const script = `${stub}
  window.heard = [];
  window.pushed = [];
  for (const name of ['delivered', 'unconfirmed', 'failed', 'error']) touchstone.on(name, (detail) => heard.push([name, detail.endpoint, detail.revision]));
  document.addEventListener('touchstone:response', ({ detail }) => pushed.push(detail));
  touchstone.track('checkout.completed');`;

/** Opens a shop with this endpoint, and lets a visitor answer 9, then the rest. */
async function visit(endpoint, look) {
  const file = { ...JSON.parse(surveys()), endpoints: [{ id: 'e', ...endpoint }] };
  await openOnPage(browser, { files: { '/surveys.json': JSON.stringify(file), '/page.js': script } }, async (page) => {
    const asked = survey(page);
    await asked.asks('Recommend us?');
    await look(page, {
      async score() {
        await asked.choose(9);
        await asked.asks('Why?');
      },
      async finish() {
        await (await asked.find('textarea')).type('Fast & "good" = ä');
        await asked.click('.primary');
        await asked.asks('Thank you!');
      },
      heard: () => page.evaluate('heard'),
    });
    assert.deepEqual(page.errors, []);
  });
}

test('method, header and cookies: as the file says, and none of them unless it does', async () => {
  const endpoint = await startEndpoint();
  await visit({ url: endpoint.url, method: 'PUT', headers: { 'X-Shop': 'main' }, credentials: 'include' }, async () => {
    await until(() => endpoint.posts().length, 'the record');
    assert.equal(endpoint.posts()[0].method, 'PUT');
    assert.equal(endpoint.posts()[0].headers['x-shop'], 'main');
    assert.equal(endpoint.preflights().length, 1);
  });
  await endpoint.stop();
});

test('a form on a mute endpoint: one simple request when completed, unconfirmed, and not made again', async () => {
  const endpoint = await startEndpoint({ isMute: true });
  const template = { 'entry.1': '{answers.recommend}', 'entry.2': '{answers.why}' };
  await visit(
    { url: endpoint.url, no_cors: true, at: 'completion', format: 'form', template },
    async (page, visitor) => {
      await visitor.score();
      assert.equal(endpoint.posts().length, 0);
      await visitor.finish();
      await until(async () => (await visitor.heard()).length, 'the event');
      assert.deepEqual(await visitor.heard(), [['unconfirmed', 'e', 3]]);
      await page.evaluate(() => dispatchEvent(new Event('pagehide')));
      await page.goto('about:blank');
      const posts = endpoint.posts();
      assert.equal(posts.length, 1);
      assert.equal(posts[0].headers['content-type'], 'application/x-www-form-urlencoded');
      assert.deepEqual(
        [...new URLSearchParams(posts[0].body)],
        [
          ['entry.1', '9'],
          ['entry.2', 'Fast & "good" = ä'],
        ],
      );
      assert.equal(endpoint.preflights().length, 0);
    },
  );
  await endpoint.stop();
});

test('without no_cors a mute endpoint is one that cannot be reached', async () => {
  const endpoint = await startEndpoint({ isMute: true });
  await visit({ url: endpoint.url }, async (_page, visitor) => {
    await until(async () => (await visitor.heard()).length, 'the event');
    assert.equal((await visitor.heard())[0][0], 'error');
  });
  await endpoint.stop();
});

for (const [title, value, leastMs] of [
  ['in seconds', () => '2', 2000],
  // A date has no fractions of a second: three of them are two at least.
  ['as a date', () => new Date(Date.now() + 3000).toUTCString(), 1900],
]) {
  test(`Retry-After ${title} is heeded`, async () => {
    const endpoint = await startEndpoint({
      answer: (_request, count) => (count === 1 ? [429, { 'retry-after': value() }] : [200, {}]),
    });
    await visit({ url: endpoint.url }, async (_page, visitor) => {
      const [first, second] = await until(() => endpoint.posts().length > 1 && endpoint.posts(), 'another attempt');
      assert.ok(second.at - first.at >= leastMs, `after ${second.at - first.at} ms`);
      await until(async () => (await visitor.heard()).some(([name]) => name === 'delivered'), 'the confirmation');
    });
    await endpoint.stop();
  });
}

for (const header of ['-5', 'soon', '', '99999999999999999999']) {
  test(`a Retry-After of "${header}" does no harm`, async () => {
    const endpoint = await startEndpoint({ answer: () => [503, { 'retry-after': header }] });
    await visit({ url: endpoint.url }, async (_page, visitor) => {
      await until(async () => (await visitor.heard()).length, 'the event');
      await visitor.score();
    });
    await endpoint.stop();
  });
}

test('a refusal for good is failed, once, and the visitor is thanked', async () => {
  const endpoint = await startEndpoint({ answer: () => [400, {}] });
  await visit({ url: endpoint.url }, async (_page, visitor) => {
    await visitor.score();
    await visitor.finish();
    await until(() => endpoint.posts().length >= 3, 'every revision to be tried');
    await until(async () => (await visitor.heard()).length >= 2, 'the events');
    assert.deepEqual(
      (await visitor.heard()).map(([name]) => name),
      ['error', 'failed'],
    );
  });
  await endpoint.stop();
});

test('an endpoint that takes too long counts as not reached, and is asked again', async () => {
  let count = 0;
  const server = http.createServer((request, response) => {
    count++;
    // The first one is never answered.
    if (count > 1) response.writeHead(200, { 'access-control-allow-origin': request.headers.origin }).end();
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://localhost:${server.address().port}/`;
  await visit({ url, timeout_seconds: 1, no_cors: false, format: 'form' }, async (_page, visitor) => {
    await until(async () => (await visitor.heard()).some(([name]) => name === 'delivered'), 'the confirmation');
    assert.equal((await visitor.heard())[0][0], 'error');
  });
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

test('at the end of the page: nothing before it, then the newest, by a request that needs no leave', async () => {
  const endpoint = await startEndpoint();
  await visit({ url: endpoint.url, at: 'page_end' }, async (page, visitor) => {
    await visitor.score();
    assert.equal(endpoint.posts().length, 0);
    await page.goto('about:blank');
    await until(() => endpoint.posts().length, 'the last words');
    const [{ body, headers }] = endpoint.posts();
    assert.equal(headers['content-type'], 'text/plain;charset=UTF-8');
    assert.equal(JSON.parse(body).answers[0].value, 9);
    assert.equal(endpoint.preflights().length, 0);
  });
  await endpoint.stop();
});

test('to the data layer: with what is there already, whoever made it', () =>
  visit(
    { to: 'dataLayer', format: 'template', template: { event: 'survey', score: '{answers.recommend}' } },
    async (page, visitor) => {
      await visitor.score();
      assert.deepEqual(await page.evaluate('dataLayer'), [
        { event: 'survey', score: '' },
        { event: 'survey', score: '9' },
      ]);
    },
  ));

test('a data layer that is no list, or throws, is one line; answers arrive elsewhere all the same', async () => {
  const file = JSON.parse(surveys());
  file.endpoints.push({ id: 'tags', to: 'dataLayer' });
  const files = { '/surveys.json': JSON.stringify(file), '/page.js': `window.dataLayer = {}; ${script}` };
  await openOnPage(browser, { files }, async (page, site) => {
    await survey(page).choose(9);
    await survey(page).asks('Why?');
    await until(() => site.posts.some(({ record }) => record.answers[0]?.value === 9), 'the answer');
    assert.ok(page.lines.some((line) => line.startsWith('touchstone: dataLayer failed')));
    assert.deepEqual(page.errors, []);
  });
});

test('to the page as an event, with the record', () =>
  visit({ to: 'event', at: 'completion' }, async (page, visitor) => {
    await visitor.score();
    await visitor.finish();
    const pushed = await until(
      async () => (await page.evaluate('pushed.length')) && page.evaluate('pushed'),
      'the event',
    );
    assert.deepEqual(
      pushed.map(({ status, answers }) => [status, answers.map(({ value }) => value)]),
      [['completed', [9, 'Fast & "good" = ä']]],
    );
  }));
