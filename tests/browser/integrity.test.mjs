// The hashes that the build writes are true, and what is not what was built never runs.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { stub } from '../../widget/integrity.mjs';
import { launchShell, root, survey, until } from './harness.mjs';
import { assertUntouched, onPage as openOnPage, ownLines } from './on_page.mjs';

let browser;
before(async () => {
  browser = await launchShell();
});
after(() => browser.close());

const read = (name) => readFileSync(path.join(root, name));
const sha384 = (content) => `sha384-${createHash('sha384').update(content).digest('base64')}`;
const served = readdirSync(path.join(root, 'dist')).filter((name) => /\.(m?js|wasm|css)$/.test(name));
const snippet = read('dist/snippet.html').toString();

test('integrity.json has the true hash of every file that browsers load', () => {
  const written = JSON.parse(read('dist/integrity.json'));
  assert.deepEqual(written, Object.fromEntries(served.map((name) => [name, sha384(read(`dist/${name}`))])));
});

test('the snippet has the true hash of the script and of every module it may import', () => {
  assert.equal(/touchstone\.js" integrity="(.+?)"/.exec(snippet)[1], sha384(read('dist/touchstone.js')));
  const { integrity } = JSON.parse(/importmap">(.+?)<\/script>/s.exec(snippet)[1]);
  const modules = served.filter((name) => /^touchstone\..+\.mjs$|^engine\.fallback\.js$/.test(name));
  assert.ok(modules.length >= 3);
  assert.deepEqual(
    integrity,
    Object.fromEntries(modules.map((name) => [`/touchstone/${name}`, sha384(read(`dist/${name}`))])),
  );
});

test('every script fetches engine.wasm by its true hash', () => {
  for (const name of ['touchstone.js', 'touchstone.mjs', 'touchstone.page.js']) {
    assert.ok(read(`dist/${name}`).includes(sha384(read('dist/engine.wasm'))), name);
  }
});

test('papers have the line for early calls as it is', () => {
  for (const name of ['README.md', 'docs/embedding.md'])
    assert.ok(read(name).includes(`<script>${stub}</script>`), name);
});

/** Still a module, still a script, but not what was built. */
const changed = {
  '.wasm': (bytes) => Buffer.concat([bytes, Buffer.from([0, 2, 1, 97])]),
  '.js': (bytes) => Buffer.concat([bytes, Buffer.from('\n')]),
  '.mjs': (bytes) => Buffer.concat([bytes, Buffer.from('\n')]),
};

/** A shop with the snippet as it is, and files of Touchstone's of which some have been tampered with. */
function onShop({ tampered = [], policy }, look) {
  const files = Object.fromEntries(
    served.map((name) => {
      const bytes = read(`dist/${name}`);
      return [`/touchstone/${name}`, tampered.includes(name) ? changed[path.extname(name)](bytes) : bytes];
    }),
  );
  files['/'] = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Shop</title><link rel="icon" href="data:,">
${snippet}<body><h1>Thank you for your order</h1><script src="/page.js"></script>`;
  files['/page.js'] = "touchstone.track('checkout.completed');";
  const headers = policy ? { 'content-security-policy': policy } : {};
  return openOnPage(browser, { files, options: { headers } }, look);
}
const took = (page, name) => page.requests.some((request) => request.url().endsWith(name));

async function asksAndKeeps(page, site) {
  await survey(page).choose(7);
  await survey(page).asks('Why?');
  await until(() => site.posts.some(({ record }) => record.answers[0]?.value === 7), 'the answer');
  assert.deepEqual(page.errors, []);
  assert.deepEqual(ownLines(page), []);
}

test('the snippet as it is asks, with WebAssembly', () =>
  onShop({}, async (page, site) => {
    await asksAndKeeps(page, site);
    assert.ok(!took(page, 'engine.fallback.js'));
    assert.deepEqual(page.lines, []);
  }));

test('under a policy that forbids inline scripts it is allowed by the hashes in its comment', () => {
  const hashes = /: (('sha256-\S+' ?)+) -->/.exec(snippet)[1];
  const policy = `default-src 'none'; connect-src 'self'; img-src data:; script-src 'self' 'wasm-unsafe-eval' ${hashes}; require-trusted-types-for 'script'`;
  return onShop({ policy }, async (page, site) => {
    await asksAndKeeps(page, site);
    assert.deepEqual(page.lines, []);
  });
});

test('another engine.wasm: the fallback asks', () =>
  onShop({ tampered: ['engine.wasm'] }, async (page, site) => {
    await asksAndKeeps(page, site);
    assert.ok(took(page, 'engine.fallback.js'));
  }));

const silent = [
  {
    tampered: ['engine.wasm', 'engine.fallback.js'],
    line: /^touchstone: cannot start: engine\.wasm: .+; engine\.fallback\.js: /,
  },
  { tampered: ['touchstone.widget.mjs'], line: /^touchstone: cannot start: .+touchstone\.widget\.mjs/ },
];
for (const { tampered, line } of silent) {
  test(`another ${tampered.join(' and another ')}: one line, and the page untouched`, () =>
    onShop({ tampered }, async (page) => {
      await until(() => ownLines(page).length > 0, 'the line');
      await assertUntouched(page);
      assert.equal(ownLines(page).length, 1, page.lines.join('\n'));
      assert.match(ownLines(page)[0], line);
    }));
}

test('another touchstone.js: nothing of it runs', () =>
  onShop({ tampered: ['touchstone.js'] }, async (page) => {
    await assertUntouched(page);
    assert.ok(!took(page, 'surveys.json'));
  }));
