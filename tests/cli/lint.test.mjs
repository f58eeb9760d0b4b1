// What scripts rely on: exit codes, the shape of --format json, and SARIF that code hosts take.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';

const touchstone = process.env.TOUCHSTONE ?? 'build/bin/touchstone';
const folder = mkdtempSync(path.join(tmpdir(), 'lint-'));

const survey = (questions) => ({ id: 's', touchpoint: 't', questions });
const file = (members) =>
  JSON.stringify({
    version: 1,
    endpoints: [{ id: 'main', url: '/responses' }],
    surveys: [
      survey([
        { id: 'score', type: 'nps', text: '?' },
        { id: 'why', type: 'text', text: '?' },
      ]),
    ],
    ...members,
  });
const clean = file({});
const advised = file({ endpoints: [] });
const broken = file({ surveys: [survey([{ id: 'q', type: 'rating', text: '{answers.p}' }])], endpoints: [] });

function lint(args, input = '') {
  const { status, stdout, stderr } = spawnSync(touchstone, ['lint', ...args], { input, encoding: 'utf8' });
  return { status, stdout, stderr };
}

test('exit codes: 0 clean or only advice, 1 errors, 2 advice with --strict or misuse', () => {
  for (const [status, args, input] of [
    [0, ['-'], clean],
    [0, ['-', '--strict'], clean],
    [0, ['-'], advised],
    [2, ['-', '--strict'], advised],
    [1, ['-'], broken],
    [1, ['-', '--strict'], broken],
    [1, ['-'], '{'],
    [1, ['-'], ''],
    [2, ['-', '--format', 'xml'], clean],
    [2, ['-', '--colour'], clean],
    [2, [], clean],
  ]) {
    assert.equal(lint(args, input).status, status, args.join(' '));
  }
});

test('a file that cannot be read is 1 and one clear line, and so is a folder', () => {
  for (const unreadable of [path.join(folder, 'nothing.json'), folder]) {
    const { status, stdout, stderr } = lint([unreadable, '--format', 'json']);
    assert.equal(status, 1);
    assert.equal(stdout, '');
    assert.equal(stderr, `touchstone: ${unreadable} cannot be read\n`);
  }
});

test('text: file:line:column, as editors link it', () => {
  const name = path.join(folder, 'surveys.json');
  writeFileSync(name, advised);
  const { stdout } = lint([name]);
  assert.match(stdout, /^.+surveys\.json:1:26: advice: .+ \(.+\) \[no_endpoint\]\n$/);
  assert.ok(stdout.startsWith(`${name}:`));
  assert.match(lint(['-'], broken).stdout, /^stdin:1:\d+: error: .+ \[unknown_variable\]$/m);
  assert.equal(lint(['-'], clean).stdout, '');
});

test('json: an array of findings with seven members each, in the order of the text', () => {
  assert.deepEqual(JSON.parse(lint(['-', '--format', 'json'], clean).stdout), []);
  const findings = JSON.parse(lint(['-', '--format', 'json'], broken).stdout);
  assert.deepEqual(
    findings.map(({ severity, code, pointer }) => [severity, code, pointer]),
    [
      ['advice', 'no_endpoint', '/endpoints'],
      ['error', 'unknown_variable', '/surveys/0/questions/0/text'],
    ],
  );
  for (const finding of findings) {
    assert.deepEqual(Object.keys(finding), ['severity', 'code', 'pointer', 'line', 'column', 'message', 'hint']);
    assert.ok(finding.line >= 1 && finding.column >= 1);
    assert.ok(finding.message && finding.hint);
  }
});

test('sarif: version, rules and results as SARIF 2.1.0 has them', () => {
  const name = path.join(folder, 'my surveys.json');
  writeFileSync(name, broken);
  const log = JSON.parse(lint([name, '--format', 'sarif']).stdout);
  assert.equal(log.version, '2.1.0');
  assert.match(log.$schema, /sarif-2\.1\.0\.json$/);
  assert.equal(log.runs.length, 1);
  const [{ tool, results, columnKind }] = log.runs;
  assert.equal(columnKind, 'unicodeCodePoints');
  assert.equal(tool.driver.name, 'touchstone');
  const ids = tool.driver.rules.map(({ id }) => id);
  assert.equal(new Set(ids).size, ids.length);
  for (const rule of tool.driver.rules) {
    assert.deepEqual(Object.keys(rule), ['id', 'shortDescription', 'fullDescription', 'help']);
    for (const text of [rule.shortDescription, rule.fullDescription, rule.help]) assert.ok(text.text);
  }
  assert.deepEqual(
    results.map(({ ruleId, level }) => [ruleId, level]),
    [
      ['no_endpoint', 'warning'],
      ['unknown_variable', 'error'],
    ],
  );
  for (const { ruleId, message, locations } of results) {
    assert.ok(ids.includes(ruleId));
    assert.ok(message.text);
    const { artifactLocation, region } = locations[0].physicalLocation;
    assert.ok(artifactLocation.uri.endsWith('/my%20surveys.json'));
    assert.ok(region.startLine >= 1 && region.startColumn >= 1);
  }
  assert.deepEqual(JSON.parse(lint(['-', '--format', 'sarif'], clean).stdout).runs[0].results, []);
});
