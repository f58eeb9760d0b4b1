// Touchstone, as docs/embedding.md tells to embed it.
import { readdirSync, readFileSync } from 'node:fs';
import { ask, shopPage } from './shop.mjs';

const dist = new URL('../../dist/', import.meta.url);
/** All there is for the page to load, wanted or not: that it is there costs nothing. */
const shipped = readdirSync(dist).filter((file) => /\.(m?js|wasm)$/.test(file));

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

const tag = '<script async src="/touchstone/touchstone.js" data-surveys="/surveys.json"></script>\n';
const track = `<script>
window.touchstone ??= { q: [], track(...c) { this.q.push(c); }, on(...c) { this.q.push(c); } };
touchstone.track('checkout.completed');
</script>
`;
const preloads = `<link rel="preload" as="fetch" crossorigin href="/surveys.json">
<link rel="preload" as="fetch" crossorigin href="/touchstone/engine.wasm">
<link rel="modulepreload" href="/touchstone/touchstone.widget.mjs">
`;

export const siteOf = (html) => ({
  '/index.html': html,
  '/surveys.json': surveys,
  ...Object.fromEntries(shipped.map((file) => [`/touchstone/${file}`, readFileSync(new URL(file, dist))])),
});

const row = (name, parts) => ({
  name,
  files: siteOf(shopPage(parts)),
  quietFiles: siteOf(shopPage({ body: tag })),
  questions: [
    { path: ['touchstone-survey', '.words'], text: ask.recommend },
    { path: ['touchstone-survey', '.words'], text: ask.why },
  ],
  clickNext: ['touchstone-survey', 'input[value="9"] + *'],
});

export const withPreloads = () => row('Touchstone, preloads', { head: preloads, body: track + tag });
export const tagAlone = () => row('Touchstone, tag alone', { body: track + tag });
