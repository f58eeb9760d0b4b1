// What analysts and scripts rely on: the JSON contract and its schema, one figure in every format, inputs of every kind,
// exit codes.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { editorWords } from '../../schema/parts/editors.mjs';

const touchstone = process.env.TOUCHSTONE ?? 'build/bin/touchstone';
const folder = mkdtempSync(path.join(tmpdir(), 'score-'));
const ajv = new Ajv2020({ strict: true, strictTypes: false, strictRequired: false });
ajv.addVocabulary(editorWords);
const schema = (name) => JSON.parse(readFileSync(new URL(`../../schema/${name}`, import.meta.url), 'utf8'));
const isReport = ajv.compile(schema('score-1.json'));
const isRecord = ajv.compile(schema('response-1.json'));

function run(args, input = '') {
  const { status, stdout, stderr } = spawnSync(touchstone, args, { input, encoding: 'utf8', maxBuffer: 1 << 28 });
  return { status, stdout, stderr };
}

function report(args, input = '') {
  const { status, stdout, stderr } = run(['score', '--format', 'json', ...args], input);
  assert.equal(status, 0, stderr);
  const rows = JSON.parse(stdout);
  assert.ok(isReport(rows), ajv.errorsText(isReport.errors));
  return rows;
}

let ids = 0;
const record = (answers, members = {}) => {
  ids += 1;
  return `${JSON.stringify({
    response_id: `019aa6c1-7d5e-7c3b-9a53-${String(ids).padStart(12, '0')}`,
    revision: 1,
    status: 'completed',
    mode: 'live',
    touchpoint: 'checkout.completed',
    shown_at: '2026-11-21T10:15:00.000Z',
    answers,
    ...members,
  })}\n`;
};
const nps = (value, members) => record([{ question: 'recommend', type: 'nps', value }], members);
const repeat = (times, make) => Array.from({ length: times }, (_, i) => make(i)).join('');

/** 15 detractors, 30 passives, 55 promoters. */
const hundred = repeat(15, () => nps(0)) + repeat(30, () => nps(7)) + repeat(55, () => nps(10));

test('the contract, as fixed by the issue: every member, and the figures of statistics.json', () => {
  assert.deepEqual(report(['-'], hundred), [
    {
      group: { touchpoint: 'checkout.completed' },
      metric: 'nps',
      variant: null,
      question: 'recommend',
      n: 100,
      promoters: 55,
      passives: 30,
      detractors: 15,
      score: 40,
      interval: report(['-'], hundred)[0].interval,
      reliability: 'ok',
      invalid: 0,
      test: 0,
      rates: {
        shown: 100,
        started: 100,
        completed: 100,
        response: 1,
        start: 1,
        completion: 1,
        response_interval: report(['-'], hundred)[0].rates.response_interval,
      },
      nonresponse: [40, 40],
    },
  ]);
  const [{ interval }] = report(['-'], hundred);
  const { groups, meta } = JSON.parse(readFileSync(new URL('../conformance/statistics.json', import.meta.url), 'utf8'));
  // The file's cases are of a confidence of 90 %; centre and standard error are of none.
  const { expected } = groups
    .find(({ id }) => id === 'nps_adjusted_wald_add3_triangular')
    .cases.find(({ id }) => id === 'c15_30_55_90');
  assert.ok(Math.abs(interval[0] - (expected.centre - meta.z95 * expected.se)) < 1e-9);
  assert.ok(Math.abs(interval[1] - (expected.centre + meta.z95 * expected.se)) < 1e-9);
});

test('null where there is none, a score for every n above 0', () => {
  const ces = (value) => record([{ question: 'ease', type: 'ces', variant: 'agreement_7', value }]);
  const [one] = report(['-'], ces(6));
  assert.deepEqual([one.score, one.interval, one.easy_percent, one.reliability], [6, null, 100, 'too_few']);
  assert.equal(one.easy_interval.length, 2);
  const [none] = report(['-'], ces(8));
  assert.deepEqual([none.n, none.score, none.interval, none.invalid, none.reliability], [0, null, null, 1, 'none']);
  assert.deepEqual(report(['-'], ''), []);
});

