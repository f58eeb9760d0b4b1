// Pages on which somebody is about to pay: nobody is interrupted there, unless the file says so.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { ask, cart, config, onShop as open, reasons } from './asking.mjs';
import { launchShell, root, until } from './harness.mjs';

let browser;
before(async () => {
  browser = await launchShell();
});
after(() => browser.close());

const onShop = (shop, look) => open(browser, shop, look);

const card = '<form><input name="n" autocomplete="billing cc-number"></form>';

test('a page with payment fields is not interrupted, and explain() says so', () =>
  onShop({ file: { surveys: cart }, body: card, script: "touchstone.track('cart.viewed');" }, async (page, asked) => {
    await until(async () => (await reasons(page)).cart === 'payment', 'the reason');
    assert.equal(await asked.isOpen(), false);
  }));

test('unless the file says so in as many words', () =>
  onShop(
    {
      file: { surveys: [ask('cart', 'cart.viewed', { on_payment_pages: true })] },
      body: card,
      script: "touchstone.track('cart.viewed');",
    },
    async (_page, asked) => asked.asks('Recommend cart?'),
  ));

test('payment fields that come while a survey waits', () =>
  onShop(
    {
      file: { surveys: [ask('cart', 'cart.viewed', { after_seconds: 3 })] },
      script: "touchstone.track('cart.viewed');",
    },
    async (page, asked) => {
      await until(async () => (await reasons(page)).cart === 'waiting', 'the waiting');
      await page.evaluate((form) => document.body.insertAdjacentHTML('beforeend', form), card);
      await until(async () => (await reasons(page)).cart === 'payment', 'the reason');
      assert.equal(await asked.isOpen(), false);
    },
  ));

for (const allowed of [false, true]) {
  test(`a prepared view ${allowed ? 'is' : 'is not'} drawn on a payment page ${allowed ? 'where it may' : 'unless it may'}`, async () => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'touchstone-prepared-'));
    const from = path.join(folder, 'surveys.json');
    writeFileSync(
      from,
      JSON.stringify(config({ surveys: [ask('cart', 'cart.viewed', allowed && { on_payment_pages: true })] })),
    );
    execFileSync(path.join(root, 'build/bin/touchstone'), ['prepare', from, '-o', from]);
    const file = readFileSync(from, 'utf8');
    rmSync(folder, { recursive: true });
    assert.match(file, /"prepared":/);
    // The engine never comes, so that whatever is there is the prepared view.
    const head =
      '<script>window.fetch = ((real) => (url, ...more) => (/engine/.test(url) ? new Promise(() => {}) : real(url, ...more)))(fetch);</script>';
    await onShop({ file, head, body: card, script: "touchstone.track('cart.viewed');" }, async (page, asked) => {
      if (allowed) return asked.asks('Recommend cart?');
      await page.waitForNetworkIdle({ idleTime: 500 });
      assert.equal(await asked.isOpen(), false);
    });
  });
}
