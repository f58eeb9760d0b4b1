// The collector as a process, for the tests that harm it.
import { execFileSync, spawn } from 'node:child_process';
import http from 'node:http';

const startTimeoutMs = 20_000;
const requestTimeoutMs = 20_000;

/** Mulberry32: small, and the same everywhere. From 0 to below 1. */
export function randomFrom(state) {
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A record, whose context repeats its revision. */
export function record(id, revision, mostRevisions = revision) {
  return JSON.stringify({
    response_id: id,
    revision,
    status: revision === mostRevisions ? 'completed' : 'partial',
    mode: 'live',
    survey: 'after-checkout',
    definition_hash: '5f1d0c9a',
    touchpoint: 'checkout.completed',
    locale: 'de',
    shown_at: '2026-11-21T10:15:00.000Z',
    updated_at: '2026-11-21T10:15:21.400Z',
    answers: [{ question: 'recommend', type: 'nps', value: 9, segment: 'promoter' }],
    context: { revision },
  });
}

/** Starts the program on a port that is free, and waits until it listens. `wrap`: words before the program's. */
export async function start(program, database, wrap = []) {
  const unlimited = ['--rate-network', '0', '--rate-survey', '0'];
  const words = [...wrap, program, 'serve', '--port', '0', '--database', database, ...unlimited];
  const child = spawn(words[0], words.slice(1), { stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = new Promise((resolve) => {
    child.on('exit', (code, signal) => resolve({ code, signal }));
    child.on('error', (error) => resolve({ code: null, signal: null, error }));
  });
  let said = '';
  child.stderr.on('data', (text) => {
    said += text;
  });
  const port = await new Promise((resolve, reject) => {
    let line = '';
    const timer = setTimeout(() => reject(new Error(`it does not listen: ${said}`)), startTimeoutMs);
    child.stdout.on('data', (text) => {
      line += text;
      const found = /http:\/\/127\.0\.0\.1:(\d+)\//.exec(line);
      if (!found) return;
      clearTimeout(timer);
      resolve(Number(found[1]));
    });
    ended.then(({ code, error }) => reject(new Error(`it did not start (${error ?? `exit code ${code}`}): ${said}`)));
  });
  return { child, ended, port };
}

/** The status and the body; status 0 where no answer came. */
export function request(agent, port, method, path, body, token) {
  return new Promise((resolve) => {
    const none = () => resolve({ status: 0, text: '' });
    const headers = body === undefined ? {} : { 'content-type': 'application/json' };
    if (token) headers.authorization = `Bearer ${token}`;
    const options = { agent, host: '127.0.0.1', port, method, path, headers, timeout: requestTimeoutMs };
    const sent = http.request(options, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (chunk) => {
        text += chunk;
      });
      response.on('error', none);
      response.on('aborted', none);
      response.on('end', () => resolve({ status: response.statusCode, text }));
    });
    sent.on('error', none);
    sent.on('timeout', () => sent.destroy());
    sent.end(body);
  });
}

/** A token that reads from the database. */
export const makeToken = (program, database) =>
  execFileSync(program, ['token', 'add', 'faults', '--database', database], { stdio: ['ignore', 'pipe', 'ignore'] })
    .toString()
    .trim();

/** Every confirmed response must be there once, with the confirmed revision or a later one. How many there are. */
export async function check(port, confirmed, token) {
  const { status, text } = await request(undefined, port, 'GET', '/v1/responses', undefined, token);
  if (status !== 200) throw new Error(`the responses cannot be read: ${status}`);
  const kept = new Map();
  for (const line of text.split('\n').filter(Boolean)) {
    const { response_id: id, revision, context } = JSON.parse(line);
    if (kept.has(id)) throw new Error(`${id} is there twice`);
    if (context.revision !== revision) throw new Error(`${id} has the content of another revision`);
    kept.set(id, revision);
  }
  for (const [id, revision] of confirmed) {
    if (!kept.has(id)) throw new Error(`${id} was confirmed and is lost`);
    if (kept.get(id) < revision) throw new Error(`${id}: revision ${revision} was confirmed, ${kept.get(id)} is there`);
  }
  return kept.size;
}

export const within = (ms, promise, complaint) => {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(complaint)), ms);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
};