test('11, 7.5 and "9" never count, 0 does, test mode is left out', () => {
  const [row] = report(['-'], nps(11) + nps(7.5) + nps('9') + nps(0) + nps(10, { mode: 'test' }));
  assert.deepEqual([row.n, row.detractors, row.invalid, row.test, row.score], [1, 1, 3, 1, -100]);
});

test('weights: beside the score, with what the answers are worth, in every format', () => {
  const of = (value, order, more = {}) => nps(value, { context: { 'order.value': order }, ...more });
  // 30 promoters who weigh 3 each and 10 detractors who weigh 1: (90 - 10) / 100 points, on 100^2 / 280 answers.
  const lines = repeat(30, () => of(10, 3)) + repeat(10, () => of(0, 1)) + nps(10) + of(10, -2);
  const weigh = ['-', '--weight', 'context.order.value'];
  const [row] = report(weigh, lines);
  assert.equal(row.n, 42);
  assert.deepEqual([row.weighted.n, row.weighted.left_out], [40, 2]);
  assert.ok(Math.abs(row.weighted.score - 80) < 1e-9);
  assert.ok(Math.abs(row.weighted.effective_n - 10_000 / 280) < 1e-9);
  const alike = { ask: 'weighted', values: [...Array(30).fill(10), ...Array(10).fill(0)] };
  const weights = [...Array(30).fill(3), ...Array(10).fill(1)];
  const asked = JSON.parse(run(['statistics'], `${JSON.stringify({ ...alike, weights })}\n`).stdout);
  assert.ok(Math.abs(row.weighted.interval[0] - asked.interval[0]) < 1e-9);
  assert.ok(Math.abs(row.weighted.interval[1] - asked.interval[1]) < 1e-9);
  assert.equal(report(['-'], lines)[0].weighted, undefined);
  assert.match(run(['score', ...weigh], lines).stdout, /80 \(\d+ to \d+\), as 35 alike/);
  assert.match(run(['score', ...weigh, '--format', 'csv'], lines).stdout, /weighted_high\r\n.*,40,35\.714/);
  assert.match(run(['score', ...weigh, '--format', 'html'], lines).stdout, /effective n/);
  assert.equal(run(['score', '-', '--weight', 'touchpoint'], lines).status, 1);
});

test('files, standard input, gzip and zstd, several of each, give the same', () => {
  const plain = path.join(folder, 'plain.ndjson');
  const gzip = path.join(folder, 'named-as-it-likes');
  const zstd = path.join(folder, 'plain.ndjson.zst');
  writeFileSync(plain, hundred);
  // Two members, as `cat a.gz b.gz` makes them.
  writeFileSync(gzip, Buffer.concat([gzipSync(hundred.slice(0, 5_000)), gzipSync(hundred.slice(5_000))]));
  execFileSync('zstd', ['-q', '-f', plain, '-o', zstd]);
  const expected = report([plain]);
  assert.deepEqual(report([gzip]), expected);
  assert.deepEqual(report([zstd]), expected);
  assert.deepEqual(report(['-'], hundred), expected);
  assert.deepEqual(report(['-'], gzipSync(hundred)), expected);
  // The same responses again are the same responses.
  assert.deepEqual(report([plain, gzip, zstd]), expected);
});

test('a compressed file that is damaged or cut off is no report', () => {
  const whole = gzipSync(hundred);
  const cut = path.join(folder, 'cut.gz');
  writeFileSync(cut, whole.subarray(0, whole.length - 20));
  const damaged = path.join(folder, 'damaged.gz');
  const bytes = Buffer.from(whole);
  bytes.fill(0xff, 40, 80);
  writeFileSync(damaged, bytes);
  for (const [file, why] of [
    [cut, 'cut off'],
    [damaged, 'damaged'],
  ]) {
    const { status, stdout, stderr } = run(['score', file, '--format', 'json']);
    assert.deepEqual([status, stdout], [1, '']);
    assert.match(stderr, new RegExp(why));
  }
});

