// touchstone explain: a visitor's events in, and why which survey is shown or not.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';

const touchstone = process.env.TOUCHSTONE ?? 'build/bin/touchstone';
const folder = mkdtempSync(path.join(tmpdir(), 'explain-'));
const surveys = path.join(folder, 'surveys.json');

const survey = (id, touchpoint, show) => ({ id, touchpoint, show, questions: [{ id: 'q', type: 'nps', text: '?' }] });
writeFileSync(
  surveys,
  JSON.stringify({
    version: 1,
    endpoints: [],
    surveys: [
      survey('rests', 'checkout.completed', { not_again_for_days: 90 }),
      survey('big', 'cart.viewed', { when: { '>': [{ var: 'context.order.value' }, 100] } }),
      survey('half', 'site.visited', { sample_percent: 50 }),
      survey('later', 'product.viewed', { after_seconds: 30, cancel_on: ['cart.viewed'] }),
    ],
  }),
);

function explain(events, args = []) {
  const input = typeof events === 'string' ? events : JSON.stringify(events);
  return spawnSync(touchstone, ['explain', surveys, '-', ...args], { input, encoding: 'utf8' });
}

/** What is said of a survey, at each event. */
function said(of, events, args = []) {
  const { stdout, status, stderr } = explain(events, ['--format', 'json', ...args]);
  assert.equal(status, 0, stderr);
  return JSON.parse(stdout).map(({ event, surveys }) => [event, surveys.find(({ survey }) => survey === of).text]);
}

const track = (touchpoint, at, more) => ({ type: 'track', touchpoint, at, ...more });
const page = { type: 'page' };

test('a rest lasts from page to page where something may be kept, and no longer than the page where not', () => {
  const events = [
    track('checkout.completed', '2026-12-03T10:00:00Z'),
    page,
    track('checkout.completed', '2027-01-05T10:00:00Z'),
    page,
    track('checkout.completed', '2027-03-04T10:00:00Z'),
  ];
  const at = 'track checkout.completed';
  assert.deepEqual(said('rests', events, ['--storage', 'local']), [
    [at, 'shown'],
    [at, 'rests until 2027-03-03'],
    [at, 'shown'],
  ]);
  assert.deepEqual(said('rests', events), [
    [at, 'shown'],
    [at, 'shown'],
    [at, 'shown'],
  ]);
});

test('consent withdrawn: what was kept is gone', () => {
  const events = [
    track('checkout.completed', '2026-12-03T10:00:00Z'),
    { type: 'visitor', storage: 'none' },
    page,
    { type: 'visitor', storage: 'local' },
    track('checkout.completed', '2026-12-04T10:00:00Z'),
  ];
  assert.deepEqual(
    said('rests', events, ['--storage', 'local']).map(([, text]) => text),
    ['shown', 'shown'],
  );
});

test('a condition says what it read', () => {
  const events = [track('cart.viewed', '2026-12-03', { context: { order: { value: 12 } } })];
  assert.deepEqual(said('big', events), [['track cart.viewed', 'condition false: context.order.value = 12']]);
});

test('of many visitors about half are in a sample of 50 %, and each of them stays', () => {
  const events = [track('site.visited', '2026-12-03'), page, track('site.visited', '2026-12-04')];
  let shown = 0;
  for (let seed = 1; seed <= 40; seed++) {
    const [first, second] = said('half', events, ['--storage', 'local', '--seed', String(seed * 1000)]);
    assert.deepEqual(first, second);
    assert.match(first[1], /^(shown|sampled out \(50 %\))$/);
    if (first[1] === 'shown') shown++;
  }
  assert.ok(shown > 5 && shown < 35, `${shown} of 40`);
});

test('what waits appears when its time has come, also after the last event', () => {
  assert.deepEqual(said('later', [track('product.viewed', '2026-12-03')]), [
    ['track product.viewed', 'waits for its moment'],
    ['timer show', 'shown'],
  ]);
  assert.deepEqual(said('later', [track('product.viewed', '2026-12-03'), { type: 'navigate' }]), [
    ['track product.viewed', 'waits for its moment'],
  ]);
  assert.deepEqual(
    said('later', [track('product.viewed', '2026-12-03T10:00:00Z'), track('cart.viewed', '2026-12-03T10:00:29Z')]),
    [
      ['track product.viewed', 'waits for its moment'],
      ['track cart.viewed', 'called off by cart.viewed'],
    ],
  );
});

test('text, and events one on each line', () => {
  const lines = '{"type":"track","touchpoint":"cart.viewed","at":"2026-12-03"}\n\n{"type":"close"}\n';
  const { stdout, status } = explain(lines);
  assert.equal(status, 0);
  assert.equal(
    stdout,
    [
      '2026-12-03T00:00:00.000Z  track cart.viewed',
      '  rests  its touchpoint has not come: checkout.completed',
      '  big    condition false: context.order.value = null',
      '  half   its touchpoint has not come: site.visited',
      '  later  its touchpoint has not come: product.viewed',
      '',
    ].join('\n'),
  );
});

test('what is wrong is said with its place', () => {
  for (const [events, message] of [
    ['[{"type":"track"}]', /event 1: an event needs "touchpoint"/],
    ['[{"type":"track","touchpoint":"t","at":"noon"}]', /event 1: "at" is no moment/],
    ['[1]', /event 1: an event is an object/],
    ['[{"type":"shout"}]', /event 1: "shout" is not known here/],
    ['{', /neither a JSON array of events nor one event on each line/],
  ]) {
    const { status, stderr } = explain(events);
    assert.equal(status, 1, events);
    assert.match(stderr, message);
  }
  const missing = spawnSync(touchstone, ['explain', path.join(folder, 'none.json'), '-'], {
    input: '',
    encoding: 'utf8',
  });
  assert.equal(missing.status, 1);
  assert.match(missing.stderr, /cannot be read/);
});
