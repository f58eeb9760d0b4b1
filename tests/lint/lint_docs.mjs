// docs/lint.md, the rules in the tool's SARIF and the codes in the sources are the same set: no code without its reason,
// no reason without its code.
// Usage: node lint_docs.mjs PROGRAM FILE (any surveys.json)
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const [program, surveys] = process.argv.slice(2);
const root = join(dirname(fileURLToPath(import.meta.url)), '../..');

const { stdout, stderr } = spawnSync(program, ['lint', surveys, '--format', 'sarif'], { encoding: 'utf8' });
assert.equal(stderr, '');
const rules = JSON.parse(stdout).runs[0].tool.driver.rules.map((rule) => rule.id);
assert.deepEqual(rules, [...new Set(rules)], 'no rule stands twice');

const text = readFileSync(join(root, 'docs/lint.md'), 'utf8');
const told = [...text.matchAll(/^\| `(\w+)` \|/gm)].map((row) => row[1]);
assert.deepEqual(told.toSorted(), rules.toSorted(), 'docs/lint.md and the rules of touchstone lint');

// Codes are literals (base/error.hpp): behind one of these calls each is one, and none is left in the list that no code uses.
const calls = /(?:complain(?:_at|_at_name)?|advise(?:_key)?|error|refuse|Severity::\w+, )\(?\s*"([a-z_]+)"/g;
const sources = ['base', 'logic', 'definition', 'lint'].flatMap((folder) =>
  readdirSync(join(root, 'src', folder))
    .filter((name) => name !== 'codes.cpp')
    .map((name) => readFileSync(join(root, 'src', folder, name), 'utf8')),
);
const used = new Set(sources.flatMap((source) => [...source.matchAll(calls)].map((call) => call[1])));
for (const code of used) assert.ok(rules.includes(code), `${code} is in the sources and not in src/lint/codes.cpp`);
for (const code of rules) {
  assert.ok(
    sources.some((source) => source.includes(`"${code}"`)),
    `${code} is in src/lint/codes.cpp and nowhere else`,
  );
}
