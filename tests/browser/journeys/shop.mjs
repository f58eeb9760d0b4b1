// A shop for journeys: the pages of one journey, and behind them the real collector with its database, which also serves the
// widget's files. What stands between may break, as networks do.
import { mkdtempSync, rmSync } from 'node:fs';
import http from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { startCollector } from '../harness.mjs';
import { stub, tag } from '../site.mjs';

/** The first script of every page: it notes what goes wrong there, in any engine. */
const watch = `window.noted = { errors: [], lines: [], events: [] };
addEventListener('error', (event) => noted.errors.push(event.message || 'a file failed to load'));
addEventListener('unhandledrejection', (event) => noted.errors.push(String(event.reason)));
for (const level of ['error', 'warn', 'info', 'log']) {
  const write = console[level];
  console[level] = (...said) => { noted.lines.push(said.join(' ')); write.apply(console, said); };
}
for (const name of ['shown', 'answered', 'completed', 'dismissed', 'delivered', 'error'])
  document.addEventListener('touchstone:' + name, () => noted.events.push(name));
addEventListener('pagehide', () => { noted.revived = undefined; });
addEventListener('pageshow', (event) => { noted.revived = event.persisted; });`;

export const page = ({
  lang = 'en',
  dir = 'ltr',
  head = '',
  body = '',
  scripts = `<script src="/page.js"></script>${tag}`,
} = {}) =>
  `<!doctype html><html lang="${lang}" dir="${dir}"><meta charset="utf-8"><title>Shop</title>
<meta name="viewport" content="width=device-width"><link rel="icon" href="data:,"><script src="/watch.js"></script>${head}
<body><h1>Thank you for your order</h1><p><a id="home" href="/other.html">Home</a></p>${body}${scripts}`;

const track = `${stub} touchstone.track('checkout.completed', { order: { value: 129.9 } });`;

const types = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.json': 'application/json',
  '.wasm': 'application/wasm',
};

/** The collector, once for all journeys. */
export async function startShop() {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'touchstone-shop-'));
  const collector = await startCollector({ site: folder });
  let count = 0;
  return {
    /**
     * A site of its own for one journey. `survey` is what stands in surveys.json but for its id and touchpoint; `files` (path
     * -> text, bytes or a status) go before what the collector serves; `policy` is the pages' Content-Security-Policy,
     * `body` what stands in them. These and `files` may depend on the survey's id. `config` is what else stands in surveys.json; its `surveys`, if it
     * has any, are all there are, and get ids that begin with that of the journey.
     */
    async visit({ survey, config = {}, files = {}, privacy, policy, lang, dir, head, body = () => '' }) {
      count += 1;
      const id = `journey-${count}`;
      const surveys = {
        version: 1,
        locale: 'en',
        context: { 'order.value': 'number' },
        endpoints: [{ id: 'main', url: '/v1/responses' }],
        privacy,
        ...config,
        surveys: config.surveys?.map((each) => ({ ...each, id: `${id}-${each.id}` })) ?? [
          { id, touchpoint: 'checkout.completed', ...survey },
        ],
      };
      const site = await startGate(collector.url, policy, {
        '/': page({ lang, dir, head, body: body(id) }),
        '/other.html': page({ scripts: '' }),
        '/watch.js': watch,
        '/page.js': track,
        '/surveys.json': JSON.stringify(surveys),
        ...(typeof files === 'function' ? files(id) : files),
      });
      return {
        ...site,
        surveys: surveys.surveys,
        rows: () => collector.rows().filter(({ survey: name }) => name === id || name.startsWith(`${id}-`)),
      };
    },
    async stop() {
      const code = await collector.stop();
      rmSync(folder, { recursive: true });
      return code;
    },
  };
}

/** Answers from `files`, else passes on to `behind`, both ways as it comes. */
async function startGate(behind, policy, files) {
  const gate = { broken: false, asked: [] };
  const server = http.createServer((request, response) => {
    const { pathname } = new URL(request.url, 'http://x');
    gate.asked.push(`${request.method} ${pathname}`);
    if (gate.broken && request.method === 'POST') return void request.socket.destroy();
    const found = request.method === 'GET' ? files[pathname] : undefined;
    if (typeof found === 'number') return void response.writeHead(found).end();
    if (found !== undefined) {
      const type = found.type ?? types[path.extname(pathname) || '.html'];
      const headers = { 'content-type': type, ...(policy && { 'content-security-policy': policy }) };
      return void response.writeHead(200, headers).end(found.body ?? found);
    }
    const passed = http.request(
      behind + request.url,
      { method: request.method, headers: { ...request.headers, host: new URL(behind).host, origin: behind } },
      (answer) => answer.pipe(response.writeHead(answer.statusCode, answer.headers)),
    );
    passed.on('error', () => response.destroy());
    return void request.pipe(passed);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    gate,
    url: `http://127.0.0.1:${server.address().port}/`,
    close() {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}
