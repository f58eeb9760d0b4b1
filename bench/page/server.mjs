// One server on the loopback interface for all pages in turn: HTTP/1.1, every file as brotli (11), compressed beforehand.
import http from 'node:http';
import path from 'node:path';
import { brotli } from './brotli.mjs';

const types = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.wasm': 'application/wasm',
};

/** Pages and what changes with the shop's surveys are asked for anew, the rest has the right to stay for a year. */
const cacheControl = (file) => (/\.(html|json)$/.test(file) ? 'no-cache' : 'public, max-age=31536000, immutable');

/** A file ready to be sent: its bytes as they go over the wire. */
function packed(file, content) {
  const body = brotli(Buffer.from(content));
  const headers = {
    'content-type': types[path.extname(file)],
    'content-encoding': 'br',
    'content-length': body.length,
    'cache-control': cacheControl(file),
    vary: 'accept-encoding',
  };
  return { body, headers };
}

/**
 * `serve(files)` makes `files` (path -> content) the whole site and answers the list of requests, which grows: `atMs` is since the
 * epoch, `bytes` what the answer's body takes on the wire. What is asked of any other path than `files` has is an error of the
 * benchmark, unless it is a POST: that is an answer to a survey, taken with thanks.
 */
export async function startServer() {
  const packedFiles = new WeakMap();
  let site = new Map();
  let requests = [];

  const server = http.createServer((request, response) => {
    const { pathname } = new URL(request.url, 'http://x');
    const file =
      [pathname, `${pathname}index.html`, `${pathname}index.json`].find((each) => site.has(each)) ?? pathname;
    const entry = { method: request.method, file, atMs: Date.now(), bytes: 0, status: 200 };
    requests.push(entry);
    request.resume();
    const found = site.get(file);
    if (found) {
      entry.bytes = found.body.length;
      response.writeHead(200, found.headers).end(found.body);
    } else if (request.method === 'POST') {
      response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
    } else {
      entry.status = 404;
      response.writeHead(404, { 'content-length': 0 }).end();
    }
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));

  return {
    url: `http://127.0.0.1:${server.address().port}`,
    serve(files) {
      if (!packedFiles.has(files)) {
        packedFiles.set(files, new Map(Object.entries(files).map(([file, content]) => [file, packed(file, content)])));
      }
      site = packedFiles.get(files);
      requests = [];
      return requests;
    },
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
