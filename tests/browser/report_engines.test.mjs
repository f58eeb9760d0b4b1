// The report in another engine, TOUCHSTONE_ENGINE=firefox or webkit: it opens, draws, is filtered, and hears of what arrives.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startEngine } from './engines/engine.mjs';
import { until } from './harness.mjs';
import { demoData, post, record, startFullCollector } from './report_page.mjs';

let engine;
let collector;
before(async () => {
  collector = await startFullCollector(demoData(1_000));
  engine = await startEngine(process.env.TOUCHSTONE_ENGINE ?? 'chromium');
});
after(async () => {
  await engine?.stop();
  assert.equal(await collector?.stop(), 0);
});

test('opened with a token, drawn, filtered, and live', async () => {
  const tab = await engine.open(1280, 900);
  await tab.goto(`${collector.url}/report/?lang=en`);
  const see = (look, what, ...given) => until(() => tab.evaluate(look, ...given), what);
  await see(
    () => document.querySelector('input[name=token]')?.focus() ?? document.activeElement?.name === 'token',
    'the field',
  );
  await tab.type(collector.token);
  await tab.press('Enter');
  await see(() => document.querySelectorAll('.chart svg').length === 5, 'five drawings');
  await see(() => document.querySelector('.live.on') !== null, 'a connection');

  const responses = () => Number(document.querySelector('#responses').textContent.replaceAll(',', ''));
  const before = await tab.evaluate(responses);
  await post(collector.url, [record('cart.left', { type: 'nps', value: 10, segment: 'promoter' })]);
  await until(async () => (await tab.evaluate(responses)) === before + 1, 'one response more');

  await tab.evaluate(() => document.querySelector('.stop h3 button').click());
  assert.equal(await tab.evaluate(() => location.search), '?lang=en&touchpoint=site.visited');
  await until(async () => (await tab.evaluate(responses)) < before, 'fewer responses');
  await tab.back();
  await until(async () => (await tab.evaluate(responses)) === before + 1, 'all of them again');
  await tab.close();
});