test('a collector’s database', () => {
  const file = path.join(folder, 'responses.sqlite');
  const rows = hundred
    .trim()
    .split('\n')
    .map((line, i) => `INSERT INTO responses VALUES ('${i}', ${i + 1}, '${line}');`);
  execFileSync('sqlite3', [file], {
    input: `CREATE TABLE responses (response_id TEXT, sequence INTEGER, record TEXT);${rows.join('')}`,
  });
  assert.deepEqual(report(['--database', file]), report(['-'], hundred));
  writeFileSync(path.join(folder, 'no.sqlite'), 'no database');
  for (const broken of ['no.sqlite', 'missing.sqlite']) {
    assert.equal(run(['score', '--database', path.join(folder, broken)]).status, 1);
  }
});

test('malformed lines are told by number, and fatal with --strict alone', () => {
  const input = `${nps(9)}{"broken\n${nps(8)}[]\n`;
  const { status, stderr } = run(['score', '-'], input);
  assert.equal(status, 0);
  assert.match(
    stderr,
    /4 lines, 2 responses\n.*2 lines are no response record\n {2}stdin:2: not JSON\n {2}stdin:4: no object/,
  );
  assert.equal(run(['score', '-', '--strict'], input).status, 1);
  assert.equal(run(['score', '-', '--strict'], nps(9)).status, 0);
});

test('a file may begin with a byte order mark, and so may one that was put behind it', () => {
  const marked = `\uFEFF${nps(9)}\uFEFF${nps(8)}`;
  const { stderr } = run(['score', '-'], marked);
  assert.equal(stderr, 'touchstone: 2 lines, 2 responses\n');
});

test('what cannot be printed is no success', () => {
  const file = path.join(folder, 'one.ndjson');
  writeFileSync(file, nps(9));
  for (const args of [
    ...['table', 'json', 'csv', 'html'].map((format) => ['score', file, '--format', format]),
    ['drivers', file],
    ['topics', file],
    ['sql', '--dialect', 'duckdb'],
    ['statistics'],
    ['demo-data', '--responses', '5'],
  ]) {
    const { status, stderr } = spawnSync('sh', ['-c', 'exec "$@" > /dev/full', 'sh', touchstone, ...args], {
      input: '{"ask": "critical"}\n',
      encoding: 'utf8',
    });
    assert.equal(status, 1, args.join(' '));
    assert.match(stderr, /touchstone: the output cannot be written\n/);
  }
});

test('misuse is 2, what cannot be read is 1', () => {
  for (const [status, args] of [
    [2, []],
    [2, ['-', '--format', 'xml']],
    [2, ['-', '--compare', 'year']],
    [1, ['-', '--by', 'colour']],
    [1, ['-', '--by', 'touchpoint,day,touchpoint']],
    [1, [path.join(folder, 'missing')]],
    [1, [folder]],
  ]) {
    assert.equal(run(['score', ...args]).status, status, args.join(' '));
  }
});

