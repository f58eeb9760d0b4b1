// Touchstone, as docs/embedding.md tells to embed it: for pages that ask at once and with nothing but the site-wide tag, each
// with first views prepared in surveys.json and without.
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { ask, shopPage } from './shop.mjs';

const root = new URL('../../', import.meta.url);
const dist = new URL('dist/', root);

const surveys = JSON.stringify({
  version: 1,
  locale: 'en',
  endpoints: [{ id: 'main', url: '/v1/responses' }],
  surveys: [
    {
      id: 'after-checkout',
      touchpoint: 'checkout.completed',
      questions: [
        { id: 'recommend', type: 'nps', text: ask.recommend, labels: { 0: ask.least, 10: ask.most } },
        { id: 'why', type: 'text', text: ask.why },
      ],
      endings: [{ id: 'thanks', text: ask.thanks }],
    },
  ],
});

const prepare = () =>
  execFileSync(fileURLToPath(new URL('build/bin/touchstone', root)), ['prepare', '-'], {
    input: surveys,
    stdio: ['pipe', 'pipe', 'ignore'],
  });

/** The one line for calls made before the script is there, from the paper itself. */
function stub() {
  const paper = readFileSync(new URL('docs/embedding.md', root), 'utf8');
  const [line] = /<script>window\.touchstone .*<\/script>/.exec(paper);
  return line;
}

const tag = '<script async src="/touchstone/touchstone.js" data-surveys="/surveys.json"></script>\n';
const tagWithTouchpoints = tag.replace('></', ' data-touchpoints="checkout.completed"></');
const track = () => `${stub()}\n<script>touchstone.track('checkout.completed');</script>\n`;
const preloads = `<link rel="preload" as="fetch" crossorigin href="/surveys.json">
<link rel="modulepreload" href="/touchstone/touchstone.widget.mjs">
`;
const preloadEngine = '<link rel="preload" as="fetch" crossorigin href="/touchstone/engine.wasm">\n';

/** All there is for a page to load, wanted or not: what nobody asks for costs nothing. */
const shipped = () =>
  Object.fromEntries(
    readdirSync(dist)
      .filter((file) => /\.(m?js|wasm)$/.test(file))
      .map((file) => [`/touchstone/${file}`, readFileSync(new URL(file, dist))]),
  );

function row(name, { head, tag, surveys }) {
  const siteOf = (html) => ({ '/index.html': html, '/surveys.json': surveys, ...shipped() });
  return {
    name: `Touchstone, ${name}`,
    files: siteOf(shopPage({ head, body: track() + tag })),
    quietFiles: siteOf(shopPage({ body: tag })),
    questions: [
      { path: ['touchstone-survey', '.words'], text: ask.recommend },
      { path: ['touchstone-survey', '.words'], text: ask.why },
    ],
    clickNext: ['touchstone-survey', 'input[value="9"] + *'],
  };
}

export const asks = () => row('asks at once', { head: preloads, tag, surveys: prepare() });
export const tagAlone = () => row('tag alone', { tag: tagWithTouchpoints, surveys: prepare() });
export const unpreparedAsks = () => row('not prepared, asks', { head: preloads + preloadEngine, tag, surveys });
export const unpreparedTag = () => row('not prepared, tag', { tag, surveys });
