// Kills the collector at a random moment, again and again, and asks each time: is everything there that it confirmed?
//
//   node tests/faults/collector_kill.mjs [PROGRAM] [--seed N] [--rounds N]
//
// PROGRAM: else $TOUCHSTONE_BIN, else build/bin/touchstone. The seed of a run is printed; with it the same requests are
// made and the same moments chosen, although the machine's own timing stays its own.
import { mkdtempSync, rmSync } from 'node:fs';
import http from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { check, makeToken, randomFrom, record, request, start, within } from './collector_process.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { seed: { type: 'string' }, rounds: { type: 'string', default: '5' } },
});
const rounds = Number(values.rounds);
const responsesPerRound = 300;
const mostRevisions = 3;
// So many that each commit holds several responses.
const connections = 32;
const endTimeoutMs = 10_000;

const root = fileURLToPath(new URL('../..', import.meta.url));
const program = positionals[0] ?? process.env.TOUCHSTONE_BIN ?? join(root, 'build/bin/touchstone');
const seed = Number(values.seed ?? Date.now() % 1_000_000);

const random = randomFrom(seed);
const randomHex = (digits) => Array.from({ length: digits }, () => Math.floor(random() * 16).toString(16)).join('');
const responseId = () => `019aa6c1-${randomHex(4)}-7${randomHex(3)}-8${randomHex(3)}-${randomHex(12)}`;

/** Posts until everything is posted or the collector is gone. Notes the highest confirmed revision of each response. */
async function postAll(port, confirmed, onConfirmed) {
  const agent = new http.Agent({ keepAlive: true, maxSockets: connections });
  const work = Array.from({ length: responsesPerRound }, () => ({
    id: responseId(),
    revisions: 1 + Math.floor(random() * mostRevisions),
  }));
  let gone = false;
  const worker = async () => {
    for (let next = work.pop(); next && !gone; next = work.pop()) {
      for (let revision = 1; revision <= next.revisions && !gone; ++revision) {
        const { status, text } = await request(
          agent,
          port,
          'POST',
          '/v1/responses',
          record(next.id, revision, mostRevisions),
        );
        if (status >= 200 && status < 300) {
          confirmed.set(next.id, revision);
          onConfirmed();
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

const folder = mkdtempSync(join(tmpdir(), 'touchstone-kill-'));
const database = join(folder, 'responses.sqlite');
const confirmed = new Map();
let running;
let killed = 0;
try {
  const token = makeToken(program, database);
  console.log(`collector_kill: ${program}, seed ${seed}`);
  for (let round = 1; round <= rounds; ++round) {
    running = await start(program, database);
    await check(running.port, confirmed, token);
    const before = confirmed.size;
    const { child, ended } = running;
    // In the midst of the work however slow the machine is, and not just behind an answer.
    const killAfter = Math.floor(random() * responsesPerRound);
    const pauseMs = random() * 10;
    let answers = 0;
    await postAll(running.port, confirmed, () => {
      answers += 1;
      if (answers === killAfter + 1) setTimeout(() => child.kill('SIGKILL'), pauseMs);
    });
    child.kill('SIGKILL');
    await ended;
    killed += 1;
    console.log(`round ${round}: killed after ${killAfter} answers, ${confirmed.size - before} responses confirmed`);
  }
  running = await start(program, database);
  const kept = await check(running.port, confirmed, token);
  running.child.kill('SIGTERM');
  const { code, signal } = await within(endTimeoutMs, running.ended, `SIGTERM: still there after ${endTimeoutMs} ms`);
  if (code !== 0) throw new Error(`SIGTERM: exit code ${code}, signal ${signal}`);
  console.log(
    `ok: killed ${killed} times, ${confirmed.size} responses confirmed, ${kept} kept, none lost, none twice; SIGTERM ends with 0`,
  );
} catch (error) {
  console.error(`collector_kill: FAILED (seed ${seed}): ${error.message}`);
  process.exitCode = 1;
} finally {
  running?.child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
}
