// How long it takes to score a file of responses, beside DuckDB's read_ndjson on the same file with as many threads; and
// to count answers in memory, in WebAssembly beside plain JavaScript.
//
//   node bench/score.mjs [RESPONSES...]        1000000 unless told otherwise
//
// Both give NPS counts by touchpoint and day, which must be equal. DuckDB is asked twice: as it comes, and with only the
// latest revision of each response, which is what `touchstone score` always does. Each figure is the median of five runs,
// taken in turns, so that a busy machine is busy for both; beside the time that passed stands the processor's, which a busy
// machine changes less. Our start is left out of the time that passed: DuckDB is started before.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, openSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { countInMemory } from './score/count.mjs';
import { askDuckDb } from './score/duckdb.mjs';
import { writeLean } from './score/lean.mjs';

const touchstone = 'build/bin/touchstone';
const rounds = 5;
const threadCounts = [1, 2];
const folder = 'build/bench-score';
mkdirSync(folder, { recursive: true });

const median = (list) => list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)];
const ms = (value) => `${value.toFixed(0)} ms`.padStart(9);

/** A year of demo data: whole records, some 430 bytes each. */
function demoFile(responses) {
  const file = path.join(folder, `demo-${responses}.ndjson`);
  if (!existsSync(file)) {
    const made = spawnSync(touchstone, ['demo-data', '--responses', String(responses)], {
      stdio: ['ignore', openSync(file, 'w'), 'inherit'],
    });
    if (made.status !== 0) throw new Error('demo-data failed');
  }
  return file;
}

/**
 * How long it takes to be there: DuckDB is there already.
 * @param {number} threads
 */
function start(threads) {
  const empty = path.join(folder, 'empty.ndjson');
  writeFileSync(empty, '');
  return median(Array.from({ length: rounds }, () => ours(empty, threads)).map(({ took }) => took));
}

/** Counts by touchpoint and day, of NPS alone, as "touchpoint day promoters detractors n". */
function ours(file, threads) {
  const begun = performance.now();
  const { status, stdout, stderr } = spawnSync(
    '/usr/bin/env',
    [
      'time',
      '-f',
      '%M %U %S',
      touchstone,
      'score',
      file,
      '--by',
      'touchpoint,day',
      '--format',
      'json',
      '--threads',
      threads,
    ],
    { encoding: 'utf8', maxBuffer: 1 << 28 },
  );
  const took = performance.now() - begun;
  if (status !== 0) throw new Error(stderr);
  const counts = JSON.parse(stdout)
    .filter(({ metric }) => metric === 'nps')
    .map(({ group, promoters, detractors, n }) => `${group.touchpoint} ${group.day} ${promoters} ${detractors} ${n}`);
  const [kilobytes, user, system] = stderr.trim().split('\n').at(-1).split(' ').map(Number);
  return { took, processor: 1_000 * (user + system), counts: counts.sort(), kilobytes };
}

async function compare(name, file, responses) {
  const megabytes = statSync(file).size / 1e6;
  console.log(
    `\n${name}: ${responses.toLocaleString('en')} responses, ${megabytes.toFixed(0)} MB, median of ${rounds}`,
  );
  for (const threads of threadCounts) {
    const runs = { touchstone: [], everyLine: [], latest: [] };
    for (let round = 0; round < rounds; round += 1) {
      runs.touchstone.push(ours(file, threads));
      runs.everyLine.push(await askDuckDb(file, threads, false));
      runs.latest.push(await askDuckDb(file, threads, true));
      const [mine, ...theirs] = Object.values(runs).map((list) => JSON.stringify(list.at(-1).counts));
      if (theirs.some((counts) => counts !== mine)) throw new Error('the counts differ');
    }
    const of = (list, what) => median(list.map((run) => run[what]));
    const started = start(threads);
    const reading = of(runs.touchstone, 'took') - started;
    const line = (name, list) => {
      const took = of(list, 'took') - (list === runs.touchstone ? started : 0);
      const processor = of(list, 'processor');
      const ratios = [took / reading, processor / of(runs.touchstone, 'processor')].map(
        (each) => `${each.toFixed(2)}x`,
      );
      console.log(`  ${name.padEnd(42)}${ms(took)} ${ratios[0]}, processor ${ms(processor)} ${ratios[1]}`);
    };
    console.log(`  with ${threads} thread${threads > 1 ? 's' : ''}`);
    line(`touchstone score, but ${started.toFixed(0)} ms of start`, runs.touchstone);
    line('DuckDB, every line counted', runs.everyLine);
    line('DuckDB, the latest revision of each', runs.latest);
    console.log(`  memory of touchstone score: ${(of(runs.touchstone, 'kilobytes') / 1024).toFixed(0)} MB at most`);
  }
}

const sizes = process.argv.slice(2).map(Number);
for (const responses of sizes.length > 0 ? sizes : [1_000_000]) {
  await compare('whole records', demoFile(responses), responses);
  await compare('lean records', writeLean(path.join(folder, `lean-${responses}.ndjson`), responses), responses);
}
countInMemory();
