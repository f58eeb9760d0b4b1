// The report page's module and the command line say the same of the same file: a year of demo data, some of it twice,
// some of it broken. Figures may differ in a last digit, where the C libraries under them do.
//
//   TOUCHSTONE_ENGINE_KIND=wasm|wasm2js node --test tests/scoring/report.test.mjs
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
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

const responses = kind === 'wasm' ? 30_000 : 5_000;
const year = run(['demo-data', '--seed', '8', '--responses', String(responses)]).split('\n');
year[100] = '{"broken';
year[200] = '[]';
const text = [...year.slice(0, -1), ...year.slice(500, 900), ''].join('\n');

const makeReport = await reportMaker(kind, `${dist}/workbench`);

/** Asks a report over the text, which comes in pieces. */
function asker(ndjson) {
  const report = makeReport();
  const bytes = new TextEncoder().encode(ndjson);
  for (let at = 0; at < bytes.length; at += 100_003) report.add(bytes.subarray(at, at + 100_003));
  report.end();
  return (question) => JSON.parse(report.ask(question));
}
const ask = asker(text);

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
  assert.equal(overview.lines, responses + 400);
  assert.equal(overview.responses, responses - 2);
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

// Cases that others computed with R and SciPy, each as responses of a touchpoint of its own.
const { groups } = JSON.parse(readFileSync(new URL('../conformance/statistics.json', import.meta.url), 'utf8'));
const repeat = (value, times) => Array(times).fill(value);
const spread = (histogram) => Object.entries(histogram).flatMap(([value, times]) => repeat(Number(value), times));
const answersOf = {
  nps_core: ({ detractors, passives, promoters }) => [
    'nps',
    undefined,
    [...repeat(0, detractors), ...repeat(7, passives), ...repeat(10, promoters)],
  ],
  csat_proportion: ({ x, n }) => ['csat', undefined, [...repeat(5, x), ...repeat(1, n - x)]],
  csat_ratings: ({ histogram }) => ['csat', undefined, spread(histogram)],
  ces_1_7: ({ histogram }) => ['ces', 'agreement_7', spread(histogram)],
  ces_1_5_effort: ({ histogram }) => ['ces', 'effort_5', spread(histogram)],
};
const percent = ({ low, high }) => [100 * low, 100 * high];
const bounds = ({ low, high }) => (low === null ? null : [low, high]);
const figuresOf = {
  nps_core: ({ n, nps }) => ({ n, score: nps }),
  csat_proportion: ({ p, wilson }) => ({ score: 100 * p, interval: percent(wilson) }),
  csat_ratings: ({ n, csat }) => ({ n, score: csat }),
  ces_1_7: (e) => ({
    score: e.mean,
    interval: bounds(e),
    easy_percent: e.easy_pct,
    easy_interval: percent(e.easy_wilson),
  }),
  ces_1_5_effort: (e) => ({
    score: e.mean,
    interval: bounds(e),
    easy_percent: e.low_effort_pct,
    easy_interval: percent(e.low_effort_wilson),
  }),
};
const mostAnswers = 5_000;

test('page, command line and statistics.json say the same of the same answers', () => {
  const cases = new Map();
  const lines = [];
  for (const [id, answers] of Object.entries(answersOf)) {
    for (const each of groups.find((group) => group.id === id).cases) {
      const [type, variant, values] = answers(each.inputs);
      const confidence = each.inputs.conf ?? 0.95;
      if (values.length === 0 || values.length > mostAnswers || confidence !== 0.95) continue;
      const touchpoint = `${id}/${each.id}`;
      cases.set(touchpoint, figuresOf[id](each.expected));
      for (const value of values) {
        const response_id = String(lines.length);
        const answer = { question: 'q', type, variant, value };
        lines.push(JSON.stringify({ response_id, revision: 1, status: 'completed', touchpoint, answers: [answer] }));
      }
    }
  }
  assert.ok(cases.size >= 20, `${cases.size} cases`);
  const ndjson = lines.join('\n');
  const rows = asker(ndjson)({ ask: 'scores', by: ['touchpoint'] });
  assertSame(rows, JSON.parse(run(['score', '-', '--format', 'json'], ndjson)));
  assert.equal(rows.length, cases.size);
  for (const row of rows) {
    for (const [name, expected] of Object.entries(cases.get(row.group.touchpoint))) {
      const actual = [row[name]].flat();
      for (const [at, value] of [expected].flat().entries()) {
        // The tolerance that the file states for what special functions are in.
        const near =
          value === null ? actual[at] === null : Math.abs(actual[at] - value) <= 1e-8 * Math.max(1, Math.abs(value));
        assert.ok(near, `${row.group.touchpoint} ${name}: ${actual[at]}, not ${value}`);
      }
    }
  }
});

test('response rates and pooled trends of statistics.json', () => {
  for (const { inputs, expected } of groups.find(({ id }) => id === 'response_rate').cases) {
    if (inputs.shown === 0 || inputs.shown > mostAnswers) continue;
    const lines = repeat(0, inputs.shown).map((_, i) => {
      const status = i < inputs.completed ? 'completed' : i < inputs.started ? 'partial' : 'shown';
      const answers = i < inputs.started ? [{ question: 'q', type: 'text', value: 'x' }] : [];
      return JSON.stringify({ response_id: String(i), revision: 1, status, answers });
    });
    const [rates] = asker(lines.join('\n'))({ ask: 'rates' });
    assertSame([rates.shown, rates.started, rates.completed], [inputs.shown, inputs.started, inputs.completed]);
    assertSame(
      [rates.response, rates.start, rates.completion],
      [expected.response_rate, expected.start_rate, expected.completion_rate],
    );
    for (const [at, bound] of [expected.wilson.low, expected.wilson.high].entries()) {
      assert.ok(Math.abs(rates.response_interval[at] - bound) < 1e-8);
    }
  }
  const [{ inputs, expected }] = groups.find(({ id }) => id === 'trend_smoothing').cases;
  const lines = inputs.periods.flatMap(({ detractors, passives, promoters }, day) =>
    [...repeat(0, detractors), ...repeat(7, passives), ...repeat(10, promoters), null].map((value, i) =>
      JSON.stringify({
        response_id: `${day} ${i}`,
        revision: 1,
        shown_at: `2026-11-0${day + 1}T00:00:00Z`,
        answers: value === null ? [] : [{ question: 'q', type: 'nps', value }],
      }),
    ),
  );
  const trend = asker(lines.join('\n'))({ ask: 'trend', metric: 'nps', by: 'day', window: inputs.window });
  assertSame(
    trend.map(({ score }) => score),
    expected.raw,
  );
  assertSame(
    trend.map(({ pooled }) => [pooled.n, pooled.score]),
    expected.rolling.map(({ n, nps }) => [n, nps]),
  );
});
