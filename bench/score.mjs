// How long it takes to score a file of responses, beside DuckDB's read_ndjson on the same file with as many threads; and
// to count answers in memory, in WebAssembly beside plain JavaScript.
//
//   node bench/score.mjs [RESPONSES...]        1000000 unless told otherwise
//
// Both give NPS counts by touchpoint and day, which must be equal. DuckDB is asked twice: as it comes, and with only the
// latest revision of each response, which is what `touchstone score` always does. Each figure is the median of five runs,
// taken in turns, so that a busy machine is busy for both.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, openSync, statSync } from 'node:fs';
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

/** Counts by touchpoint and day, of NPS alone, as "touchpoint day promoters detractors n". */
function ours(file, threads) {
  const begun = performance.now();
  const { status, stdout, stderr } = spawnSync(
    '/usr/bin/env',
    ['time', '-f', '%M', touchstone, 'score', file, '--by', 'touchpoint,day', '--format', 'json', '--threads', threads],
    { encoding: 'utf8', maxBuffer: 1 << 28 },
  );
  const took = performance.now() - begun;
  if (status !== 0) throw new Error(stderr);
  const counts = JSON.parse(stdout)
    .filter(({ metric }) => metric === 'nps')
    .map(({ group, promoters, detractors, n }) => `${group.touchpoint} ${group.day} ${promoters} ${detractors} ${n}`);
  return { took, counts: counts.sort(), kilobytes: Number(stderr.trim().split('\n').at(-1)) };
}

async function compare(name, file, responses) {
  const megabytes = statSync(file).size / 1e6;
  console.log(
    `\n${name}: ${responses.toLocaleString('en')} responses, ${megabytes.toFixed(0)} MB, median of ${rounds}`,
  );
  for (const threads of threadCounts) {
    const times = { touchstone: [], duckdb: [], latest: [] };
    let memory = 0;
    for (let round = 0; round < rounds; round += 1) {
      const mine = ours(file, threads);
      const theirs = await askDuckDb(file, threads, false);
      const theirLatest = await askDuckDb(file, threads, true);
      for (const { counts } of [theirs, theirLatest]) {
        if (JSON.stringify(counts) !== JSON.stringify(mine.counts)) throw new Error('the counts differ');
      }
      times.touchstone.push(mine.took);
      times.duckdb.push(theirs.took);
      times.latest.push(theirLatest.took);
      memory = mine.kilobytes;
    }
    const [mine, theirs, latest] = [median(times.touchstone), median(times.duckdb), median(times.latest)];
    console.log(`  ${threads} thread${threads > 1 ? 's' : ' '}  touchstone ${ms(mine)} (with its start)`);
    console.log(`             DuckDB     ${ms(theirs)}   ${(theirs / mine).toFixed(1)}x, every line counted`);
    console.log(`             DuckDB     ${ms(latest)}   ${(latest / mine).toFixed(1)}x, the latest revision of each`);
    console.log(`             memory     ${(memory / 1024).toFixed(0)} MB at most`);
  }
}

const sizes = process.argv.slice(2).map(Number);
for (const responses of sizes.length > 0 ? sizes : [1_000_000]) {
  await compare('whole records', demoFile(responses), responses);
  await compare('lean records', writeLean(path.join(folder, `lean-${responses}.ndjson`), responses), responses);
}
countInMemory();
