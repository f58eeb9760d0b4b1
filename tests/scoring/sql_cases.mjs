// Responses of every kind that counts, and of every kind that does not; and what SQL must say of them: what the scorer says.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';

const touchstone = process.env.TOUCHSTONE ?? 'build/bin/touchstone';
const run = (args, input) => execFileSync(touchstone, args, { input, encoding: 'utf8', maxBuffer: 1 << 28 });

/** Numbers that look random, and are the same in every run (Park and Miller, 1988). */
function randomNumbers(seed) {
  let state = seed;
  return (below) => {
    state = (state * 48271) % 2147483647;
    return state % below;
  };
}

const odd = [11, -1, 7.5, '9', null, true, [9], 9, 0, 1e3];
const names = ['checkout.completed', 'O’Neill', "it's", 'a "quoted" one', 'ümlaut', ''];

/** One record per row; responses come in several revisions, in any order. */
export function records() {
  const random = randomNumbers(20261121);
  const rows = [];
  for (let response = 0; response < 3_000; response += 1) {
    const revisions = 1 + random(3);
    for (let revision = revisions; revision >= 1; revision -= 1) {
      const answer = (question, type, points, first, more = {}) => ({
        question,
        type,
        ...more,
        value: random(12) === 0 ? odd[random(odd.length)] : first + random(points),
      });
      const variant = ['agreement_7', 'effort_5', 'effort_5', 'unknown'][random(4)];
      const answers = [
        answer('recommend', 'nps', 11, 0),
        answer('satisfaction', 'csat', 5, 1),
        answer('effort', 'ces', variant === 'agreement_7' ? 7 : 5, 1, { variant }),
        { question: 'why', type: 'text', value: '9' },
        answer('stars', 'rating', 5, 1),
      ].filter(() => random(3) > 0);
      const day = new Date(Date.UTC(2026, 11, 20 + random(25), random(24))).toISOString();
      rows.push({
        response_id: `019aa6c1-7d5e-7c3b-9a53-${String(response).padStart(12, '0')}`,
        revision,
        status: 'completed',
        mode: random(20) === 0 ? 'test' : 'live',
        survey: `survey-${random(2)}`,
        ...(random(2) && { variant: random(2) ? 'a' : 'b' }),
        touchpoint: names[random(names.length)],
        locale: random(2) ? 'de' : 'en',
        shown_at: day,
        updated_at: day,
        answers,
        context: { ...(random(3) && { 'order.country': ['DE', 'AT'][random(2)] }) },
      });
    }
  }
  return rows;
}

export const groupings = [
  'touchpoint',
  'survey,locale',
  'day',
  'week',
  'month,variant',
  'question',
  'touchpoint,context.order.country',
];

export const sql = (dialect, by) => run(['sql', '--dialect', dialect, '--by', by]);

const near = (a, b) => Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(b));

/** `rows`: what the SQL gave, as objects whose values are texts, numbers or null. */
export function compare(by, rows, ndjson) {
  const expected = JSON.parse(run(['score', '-', '--by', by, '--format', 'json'], ndjson)).filter(({ n }) => n > 0);
  const keys = by.split(',');
  const keyOf = (group, metric, variant) => JSON.stringify([keys.map((key) => group[key] ?? null), metric, variant]);
  const found = new Map(rows.map((row) => [keyOf(row, row.metric, row.ces_variant ?? null), row]));
  assert.equal(rows.length, expected.length, `${by}: rows`);
  assert.ok(expected.length > 3);
  for (const { group, metric, variant, n, ...each } of expected) {
    const row = found.get(keyOf(group, metric, variant));
    const what = keyOf(group, metric, variant);
    assert.ok(row, `${by}: ${what} is missing`);
    assert.equal(Number(row.n), n, `${what}: n`);
    assert.equal(Number(row.good), each.promoters ?? each.satisfied ?? each.easy, `${what}: good`);
    if (metric === 'nps') assert.equal(Number(row.bad), each.detractors, `${what}: bad`);
    assert.ok(near(Number(row.score), each.score), `${what}: ${row.score}, not ${each.score}`);
    assert.equal(row.reliability, each.reliability);
    const [low, high] = metric === 'ces' ? each.easy_interval : each.interval;
    const names = metric === 'ces' ? ['good_low', 'good_high'] : ['low', 'high'];
    assert.ok(near(Number(row[names[0]]), low), `${what}: ${row[names[0]]}, not ${low}`);
    assert.ok(near(Number(row[names[1]]), high), `${what}: ${row[names[1]]}, not ${high}`);
  }
  return expected.length;
}
