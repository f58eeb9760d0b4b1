// The connection to the collector breaks and comes back: the page says so, goes on by itself, and has missed nothing.
import assert from 'node:assert/strict';
import net from 'node:net';
import { after, before, test } from 'node:test';
import { launchShell, until } from './harness.mjs';
import { demoData, enterToken, openReport, post, record, settled, startFullCollector } from './report_page.mjs';

let browser;
let collector;
before(async () => {
  [browser, collector] = await Promise.all([launchShell(), startFullCollector(demoData(200))]);
});
after(async () => {
  await browser.close();
  assert.equal(await collector.stop(), 0);
});

/** A way to the collector that can be cut: then what goes over it breaks, and nothing new gets through. */
async function startWay() {
  const open = new Set();
  let isCut = false;
  const { port } = new URL(collector.url);
  const server = net.createServer((near) => {
    if (isCut) return near.destroy();
    const far = net.connect(Number(port), '127.0.0.1');
    for (const [one, other] of [
      [near, far],
      [far, near],
    ]) {
      open.add(one);
      one.on('error', () => {});
      one.on('close', () => {
        open.delete(one);
        other.destroy();
      });
      one.pipe(other);
    }
    return undefined;
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const setCut = (to) => {
    isCut = to;
    if (isCut) for (const each of open) each.destroy();
  };
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    cut: () => setCut(true),
    mend: () => setCut(false),
    stop() {
      setCut(true);
      return new Promise((resolve) => server.close(resolve));
    },
  };
}

test('what was posted while the way was cut is there when it is mended', async () => {
  const way = await startWay();
  const page = await openReport(browser, way.url, { search: '?lang=en' });
  await enterToken(page, collector.token);
  await settled(page);
  await page.waitForSelector('.live.on');
  const responses = () => page.$eval('#responses', (each) => Number(each.textContent.replaceAll(',', '')));
  const count = await responses();

  way.cut();
  const said = () => page.$eval('.live', (each) => each.textContent);
  await until(async () => (await said()) === 'Not connected, trying again', 'the page to say so');
  await post(collector.url, [record('cart.left', { type: 'nps', value: 10, segment: 'promoter' })]);
  way.mend();
  await until(async () => (await responses()) === count + 1, 'what was posted meanwhile');
  assert.equal(await said(), 'Live');

  // A revision of what is there already is no second response.
  const first = record('cart.left', { type: 'nps', value: 0, segment: 'detractor' });
  const later = { ...first, revision: 2, answers: [{ question: 'q', type: 'nps', value: 9, segment: 'promoter' }] };
  await post(collector.url, [first]);
  await until(async () => (await responses()) === count + 2, 'one more');
  await post(collector.url, [later]);
  const stop = () =>
    page.$$eval('.stop', (stops) => stops.find((each) => each.textContent.startsWith('cart.left')).textContent);
  await until(async () => /Promoters: 2, Passives: 0, Detractors: 0/.test(await stop()), 'the revision');
  assert.equal(await responses(), count + 2);
  await page.close();
  await way.stop();
});

test('a token that is taken back closes the report', async () => {
  const way = await startWay();
  const page = await openReport(browser, way.url, { search: '?lang=en' });
  const token = collector.addToken('short-lived');
  await enterToken(page, token);
  await settled(page);
  await page.waitForSelector('.live.on');
  collector.removeToken('short-lived');
  way.cut();
  way.mend();
  const said = await until(
    () => page.$eval('[role=alert]', (each) => each.textContent).catch(() => ''),
    'the page to say so',
  );
  assert.match(said, /does not know this token/);
  assert.equal(await page.evaluate(() => sessionStorage.length), 0);
  await page.close();
  await way.stop();
});
