// The commands around the collector, as a person or a script calls them.
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';

const program = process.env.TOUCHSTONE;
const folder = mkdtempSync(join(tmpdir(), 'touchstone-cli-'));
const database = join(folder, 'responses.sqlite');
after(() => rmSync(folder, { recursive: true }));

/** Runs it to its end. */
function run(words, { input = '', env = {} } = {}) {
  const { status, stdout, stderr } = spawnSync(program, words, {
    input,
    env: { ...process.env, ...env },
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

const record = (number, revision) =>
  JSON.stringify({
    response_id: `019aa6c1-7d5e-7c3b-9a53-${String(number).padStart(12, '0')}`,
    revision,
    status: 'partial',
    mode: 'live',
    survey: number % 2 ? 'odd' : 'even',
    definition_hash: '5f1d0c9a',
    touchpoint: 'checkout.completed',
    locale: 'de',
    shown_at: '2026-11-21T10:15:00.000Z',
    updated_at: '2026-11-21T10:15:21.400Z',
    answers: [],
    context: {},
  });

test('tokens are made, listed by their names alone, and removed', () => {
  const added = run(['token', 'add', 'report', '--database', database]);
  assert.equal(added.status, 0);
  assert.match(added.stdout, /^ts_[A-Za-z0-9_-]{43}\n$/);
  const again = run(['token', 'add', 'report', '--database', database]);
  assert.equal(again.status, 1);
  assert.equal(again.stdout, '');
  const listed = run(['token', 'list'], { env: { TOUCHSTONE_DATABASE: database } });
  assert.match(listed.stdout, /^\d{4}-\d\d-\d\dT[\d:.]+Z {2}report\n$/);
  assert.ok(!readFileSync(database).includes(added.stdout.trim()));
  assert.equal(run(['token', 'remove', 'report', '--database', database]).status, 0);
  assert.equal(run(['token', 'remove', 'report', '--database', database]).status, 1);
  assert.equal(run(['token', 'list', '--database', database]).stdout, '');
  assert.equal(run(['token']).status, 2);
});

test('an order is signed as the documentation says', () => {
  const words = ['token', 'sign', '--survey', 'after-checkout', '--order', 'Ä-1', '--hours', '1'];
  const signed = run(words, { env: { TOUCHSTONE_SECRET: 'of the shop' } });
  assert.equal(signed.status, 0);
  const [version, expiry, order, mac] = signed.stdout.trim().split('.');
  assert.equal(version, '1');
  assert.ok(Math.abs(Number(expiry) - Date.now() / 1000 - 3600) < 60);
  assert.equal(order, Buffer.from('Ä-1').toString('base64url'));
  const text = `touchstone 1\nafter-checkout\n${expiry}\n${order}`;
  assert.equal(mac, createHmac('sha256', 'of the shop').update(text).digest('base64url'));
  assert.equal(run(words).status, 1);
});

test('responses go out as lines and come in again, twice without harm', () => {
  const lines = join(folder, 'responses.ndjson');
  const imported = run(['import', '--database', database], {
    input: `${record(1, 1)}\n${record(2, 1)}\n${record(1, 2)}\n`,
  });
  assert.equal(imported.status, 0);
  assert.match(imported.stderr, /3 responses imported, 0 refused/);
  assert.equal(run(['export', lines, '--database', database]).status, 0);
  const written = readFileSync(lines, 'utf8');
  assert.equal(written.trim().split('\n').length, 2);
  assert.equal(statSync(lines).mode & 0o077, 0);
  assert.equal(statSync(database).mode & 0o077, 0);
  const other = join(folder, 'other.sqlite');
  for (let i = 0; i < 2; ++i) assert.equal(run(['import', lines, '--database', other]).status, 0);
  assert.equal(run(['export', '--database', other]).stdout, written);
  assert.equal(run(['export', '--survey', 'odd', '--database', other]).stdout.trim().split('\n').length, 1);
  writeFileSync(lines, `${record(3, 1)}\nnonsense\n`);
  const refused = run(['import', lines, '--database', other]);
  assert.equal(refused.status, 1);
  assert.match(refused.stderr, /line 2: [\s\S]*1 responses imported, 1 refused/);
  assert.equal(run(['import', join(folder, 'none'), '--database', other]).status, 1);
});

test('serve says what is wrong with its options, and ends with 0 when it is told to', async () => {
  const serve = ['serve', '--port', '0'];
  const own = { env: { TOUCHSTONE_DATABASE: database } };
  for (const [more, complaint] of [
    [['--origin', 'shop.example'], /is no origin/],
    [['--site', join(folder, 'none')], /there is no folder/],
    [['--webhook', 'http://a.example', '--webhook-secret', 'x'], /no address for a webhook/],
    [['--webhook', 'https://a.example'], /needs a secret/],
    [['--access-log', join(folder, 'none', 'log')], /No such file/],
    [['--database', folder], /cannot be used/],
    [['--database', 'postgresql://a:secret@127.0.0.1:1/b'], /postgresql:\/\/a@127\.0\.0\.1:1\/b cannot be used/],
  ]) {
    const { status, stderr } = run([...serve, ...more], own);
    assert.equal(status, 1, more.join(' '));
    assert.match(stderr, complaint);
    assert.ok(!stderr.includes('secret@'));
  }
  const child = spawn(program, [...serve, '--database', database]);
  const ended = new Promise((resolve) => child.once('exit', resolve));
  await new Promise((resolve) => child.stdout.once('data', resolve));
  child.kill('SIGTERM');
  assert.equal(await ended, 0);
});
