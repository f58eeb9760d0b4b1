// The command `touchstone paths` from outside: what it prints where, and how it ends.
// Usage: node paths_cli.mjs PROGRAM DEMO
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const [program, demo] = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), 'touchstone-paths-'));
const question = { id: 'a', type: 'nps', text: '?' };
const file = (name, questions) => {
  const path = join(folder, name);
  const survey = { id: 's', touchpoint: 't', questions };
  writeFileSync(path, JSON.stringify({ version: 1, endpoints: [], surveys: [survey] }));
  return path;
};
const run = (...words) => spawnSync(program, ['paths', ...words], { encoding: 'utf8' });

const facts = [
  { words: [demo], status: 0, out: /^after-checkout: 2 paths$/m, error: /^$/ },
  { words: [demo, '--format', 'mermaid'], status: 0, out: /^flowchart TD\n/, error: /^$/ },
  { words: [demo, '--format', 'dot'], status: 0, out: /^digraph surveys {\n/, error: /^$/ },
  { words: [demo, '--format', 'pdf'], status: 2, out: /^$/, error: /--format/ },
  { words: [], status: 2, out: /^$/, error: /FILE/ },
  { words: [join(folder, 'none.json')], status: 1, out: /^$/, error: /cannot be read/ },
  { words: [file('bad.json', [])], status: 1, out: /^$/, error: /:1:\d+: error: .*\[wrong_length\]/ },
  { words: [file('never.json', [{ ...question, when: false }])], status: 1, out: /^ {2}unreachable: a$/m, error: /^$/ },
  { words: [file('circle.json', [{ ...question, next: [{ go: 'a' }] }])], status: 1, out: /never ends/, error: /^$/ },
  { words: [file('true.json', [{ ...question, when: true }])], status: 0, out: /always true/, error: /^$/ },
];
for (const { words, status, out, error } of facts) {
  const ended = run(...words);
  assert.equal(ended.status, status, words.join(' '));
  assert.match(ended.stdout, out, words.join(' '));
  assert.match(ended.stderr, error, words.join(' '));
}

const accounts = JSON.parse(run(demo, '--format', 'json').stdout);
assert.deepEqual(
  accounts.map(({ survey, paths }) => [survey, paths]),
  [
    ['after-checkout', 2],
    ['after-delivery', 1],
    ['after-service', 2],
  ],
);
rmSync(folder, { recursive: true });
