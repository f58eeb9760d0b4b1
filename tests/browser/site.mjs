// A shop page made of what a test needs: files from memory, and the widget's own from dist/.
import { existsSync, readFileSync } from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import { stub } from '../../widget/integrity.mjs';
import { root } from './harness.mjs';

const types = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.json': 'application/json',
  '.wasm': 'application/wasm',
};

export const surveys = (url = '/v1/responses') =>
  JSON.stringify({
    version: 1,
    endpoints: [{ id: 'main', url }],
    surveys: [
      {
        id: 's',
        touchpoint: 'checkout.completed',
        questions: [
          { id: 'recommend', type: 'nps', text: 'Recommend us?' },
          { id: 'why', type: 'text', text: 'Why?' },
        ],
        endings: [{ id: 'thanks', text: 'Thank you!' }],
      },
    ],
  });

export const tag = '<script async src="/touchstone.js" data-surveys="/surveys.json"></script>';
export { stub };

/**
 * Serves `files` (path -> text, or a status, or a function that answers the request), then dist/. The page `/` loads
 * `/page.js`, the shop's own script.
 */
export async function startSite(files = {}, { headers = {}, head = '', body = '' } = {}) {
  const all = {
    '/': `<!doctype html><html lang="en"><meta charset="utf-8"><title>Shop</title><link rel="icon" href="data:,">${head}
<body><h1 id="thanks">Thank you for your order</h1>${body}<script src="/page.js"></script>${tag}`,
    '/page.js': `${stub} touchstone.track('checkout.completed');`,
    '/surveys.json': surveys(),
    ...files,
  };
  const posts = [];
  const server = http.createServer((request, response) => {
    const { pathname } = new URL(request.url, 'http://x');
    let found = all[pathname];
    if (typeof found === 'function') return found(request, response);
    if (typeof found === 'number') return response.writeHead(found).end();
    if (request.method === 'POST') {
      const chunks = [];
      request.on('data', (chunk) => chunks.push(chunk));
      request.on('end', () => {
        posts.push({ headers: request.headers, record: JSON.parse(Buffer.concat(chunks)) });
        response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
      });
      return undefined;
    }
    const file = path.join(root, 'dist', pathname);
    if (found === undefined && existsSync(file)) found = readFileSync(file);
    if (found === undefined) return response.writeHead(404).end();
    const type = types[path.extname(pathname) || '.html'];
    return response.writeHead(200, { 'content-type': type, ...headers }).end(found);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    posts,
    stop() {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}
