// The report page's module and the command line say the same of the same file: a year of demo data, some of it twice,
// some of it broken. Figures may differ in a last digit, where the C libraries under them do.
//
//   TOUCHSTONE_ENGINE_KIND=wasm|wasm2js node --test tests/scoring/report.test.mjs
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { reportMaker } from '../conformance/engine.mjs';

const touchstone = process.env.TOUCHSTONE ?? 'build/bin/touchstone';
const dist = process.env.TOUCHSTONE_DIST ?? 'dist';
const kind = process.env.TOUCHSTONE_ENGINE_KIND ?? 'wasm';

function run(args, input) {
  const { status, stdout, stderr } = spawnSync(touchstone, args, { input, encoding: 'utf8', maxBuffer: 1 << 28 });
  assert.equal(status, 0, stderr);
  return stdout;
}

const year = run(['demo-data', '--seed', '8', '--responses', '30000']).split('\n');
year[100] = '{"broken';
year[200] = '[]';
const text = [...year.slice(0, -1), ...year.slice(500, 900), ''].join('\n');

const report = (await reportMaker(kind, `${dist}/workbench`))();
const bytes = new TextEncoder().encode(text);
for (let at = 0; at < bytes.length; at += 100_003) report.add(bytes.subarray(at, at + 100_003));
report.end();
const ask = (question) => JSON.parse(report.ask(question));

/** Equal, and numbers to 1e-12 of themselves. */
function assertSame(actual, expected, path = '') {
  if (typeof expected === 'number') {
    const near = 1e-12 * Math.max(1, Math.abs(expected));
    assert.ok(Math.abs(actual - expected) <= near, `${path}: ${actual}, not ${expected}`);
  } else if (typeof expected === 'object' && expected !== null) {
    assert.deepEqual(Object.keys(actual), Object.keys(expected), path);
    for (const [name, each] of Object.entries(expected)) assertSame(actual[name], each, `${path}/${name}`);
  } else {
    assert.equal(actual, expected, path);
  }
}

test('scores, by everything there is', () => {
  for (const by of ['touchpoint', 'survey,locale', 'question', 'variant,month', 'touchpoint,day', 'week,touchpoint']) {
    const expected = JSON.parse(run(['score', '-', '--by', by, '--format', 'json'], text));
    assert.ok(expected.length > 0);
    assertSame(ask({ ask: 'scores', by: by.split(',') }), expected);
  }
});

test('changes from one month, week and day to the next', () => {
  for (const compare of ['month', 'week', 'day']) {
    const expected = JSON.parse(run(['score', '-', '--compare', compare, '--format', 'json'], text));
    assert.ok(expected.every(({ change }) => change.after > change.before));
    assertSame(ask({ ask: 'scores', by: ['touchpoint'], compare }), expected);
  }
});

test('drivers and topics of one touchpoint', () => {
  const touchpoint = 'delivery.received';
  for (const metric of ['csat', 'ces_effort_5']) {
    for (const what of ['drivers', 'topics']) {
      const args = [what, '-', '--metric', metric, '--touchpoint', touchpoint, '--format', 'json'];
      assertSame(ask({ ask: what, metric, filter: { touchpoint: [touchpoint] } }), JSON.parse(run(args, text)));
    }
  }
});

test('a trend is the scores of its periods, with those that nobody answered in', () => {
  const rows = JSON.parse(run(['score', '-', '--by', 'week', '--format', 'json'], text));
  const expected = rows.filter(({ metric }) => metric === 'nps');
  const trend = ask({ ask: 'trend', metric: 'nps', by: 'week', window: 4 });
  assert.ok(trend.length >= expected.length);
  for (const { group, n, score, interval, reliability } of expected) {
    const point = trend.find(({ period }) => period === group.week);
    assertSame(
      { n: point.n, score: point.score, interval: point.interval, reliability: point.reliability },
      {
        n,
        score,
        interval,
        reliability,
      },
    );
  }
  const pooled = trend.slice(10, 14).reduce((sum, each) => sum + each.n, 0);
  assert.equal(trend[13].pooled.n, pooled);
});

test('what was read, what was broken, and which wordings there were', () => {
  const overview = ask({ ask: 'overview' });
  assert.equal(overview.lines, 30_400);
  assert.equal(overview.responses, 29_998);
  assert.deepEqual(overview.first_malformed, [
    { line: 101, why: 'not JSON' },
    { line: 201, why: 'no object' },
  ]);
  assert.deepEqual([overview.first_day, overview.last_day], ['2025-11-01', '2026-10-31']);
  assert.deepEqual(overview.metrics, ['nps', 'csat', 'ces_agreement_7', 'ces_effort_5']);
  const checkout = overview.definitions.filter(({ survey }) => survey === 'after-checkout');
  assert.equal(checkout.length, 2);
  assert.match(checkout[1].first_shown_at, /^2026-06-01T/);
});
