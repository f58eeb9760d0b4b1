// The disk fills up under the collector: what it confirmed stays, what it cannot keep it says so, and once there is room
// it goes on, without being started anew.
//
//   node tests/faults/collector_disk.mjs [PROGRAM]
//
// The room is what a process may write into one file (RLIMIT_FSIZE); at its end the system refuses to write, as a full
// disk does, and it can be raised while the collector runs.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import http from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { check, makeToken, record, request, start, within } from './collector_process.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const program = process.argv[2] ?? process.env.TOUCHSTONE_BIN ?? join(root, 'build/bin/touchstone');
const roomBytes = 1_000_000;
const connections = 16;
const most = 20_000;
const responseId = (number) => `019aa6c1-7d5e-7c3b-8000-${String(number).padStart(12, '0')}`;
const expect = (is, complaint) => {
  if (!is) throw new Error(complaint);
};

const folder = mkdtempSync(join(tmpdir(), 'touchstone-disk-'));
const database = join(folder, 'responses.sqlite');
const confirmed = new Map();
let running;
try {
  const token = makeToken(program, database);
  running = await start(program, database, ['prlimit', `--fsize=${roomBytes}:unlimited`]);
  const { child, ended, port } = running;
  const agent = new http.Agent({ keepAlive: true, maxSockets: connections });
  let next = 0;
  let refused = 0;
  const post = async (id) => {
    const { status, text } = await request(agent, port, 'POST', '/v1/responses', record(id, 1));
    if (status === 200) confirmed.set(id, 1);
    else expect(status === 503, `a good record was answered with ${status}: ${text}`);
    return status;
  };
  const fill = async () => {
    while (refused < connections * 4 && next < most) if ((await post(responseId(next++))) === 503) refused += 1;
  };
  await Promise.all(Array.from({ length: connections }, fill));
  expect(refused > 0, `${next} responses, and the disk is not full`);
  const filled = confirmed.size;
  expect((await check(port, confirmed, token)) === filled, 'there is more than was confirmed');
  expect(child.exitCode === null, 'the collector has ended');

  execFileSync('prlimit', [`--pid=${child.pid}`, '--fsize=unlimited']);
  for (let i = 0; i < next; ++i) expect((await post(responseId(i))) === 200, `${responseId(i)} cannot be kept`);
  expect((await check(port, confirmed, token)) === next, 'not every response is there');
  agent.destroy();
  child.kill('SIGTERM');
  const { code } = await within(10_000, ended, 'SIGTERM: still there');
  expect(code === 0, `SIGTERM: exit code ${code}`);
  console.log(
    `ok: full after ${filled} responses, ${refused} refused, none lost; with room again all ${next} were kept`,
  );
} catch (error) {
  console.error(`collector_disk: FAILED: ${error.message}`);
  process.exitCode = 1;
} finally {
  running?.child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
}
