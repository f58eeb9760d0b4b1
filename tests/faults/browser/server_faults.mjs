// What a server, or what lies before it, can do to a request.

const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
const late = (act) => ({ late: act });
const early = (act) => ({ early: act });
/** Answers without having taken anything. */
const says = (status, headers = {}) => late((_request, response) => response.writeHead(status, headers).end());

const soon = () => new Date(Date.now() + 2_000).toUTCString();

/**
 * Each: `fault`; `is_final`, where the response is given up and the shop is told; `waits`, where the page waits longer than a test can, and the next page
 * is the one to send it.
 */
export const serverFaults = [
  { name: 'answers 500', fault: says(500) },
  { name: 'answers 502', fault: says(502) },
  { name: 'answers 503', fault: says(503) },
  { name: '429, Retry-After: 1', fault: says(429, { 'retry-after': '1' }) },
  {
    name: '429, Retry-After: a date',
    fault: late((_request, response) => response.writeHead(429, { 'retry-after': soon() }).end()),
  },
  { name: '429, Retry-After: -5', fault: says(429, { 'retry-after': '-5' }) },
  { name: '429, Retry-After: 300 years', fault: says(429, { 'retry-after': '9999999999' }), waits: true },
  {
    name: 'takes it and answers 204',
    fault: late(async (_request, response, { pass }) => {
      await pass();
      response.writeHead(204).end();
    }),
  },
  { name: 'answers 301', fault: says(301, { location: '/plain' }), is_final: true },
  { name: 'answers 413', fault: says(413), is_final: true },
  { name: 'answers 422', fault: says(422), is_final: true },
  {
    name: 'takes it and is silent for 4 s',
    fault: late(async (_request, _response, { pass, answer }) => {
      const answered = await pass();
      await wait(4_000);
      answer(answered);
    }),
  },
  {
    name: 'takes it, and the answer stops in its middle',
    fault: late(async (request, response, { pass }) => {
      const { status } = await pass();
      response.writeHead(status, { 'content-length': '1000' }).write('{');
      await wait(500);
      request.socket.destroy();
    }),
  },
  {
    name: 'takes it and resets before the answer',
    fault: late(async (request, _response, { pass }) => {
      await pass();
      request.socket.resetAndDestroy();
    }),
  },
  {
    name: 'resets in the middle of the request',
    fault: early((request) => request.once('data', () => request.socket.resetAndDestroy())),
  },
  { name: 'closes at once', fault: early((request) => request.socket.destroy()) },
  {
    name: 'answers what is no HTTP',
    fault: late((request) => request.socket.end('SURPRISE\r\n\r\n')),
  },
  {
    name: 'another origin, without CORS',
    otherOrigin: true,
    fault: late(async (_request, response, { pass }) => {
      const { status } = await pass();
      response.writeHead(status).end();
    }),
  },
  {
    name: 'another origin, preflight refused',
    otherOrigin: true,
    fault: late(async (request, response, { pass, answer }) => {
      if (request.method === 'OPTIONS') return response.writeHead(403).end();
      return answer(await pass());
    }),
  },
];
