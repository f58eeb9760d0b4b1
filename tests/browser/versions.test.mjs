// Two Touchstones on one page, of one version or of two, by tag, module and element: the first is in charge, and nothing happens twice.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { launchShell, root, survey, until } from './harness.mjs';
import { onPage, ownLines } from './on_page.mjs';
import { stub } from './site.mjs';

let browser;
before(async () => {
  browser = await launchShell();
});
after(() => browser.close());

/** The same files in another folder, as another version: its scripts say so before they do anything. */
const other = Object.fromEntries(
  readdirSync(path.join(root, 'dist'))
    .filter((name) => /\.(m?js|wasm)$/.test(name))
    .map((name) => {
      const bytes = readFileSync(path.join(root, 'dist', name));
      const mark = `(globalThis.others ??= []).push('${name}');\n`;
      return [`/2.0.0/${name}`, /js$/.test(name) ? mark + bytes : bytes];
    }),
);

const tag = (src) => `<script src="${src}" data-surveys="/surveys.json"></script>`;
const module = (folder) => `<script type="module">
  import { touchstone } from '${folder}/touchstone.mjs';
  touchstone.init({ surveys: '/surveys.json' });
  touchstone.on('shown', () => { window.heardByModule = (window.heardByModule ?? 0) + 1; });
</script>`;

/** `later`: what of the other version's may have run, which is only what it takes to see that somebody is there. */
const pages = [
  { title: 'two tags', head: tag('/touchstone.js') + tag('/touchstone.js?again'), later: [] },
  { title: 'two versions', head: tag('/touchstone.js') + tag('/2.0.0/touchstone.js'), later: ['touchstone.js'] },
  { title: 'tag and module', head: tag('/touchstone.js') + module(''), later: [] },
  {
    title: 'tag and module of another version',
    head: tag('/touchstone.js') + module('/2.0.0'),
    later: ['touchstone.mjs'],
  },
];
const asks = [
  { title: 'at a touchpoint', body: '', script: `touchstone.track('checkout.completed');` },
  { title: 'in an element', body: '<touchstone-survey id="here" survey="s"></touchstone-survey>', script: '' },
];

for (const { title, head, later } of pages) {
  for (const ask of asks) {
    test(`${title}, ${ask.title}: one survey, one response`, () =>
      onPage(
        browser,
        {
          files: {
            ...other,
            '/': `<!doctype html><html lang="en"><meta charset="utf-8"><title>Shop</title><link rel="icon" href="data:,">
<script src="/page.js"></script>${head}<body>${ask.body}<script src="/ask.js"></script>`,
            '/page.js': `${stub} touchstone.on('shown', () => { window.heard = (window.heard ?? 0) + 1; });`,
            '/ask.js': ask.script,
          },
        },
        async (page, site) => {
          await survey(page).choose(5);
          await survey(page).asks('Why?');
          await until(() => site.posts.some(({ record }) => record.answers[0]?.value === 5), 'the answer');
          assert.equal(new Set(site.posts.map(({ record }) => record.response_id)).size, 1);
          assert.equal((await page.$$('touchstone-survey')).length, 1);
          assert.deepEqual(await page.evaluate(() => [window.heard, window.others ?? []]), [1, later]);
          if (head.includes('module')) assert.equal(await page.evaluate(() => window.heardByModule), 1);
          assert.deepEqual(page.errors, []);
          assert.deepEqual(ownLines(page), []);
        },
      ));
  }
}

test('an element of that name that is already defined stays as it is', () =>
  onPage(
    browser,
    {
      files: {
        '/page.js': `customElements.define('touchstone-survey', class Theirs extends HTMLElement {});
          ${stub} touchstone.track('checkout.completed');`,
      },
    },
    async (page) => {
      await survey(page).asks('Recommend us?');
      assert.equal(await page.evaluate(() => customElements.get('touchstone-survey').name), 'Theirs');
      assert.deepEqual(page.errors, []);
    },
  ));

test("the module's object put on window is not taken for a Touchstone of the page", () =>
  onPage(
    browser,
    {
      files: {
        '/': '<!doctype html><html lang="en"><link rel="icon" href="data:,"><h1>Shop</h1><script type="module" src="/page.mjs"></script>',
        '/page.mjs':
          "import { touchstone } from '/touchstone.mjs'; window.touchstone = touchstone; touchstone.track('checkout.completed');",
      },
    },
    async (page) => {
      await survey(page).asks('Recommend us?');
      assert.deepEqual(page.errors, []);
    },
  ));
