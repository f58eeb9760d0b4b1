// How much the collector takes, durably: load by one program, the collector as another, both on this machine.
//
//   node bench/collector.mjs [--seconds N] [--count N] [--database URL]
//
// Prints: responses a second and latencies as fast as the connections go, beside the same storage committing one by one
// in the same run; the 99th percentile at a steady rate; memory over --count responses; ten times the load that was
// kept, and what comes after it. The figures are this machine's; the ratio is what can be compared.
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '5' },
    count: { type: 'string', default: '100000' },
    database: { type: 'string' },
  },
});
const seconds = Number(values.seconds);
const count = Number(values.count);
const programs = join(fileURLToPath(new URL('..', import.meta.url)), 'build/bin');
const connections = 128;
const goal = { perSecond: 5_000, p99Ms: 50 };

const folder = mkdtempSync(join(tmpdir(), 'touchstone-bench-'));
const database = values.database ?? join(folder, 'responses.sqlite');

function start() {
  // Behind a proxy all come from one address: so may this load.
  const none = ['--rate-network', '0', '--rate-survey', '0', '--behind-proxy'];
  const child = spawn(join(programs, 'touchstone'), ['serve', '--port', '0', '--database', database, ...none]);
  child.stderr.pipe(process.stderr);
  return new Promise((resolve, reject) => {
    child.stdout.on('data', (text) => {
      const found = /127\.0\.0\.1:(\d+)/.exec(String(text));
      if (found) resolve({ child, port: found[1] });
    });
    child.on('exit', (code) => reject(new Error(`the collector ended with ${code}`)));
  });
}

/** The load's tally. */
function load(port, { at = 0, lines = connections, time = seconds, most } = {}) {
  const words = [port, lines, time, at, ...(most ? [most] : [])].map(String);
  return new Promise((resolve, reject) => {
    const child = spawn(join(programs, 'collector_load'), words);
    let text = '';
    child.stdout.on('data', (piece) => {
      text += piece;
    });
    child.on('exit', (code) => (code === 0 ? resolve(JSON.parse(text)) : reject(new Error(`load: ${code}`))));
  });
}

const oneByOne = (group) =>
  Number(
    execFileSync(join(programs, 'collector_one_by_one'), [join(folder, `by-${group}.sqlite`), '2', String(group)]),
  );

/** What the process has used of the processors so far, in seconds. */
function processorTime(pid) {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ');
  return (Number(fields[11]) + Number(fields[12])) / 100;
}

/** Resident memory, in MB. */
const memory = (pid) => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]) / 1024;

const perSecond = (tally) => Math.round(tally.kept / tally.seconds);
const say = (what, figure, more = '') => console.log(`${what.padEnd(58)} ${String(figure).padStart(10)}  ${more}`);

const { child, port } = await start();
try {
  await load(port, { time: 1 });
  const single = oneByOne(1);
  const usedBefore = processorTime(child.pid);
  const most = await load(port);
  const used = processorTime(child.pid) - usedBefore;
  say('one by one, by the storage alone, responses/s', single);
  say('in groups of 50, by the storage alone, responses/s', oneByOne(50));
  say(
    `as fast as ${connections} connections go, responses/s`,
    perSecond(most),
    `${(perSecond(most) / single).toFixed(1)} x`,
  );
  say('  latency, ms: median, 99 %', `${most.p50_ms}`, `${most.p99_ms}`);
  say('  processor time of the collector for each, microseconds', Math.round((used / most.kept) * 1e6));
  const steady = await load(port, { at: Math.min(goal.perSecond, perSecond(most) * 0.8) });
  say(`at a steady ${Math.round(steady.sent / seconds)} a second: kept/s`, perSecond(steady));
  say('  latency, ms: median, 99 %', `${steady.p50_ms}`, `${steady.p99_ms} (goal: below ${goal.p99Ms})`);

  const before = memory(child.pid);
  await load(port, { time: 3_600, most: count });
  say(`memory before and after ${count} more responses, MB`, before.toFixed(1), memory(child.pid).toFixed(1));

  const flood = await load(port, { at: perSecond(most) * 10, lines: 2_000 });
  say('ten times that: kept/s', perSecond(flood), `${flood.shed} shed, ${flood.broken} broken, ${flood.other} other`);
  say('  from sending to the answer of what was kept, ms: 99 %', `${flood.answer_p99_ms}`);
  say('  memory, MB', memory(child.pid).toFixed(1));
  const after = await load(port);
  say('afterwards, responses/s', perSecond(after), `${after.shed} shed, ${after.broken} broken`);
  if (most.broken + most.other + after.broken + after.other > 0) throw new Error('some requests were not answered');
} finally {
  child.removeAllListeners('exit');
  child.kill('SIGTERM');
  await new Promise((resolve) => child.once('exit', resolve));
  rmSync(folder, { recursive: true, force: true });
}
