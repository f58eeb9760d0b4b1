// A shop in front of a real collector, and everything that can go wrong between the two.
import { readFileSync } from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import { stub } from '../../../widget/integrity.mjs';
import { root } from '../../browser/harness.mjs';

const types = {
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.wasm': 'application/wasm',
  '.html': 'text/html; charset=utf-8',
};

/** The endpoint gives up after 2 s, so that a server that says nothing does not take the test's time. */
const surveys = (url, storage) =>
  JSON.stringify({
    version: 1,
    locale: 'en',
    privacy: { storage },
    endpoints: [{ id: 'main', url, timeout_seconds: 2 }],
    surveys: [
      {
        id: 'after-checkout',
        touchpoint: 'checkout.completed',
        questions: [
          { id: 'recommend', type: 'nps', text: 'Recommend us?' },
          { id: 'why', type: 'text', text: 'Why?' },
        ],
        endings: [{ id: 'thanks', text: 'Thank you!' }],
      },
    ],
  });

// What a page hears and what goes wrong on it is handed out at once: it may be gone a moment later.
const listen = `
  for (const name of ['shown', 'answered', 'completed', 'dismissed', 'delivered', 'unconfirmed', 'failed', 'error']) {
    touchstone.on(name, ({ response_id, revision, endpoint, message }) => heard(name, response_id, revision, message));
  }
  addEventListener('error', ({ message }) => heard('page error', message));
  addEventListener('unhandledrejection', ({ reason }) => heard('page error', String(reason)));`;

const page = (script, head) => `<!doctype html><html lang="en"><meta charset="utf-8"><title>Shop</title>
<link rel="icon" href="data:,">${head}<body><h1>Thank you for your order</h1><a id="on" href="/quiet">On</a>
<script>${stub}${listen}${script}</script><script async src="/touchstone.js" data-surveys="/surveys.json"></script>`;

/** As it came, to the collector; and what that answers. Status 0: it is not there. */
function forward({ collector, method, headers, body }) {
  return new Promise((resolve) => {
    // Whom to let in is decided here, before the collector.
    const { host: _host, origin: _origin, 'sec-fetch-site': _site, ...rest } = headers;
    const url = new URL('/v1/responses', collector.url);
    const sent = http.request(url, { method, headers: { ...rest, 'content-length': body.length } }, (answer) => {
      const chunks = [];
      answer.on('data', (chunk) => chunks.push(chunk));
      answer.on('end', () =>
        resolve({ status: answer.statusCode, headers: answer.headers, body: Buffer.concat(chunks) }),
      );
    });
    sent.on('error', () => resolve({ status: 0, headers: {}, body: Buffer.alloc(0) }));
    sent.end(body);
  });
}

/**
 * Serves the shop. While `shop.fault` is set, it decides what becomes of each request to the collector: it is given the request, the response
 * and `pass`, which forwards the one and answers the other. `otherOrigin`: the collector has an origin of its own, `localhost`.
 */
export async function startShop(collector, { storage, fault, head = '', otherOrigin = false }) {
  const shop = { fault, attempts: 0, collector, head };

  async function take(request, response) {
    shop.attempts++;
    const { fault: current } = shop;
    if (current?.early) return current.early(request, response);
    const chunks = [];
    for await (const chunk of request) chunks.push(chunk);
    const body = Buffer.concat(chunks);
    const pass = async () => {
      const { method, headers } = request;
      return forward({ collector: shop.collector, method, headers, body });
    };
    const answer = ({ status, headers, body: text }) => {
      if (status === 0) return request.socket.destroy();
      const cors = otherOrigin
        ? { 'access-control-allow-origin': '*', 'access-control-allow-headers': 'content-type' }
        : {};
      return response.writeHead(status, { 'content-type': headers['content-type'] ?? 'text/plain', ...cors }).end(text);
    };
    if (current) return current.late(request, response, { pass, answer });
    if (request.method === 'OPTIONS') return answer({ status: 204, headers: {}, body: '' });
    return answer(await pass());
  }

  const server = http.createServer((request, response) => {
    const { pathname } = new URL(request.url, 'http://shop');
    const send = (text, type) =>
      response.writeHead(200, { 'content-type': type, 'cache-control': 'no-cache' }).end(text);
    if (pathname === '/v1/responses') return void take(request, response).catch(() => request.socket.destroy());
    if (pathname === '/') return send(page("touchstone.track('checkout.completed');", shop.head), types['.html']);
    if (pathname === '/quiet') return send(page('', ''), types['.html']);
    if (pathname === '/plain') return send('<!doctype html><title>Elsewhere</title><p>Elsewhere', types['.html']);
    if (pathname === '/worker.js') return send(shop.worker, types['.js']);
    if (pathname === '/surveys.json') {
      const { port } = server.address();
      return send(
        surveys(otherOrigin ? `http://localhost:${port}/v1/responses` : '/v1/responses', storage),
        'application/json',
      );
    }
    try {
      return send(readFileSync(path.join(root, 'dist', pathname)), types[path.extname(pathname)] ?? 'text/plain');
    } catch {
      return response.writeHead(404).end();
    }
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  shop.url = `http://127.0.0.1:${server.address().port}`;
  shop.stop = () => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(resolve));
  };
  return shop;
}
