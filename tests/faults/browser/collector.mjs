// A collector with a database of its own, that can be killed and started again.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { root } from '../../browser/harness.mjs';
import { start } from '../collector_process.mjs';

export async function startCollector() {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'touchstone-faults-'));
  const database = path.join(folder, 'responses.sqlite');
  const program = path.join(root, 'build/bin/touchstone');
  let running = await start(program, database);

  async function end(signal) {
    running.child.kill(signal);
    await running.ended;
  }

  return {
    get url() {
      return `http://127.0.0.1:${running.port}`;
    },
    kill: () => end('SIGKILL'),
    async restart() {
      running = await start(program, database);
    },
    /** As the database has them. */
    rows() {
      const text = execFileSync('sqlite3', [
        '-readonly',
        '-json',
        database,
        'SELECT response_id, revision, record FROM responses',
      ]);
      return text.length ? JSON.parse(text) : [];
    },
    async stop() {
      await end('SIGTERM');
      rmSync(folder, { recursive: true });
    },
  };
}