test('people see no score below ten answers, and never a control character of somebody’s record', () => {
  const few = repeat(9, () => nps(10, { touchpoint: 'a\u001b[2J<script>' }));
  const table = run(['score', '-'], few).stdout;
  assert.match(table, /too few answers for a score/);
  assert.doesNotMatch(table, /100/);
  assert.ok(!table.includes('\u001b'));
  const html = run(['score', '-', '--format', 'html'], few).stdout;
  assert.match(html, /too few answers/);
  assert.ok(!html.includes('<script>'));
  assert.match(html, /a\?\[2J&lt;script&gt;/);
  const csv = run(
    ['score', '-', '--format', 'csv'],
    repeat(3, () => nps(10, { touchpoint: '=1+1' })),
  ).stdout;
  assert.match(csv, /\r\n'=1\+1,nps,,recommend,3,3,0,100,/);
});

test('one figure in every format', () => {
  const table = run(['score', '-'], hundred).stdout;
  assert.match(table, /checkout\.completed\s+nps\s+100\s+40\s+25 to 53/);
  const html = run(['score', '-', '--format', 'html'], hundred).stdout;
  assert.match(html, />100<\/td>.*>40<\/td>.*>25 to 53<\/td>/);
  assert.ok(!/(?:src|href)=|url\(/.test(html), 'nothing comes from elsewhere');
  const [, csv] = run(['score', '-', '--format', 'csv'], hundred).stdout.split('\r\n');
  assert.match(csv, /^checkout\.completed,nps,,recommend,100,55,15,40,/);
});

test('a terminal of 80 columns has each row on a line, with a shorter drawing', () => {
  const file = path.join(folder, 'hundred.ndjson');
  writeFileSync(file, hundred + nps(9, { touchpoint: 'delivery.received' }));
  const shown = (columns) => {
    const command = `stty cols ${columns}; NO_COLOR=1 exec "${touchstone}" score "${file}" 2>/dev/null`;
    return spawnSync('script', ['-qec', command, '/dev/null'], { encoding: 'utf8' }).stdout.split('\r\n');
  };
  const widest = (lines) => Math.max(...lines.map((line) => [...line].length));
  assert.ok(widest(shown(200)) > 80);
  const narrow = shown(80);
  assert.equal(widest(narrow), 80);
  assert.match(narrow[1], /checkout\.completed +nps +100 +40 +25 to 53 +·+━*●━*·+ /);
  assert.match(narrow[2], /too few/);
});

test('weeks compared: told in words, in the table and for machines', () => {
  const week = (day, low) =>
    repeat(100, (i) => nps(i < low ? 0 : 9, { shown_at: `2026-11-${day}T08:00:00Z`, touchpoint: 'delivery.received' }));
  const input = week('09', 20) + week('16', 60);
  const [{ change, n }] = report(['-', '--compare', 'week'], input);
  assert.equal(n, 200);
  assert.deepEqual([change.before, change.after, change.delta, change.reliable], ['2026-W46', '2026-W47', -80, true]);
  assert.match(change.text, /^a fall: -80, between -/);
  assert.match(
    run(['score', '-', '--compare', 'week'], input).stdout,
    /2026-W46 to 2026-W47[\s\S]*a fall: -80, between/,
  );
  const [head, row] = run(['score', '-', '--compare', 'week', '--format', 'csv'], input)
    .stdout.split('\r\n')
    .map((line) => line.split(','));
  const cells = Object.fromEntries(head.map((name, place) => [name, row[place]]));
  assert.equal(head.length, row.length);
  assert.deepEqual(
    [cells.before, cells.after, cells.n_before, cells.n_after, Number(cells.delta), cells.reliable],
    ['2026-W46', '2026-W47', '100', '100', change.delta, 'true'],
  );
  assert.deepEqual([cells.delta_low, cells.delta_high, cells.adjusted_p].map(Number), [
    ...change.interval,
    change.adjusted_p,
  ]);
});

test('demo data: the same for the same seed, valid records, a year, and the incident is found', () => {
  const data = (seed) => run(['demo-data', '--seed', seed, '--responses', '20000']).stdout;
  const year = data('3');
  assert.equal(data('3'), year);
  assert.notEqual(data('4'), year);
  const lines = year.trim().split('\n');
  assert.equal(lines.length, 20_000);
  const months = new Set();
  for (const line of lines) {
    const each = JSON.parse(line);
    assert.ok(isRecord(each), `${ajv.errorsText(isRecord.errors)}\n${line}`);
    months.add(each.shown_at.slice(0, 7));
  }
  assert.equal(months.size, 12);
  assert.equal(new Set(lines.map((line) => JSON.parse(line).response_id)).size, 20_000);
  const march = report(['-', '--by', 'touchpoint,month'], year).filter(
    ({ metric, group }) => metric === 'csat' && group.touchpoint === 'delivery.received',
  );
  const worst = march.toSorted((a, b) => a.score - b.score)[0];
  assert.equal(worst.group.month, '2026-03');
});

test('demo data: as many as were asked for, no number wraps', () => {
  assert.equal(run(['demo-data', '--responses', '0']).stdout, '');
  for (const args of [
    ['--responses', '-5'],
    ['--responses', '99999999999999999999999'],
    ['--seed', '-1'],
  ]) {
    assert.equal(run(['demo-data', ...args]).status, 2, args.join(' '));
  }
});
