// Policies, broken files, a network that comes and goes: the survey asks all the same, or the page does not notice.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { until } from '../harness.mjs';
import { stub } from '../site.mjs';
import { recommend } from './answering.mjs';
import { page } from './shop.mjs';

const engineFile = readFileSync(new URL('../../../dist/engine.wasm', import.meta.url));

const strict = (script) =>
  `default-src 'none'; script-src ${script}; style-src 'self'; connect-src 'self'; img-src data:; require-trusted-types-for 'script'`;

/** Asks and takes an answer, by WebAssembly or without. */
const asks = (title, fallback, pages) => ({
  title: `${title}: ${fallback ? 'the fallback' : 'WebAssembly'} asks`,
  survey: recommend,
  ...pages,
  async walk({ asked, row, site }) {
    await asked.asks('Recommend us?');
    await asked.choose(7);
    await asked.asks('Why?');
    await asked.skip();
    await asked.asks('Thank you!');
    assert.equal((await row('completed')).record.answers[0].value, 7);
    assert.equal(site.gate.asked.includes('GET /engine.fallback.js'), fallback);
  },
});

/** No survey, one line, and the page as it was. */
const silent = (title, files, line) => ({
  title: `${title}: one line, and the page untouched`,
  survey: recommend,
  files,
  lines: null,
  async walk({ tab }) {
    const own = () => tab.evaluate(() => window.noted.lines.filter((each) => each.startsWith('touchstone: ')));
    await until(async () => (await own()).length > 0, 'the line');
    assert.equal((await own()).length, 1);
    assert.match((await own())[0], line);
    assert.equal(await tab.evaluate(() => document.querySelector('touchstone-survey')), null);
    assert.equal(
      await tab.evaluate(() => document.body.innerText.trim().replace(/\s+/g, ' ')),
      'Thank you for your order Home',
    );
  },
});

export const trouble = [
  asks('the strictest policy', true, { policy: strict("'self'") }),
  asks("the strictest policy with 'wasm-unsafe-eval'", false, { policy: strict("'self' 'wasm-unsafe-eval'") }),
  asks('engine.wasm is missing', true, { files: { '/engine.wasm': 404 } }),
  asks('engine.wasm is a page', true, { files: { '/engine.wasm': { body: '<!doctype html>', type: 'text/html' } } }),
  asks('engine.wasm is cut off', true, {
    files: { '/engine.wasm': { body: engineFile.subarray(0, 4000), type: 'application/wasm' } },
  }),
  asks('engine.wasm has the wrong type', false, {
    files: { '/engine.wasm': { body: engineFile, type: 'application/octet-stream' } },
  }),
  silent(
    'neither engine',
    { '/engine.wasm': 404, '/engine.fallback.js': 404 },
    /^touchstone: cannot start: engine\.wasm: .+; engine\.fallback\.js: /,
  ),
  silent('no surveys.json', { '/surveys.json': 404 }, /^touchstone: cannot read \/surveys\.json: HTTP 404$/),
  silent('no widget', { '/touchstone.widget.mjs': 404 }, /^touchstone: cannot start: /),
  {
    title: 'the endpoint is away for a while: the answer arrives when it is back',
    survey: recommend,
    lines: ['touchstone: endpoint "main" (/v1/responses) cannot be reached; the response is kept and sent again'],
    async walk({ asked, site, tab }) {
      await asked.asks('Recommend us?');
      site.gate.broken = true;
      await asked.choose(0);
      await asked.asks('Why?');
      await until(() => tab.evaluate(() => window.noted.lines.length > 0), 'the line');
      site.gate.broken = false;
      await until(() => site.rows()[0]?.record.answers[0]?.value === 0, 'the answer', 30_000);
      assert.equal(site.rows().length, 1);
    },
  },
  {
    title: 'calls from before the script has loaded',
    survey: recommend,
    files: {
      '/page.js': `${stub} window.heard = []; touchstone.on('shown', ({ survey }) => heard.push(survey));
        touchstone.track('checkout.completed');`,
    },
    async walk({ asked, tab, row }) {
      await asked.asks('Recommend us?');
      const { survey } = await row('shown');
      assert.deepEqual(await tab.evaluate(() => window.heard), [survey]);
    },
  },
  {
    title: 'as a module',
    survey: recommend,
    files: {
      '/': page({ scripts: '<script type="module" src="/page.mjs"></script>' }),
      '/page.mjs': `import { touchstone } from '/touchstone.mjs';
        touchstone.init({ surveys: '/surveys.json' });
        touchstone.track('checkout.completed');`,
    },
    async walk({ asked, row }) {
      await asked.asks('Recommend us?');
      await asked.choose(5);
      await asked.asks('Why?');
      assert.equal((await row('partial')).record.answers[0].value, 5);
    },
  },
];
