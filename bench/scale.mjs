// Where the limits of one collector are, and what lies behind them: SQLite, PostgreSQL, two collectors on one PostgreSQL;
// then the scores of a year where the data lies. docs/scale.md tells what was seen.
//
//   node bench/scale.mjs [--seconds N] [--rounds N] [--responses N] [--connections N]
//     [--only collectors|warehouse]
//
// The three kinds take turns, so that a busy machine is busy for all. Everything runs on this machine, so the processor's
// time for each response says more than responses a second: with machines of their own, each part has its processors.
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, openSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { startPostgres } from '../tests/scoring/postgres.mjs';
import { sql } from '../tests/scoring/sql_cases.mjs';

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '5' },
    rounds: { type: 'string', default: '3' },
    responses: { type: 'string', default: '300000' },
    connections: { type: 'string', default: '128' },
    only: { type: 'string' },
  },
});
const seconds = Number(values.seconds);
const rounds = Number(values.rounds);
const responses = Number(values.responses);
const connections = Number(values.connections);
const programs = join(fileURLToPath(new URL('..', import.meta.url)), 'build/bin');
const touchstone = join(programs, 'touchstone');
const folder = mkdtempSync(join(tmpdir(), 'touchstone-scale-'));

const median = (list) => list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)];
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** What the process has used of the processors so far, and where that is asked for its children that have ended, in
 * seconds. 0: it is gone. */
function processorTime(pid, withChildren = false) {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ').map(Number);
    const [user, system, userOfChildren, systemOfChildren] = fields.slice(11, 15);
    return (user + system + (withChildren ? userOfChildren + systemOfChildren : 0)) / 100;
  } catch {
    return 0;
  }
}

/** Of all processes of the server whose data lie in the folder: the first one, and its children. */
function serverTime({ folder: data }) {
  const first = Number(readFileSync(join(data, 'data/postmaster.pid'), 'utf8').split('\n')[0]);
  const children = readdirSync('/proc').filter((pid) => {
    if (!/^\d+$/.test(pid)) return false;
    try {
      return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ')[1] === String(first);
    } catch {
      return false;
    }
  });
  return children.reduce((sum, pid) => sum + processorTime(pid), processorTime(first, true));
}

/** A collector without limits of rates: all of this load comes from one address. */
function startCollector(database) {
  const none = ['--rate-network', '0', '--rate-survey', '0', '--behind-proxy'];
  const child = spawn(touchstone, ['serve', '--port', '0', '--database', database, ...none]);
  child.stderr.pipe(process.stderr);
  return new Promise((resolve, reject) => {
    child.stdout.on('data', (text) => {
      const found = /127\.0\.0\.1:(\d+)/.exec(String(text));
      if (found) resolve({ child, port: found[1] });
    });
    child.on('exit', (code) => reject(new Error(`the collector ended with ${code}`)));
  });
}

function load(port, lines) {
  const child = spawn(join(programs, 'collector_load'), [port, String(lines), String(seconds), '0']);
  let text = '';
  child.stdout.on('data', (piece) => {
    text += piece;
  });
  return new Promise((resolve) => child.on('exit', () => resolve(JSON.parse(text))));
}

/** One round of load on these collectors together. */
async function round(collectors, server) {
  const used = () => collectors.reduce((sum, { child }) => sum + processorTime(child.pid), 0);
  const before = [used(), server ? serverTime(server) : 0];
  const tallies = await Promise.all(
    collectors.map(async ({ port }, i) => {
      await pause(i * 50); // ids begin with the moment
      return load(port, connections / collectors.length);
    }),
  );
  const kept = tallies.reduce((sum, tally) => sum + tally.kept, 0);
  if (tallies.some(({ broken, other }) => broken + other > 0)) throw new Error('some requests were not answered');
  return {
    perSecond: tallies.reduce((sum, tally) => sum + tally.kept / tally.seconds, 0),
    p99: Math.max(...tallies.map(({ p99_ms }) => p99_ms)),
    collector: (1e6 * (used() - before[0])) / kept,
    database: server ? (1e6 * (serverTime(server) - before[1])) / kept : 0,
  };
}

