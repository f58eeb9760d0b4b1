// Kills the collector at a random moment, again and again, and asks each time: is everything there that it confirmed?
//
//   node tests/faults/collector_kill.mjs [PROGRAM] [SEED]
//
// PROGRAM: else $TOUCHSTONE_BIN, else build/bin/touchstone. The seed of a run is printed; with it the same requests are
// made and the same moments chosen, although the machine's own timing stays its own.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import http from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const rounds = 5;
const responsesPerRound = 300;
const mostRevisions = 3;
const connections = 8;
const startTimeoutMs = 10_000;
const endTimeoutMs = 5_000;
const requestTimeoutMs = 10_000;

const root = fileURLToPath(new URL('../..', import.meta.url));
const program = process.argv[2] ?? process.env.TOUCHSTONE_BIN ?? join(root, 'build/bin/touchstone');
const seed = Number(process.argv[3] ?? Date.now() % 1_000_000);

/** Mulberry32: small, and the same everywhere. From 0 to below 1. */
function randomFrom(state) {
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const random = randomFrom(seed);
const randomHex = (digits) => Array.from({ length: digits }, () => Math.floor(random() * 16).toString(16)).join('');
const responseId = () => `019aa6c1-${randomHex(4)}-7${randomHex(3)}-8${randomHex(3)}-${randomHex(12)}`;

function record(id, revision) {
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

/** Starts the program on a port that is free, and waits until it listens. */
async function start(database) {
  const child = spawn(program, ['serve', '--port', '0', '--database', database], { stdio: ['ignore', 'pipe', 'pipe'] });
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
function request(agent, port, method, path, body) {
  return new Promise((resolve) => {
    const none = () => resolve({ status: 0, text: '' });
    const headers = body === undefined ? {} : { 'content-type': 'application/json' };
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

/** Posts until everything is posted or the collector is gone. Notes the highest confirmed revision of each response. */
async function postAll(port, confirmed) {
  const agent = new http.Agent({ keepAlive: true, maxSockets: connections });
  const work = Array.from({ length: responsesPerRound }, () => ({
    id: responseId(),
    revisions: 1 + Math.floor(random() * mostRevisions),
  }));
  let gone = false;
  const worker = async () => {
    for (let next = work.pop(); next && !gone; next = work.pop()) {
      for (let revision = 1; revision <= next.revisions && !gone; ++revision) {
        const { status, text } = await request(agent, port, 'POST', '/v1/responses', record(next.id, revision));
        if (status >= 200 && status < 300) {
          confirmed.set(next.id, revision);
        } else if (status === 0) {
          gone = true;
        } else {
          throw new Error(`a good record was refused with ${status}: ${text}`);
        }
      }
    }
  };
  await Promise.all(Array.from({ length: connections }, worker));
  agent.destroy();
}

/** Every confirmed response must be there once, with the confirmed revision or a later one. */
async function check(port, confirmed) {
  const { status, text } = await request(undefined, port, 'GET', '/v1/responses');
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

const within = (ms, promise, complaint) => {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(complaint)), ms);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
};

const folder = mkdtempSync(join(tmpdir(), 'touchstone-kill-'));
const database = join(folder, 'responses.sqlite');
const confirmed = new Map();
let running;
try {
  console.log(`collector_kill: ${program}, seed ${seed}`);
  for (let round = 1; round <= rounds; ++round) {
    running = await start(database);
    await check(running.port, confirmed);
    const before = confirmed.size;
    const killAfterMs = 20 + Math.floor(random() * 600);
    const { child, ended } = running;
    const timer = setTimeout(() => child.kill('SIGKILL'), killAfterMs);
    await postAll(running.port, confirmed);
    clearTimeout(timer);
    child.kill('SIGKILL');
    await ended;
    console.log(`round ${round}: killed after ${killAfterMs} ms, ${confirmed.size - before} responses confirmed`);
  }
  running = await start(database);
  const kept = await check(running.port, confirmed);
  running.child.kill('SIGTERM');
  const { code, signal } = await within(endTimeoutMs, running.ended, `SIGTERM: still there after ${endTimeoutMs} ms`);
  if (code !== 0) throw new Error(`SIGTERM: exit code ${code}, signal ${signal}`);
  console.log(`ok: ${confirmed.size} responses confirmed, ${kept} kept, none lost, none twice; SIGTERM ends with 0`);
} catch (error) {
  console.error(`collector_kill: FAILED (seed ${seed}): ${error.message}`);
  process.exitCode = 1;
} finally {
  running?.child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
}