async function compareCollectors(server) {
  const file = join(folder, 'responses.sqlite');
  const [one] = [await startCollector(file)];
  const [first, second] = [await startCollector(server.address), await startCollector(server.address)];
  const kinds = {
    'one collector, SQLite': [[one]],
    'one collector, PostgreSQL': [[first], server],
    'two collectors, one PostgreSQL': [[first, second], server],
  };
  const runs = Object.fromEntries(Object.keys(kinds).map((kind) => [kind, []]));
  for (let i = 0; i < rounds; i += 1) {
    for (const [kind, [collectors, database]] of Object.entries(kinds)) {
      runs[kind].push(await round(collectors, database));
    }
  }
  console.log(`\n${connections} connections, ${rounds} rounds of ${seconds} s in turns, medians`);
  for (const [kind, list] of Object.entries(runs)) {
    const of = (what) => Math.round(median(list.map((run) => run[what])));
    const each = `${of('collector')} us collector, ${of('database')} us database for each`;
    console.log(`  ${kind.padEnd(34)} ${of('perSecond')} a second, 99 % in ${of('p99')} ms; ${each}`);
  }
  const rows = Number(server.psql('SELECT count(*) FROM touchstone.responses').split('\n')[1]);
  const bytes = Number(server.psql("SELECT pg_total_relation_size('touchstone.responses')").split('\n')[1]);
  console.log(`  PostgreSQL holds ${rows} of these, ${Math.round(bytes / rows)} bytes each with their indexes`);
  for (const { child } of [one, first, second]) {
    child.removeAllListeners('exit');
    child.kill('SIGTERM');
    await new Promise((resolve) => child.once('exit', resolve));
  }
  console.log(`  the SQLite file has ${(statSync(file).size / 1e6).toFixed(0)} MB`);
}

const tell = (what, took, processor) =>
  console.log(`  ${what.padEnd(58)} ${took.toFixed(2)} s, of the processor ${processor.toFixed(2)} s`);

/** Runs the command; tells how long it took, with what the server did meanwhile if there is one. */
function timed(what, args, { server, stdio } = {}) {
  const before = server ? serverTime(server) : 0;
  const begin = performance.now();
  const { status, stderr, stdout } = spawnSync('/usr/bin/env', ['time', '-f', '%U %S', touchstone, ...args], {
    maxBuffer: 1 << 28,
    encoding: 'utf8',
    stdio,
  });
  const took = (performance.now() - begin) / 1e3;
  if (status !== 0) throw new Error(stderr);
  const own = stderr.trim().split('\n').at(-1).split(' ').map(Number);
  if (what) tell(what, took, own[0] + own[1] + (server ? serverTime(server) - before : 0));
  return stdout;
}

async function compareWarehouses(server) {
  const file = join(folder, 'year.ndjson');
  timed('', ['demo-data', '--seed', '1', '--responses', String(responses)], {
    stdio: ['ignore', openSync(file, 'w'), 'pipe'],
  });
  const by = 'touchpoint,week';
  const count = (rows) => rows.reduce((sum, { n }) => sum + Number(n), 0);
  console.log(`\na year of ${responses} responses, scores by ${by}`);
  server.psql('DROP SCHEMA IF EXISTS touchstone CASCADE');
  timed('touchstone import, into PostgreSQL', ['import', '--database', server.address, file], { server });
  const lite = join(folder, 'year.sqlite');
  timed('touchstone import, into SQLite', ['import', '--database', lite, file]);
  const scored = count(JSON.parse(timed('touchstone score FILE', ['score', file, '--by', by, '--format', 'json'])));
  timed('touchstone score --database, the SQLite file', ['score', '--database', lite, '--by', by]);
  server.psql('ANALYZE touchstone.responses');
  const statement = timed('', ['sql', '--dialect', 'postgresql', '--table', 'touchstone.responses', '--by', by]);
  const before = serverTime(server);
  const begin = performance.now();
  const [head, ...rows] = server.psql(statement).trim().split('\n');
  tell('touchstone sql, in PostgreSQL', (performance.now() - begin) / 1e3, serverTime(server) - before);
  const place = head.split(',').indexOf('n');
  if (count(rows.map((row) => ({ n: row.split(',')[place] }))) !== scored) {
    throw new Error('PostgreSQL counts differently');
  }
  await askDuckDb(file, by, (found) => count(found) === scored);
}

async function askDuckDb(file, by, isRight) {
  const { connect } = await import('./score/duckdb.mjs');
  const { connection, close } = await connect(2);
  const timedHere = async (what, run) => {
    const before = process.cpuUsage();
    const begin = performance.now();
    const result = await run();
    const took = (performance.now() - begin) / 1e3;
    const { user, system } = process.cpuUsage(before);
    tell(what, took, (user + system) / 1e6);
    return result;
  };
  await timedHere('DuckDB, reading the file into a table', () =>
    connection.run(`CREATE TABLE responses AS SELECT json->>'response_id' AS response_id,
      CAST(json->>'revision' AS INTEGER) AS revision, json->>'mode' AS mode, json->>'survey' AS survey,
      json->>'touchpoint' AS touchpoint, json->>'locale' AS locale, json->>'shown_at' AS shown_at,
      CAST(json AS VARCHAR) AS record FROM read_ndjson_objects('${file}')`),
  );
  const found = await timedHere('touchstone sql, in DuckDB', () => connection.runAndReadAll(sql('duckdb', by)));
  if (!isRight(found.getRowObjects())) throw new Error('DuckDB counts differently');
  close();
}

const server = startPostgres({ durable: true });
try {
  if (values.only !== 'warehouse') await compareCollectors(server);
  if (values.only !== 'collectors') await compareWarehouses(server);
} finally {
  server.stop();
  rmSync(folder, { recursive: true, force: true });
}
