// What is refused at the reader's limits, and texts that are no JSON, byte by byte: the same natively (`touchstone lint`), in
// wasm and in wasm2js, and never a trap. Beyond what cases/ can say: bytes that are no UTF-8, and texts of 256 KiB.
//
//   node tests/conformance/limits.mjs PROGRAM DIST_DIR
import { spawnSync } from 'node:child_process';
import { engineMaker } from './engine.mjs';

const [program, distDir] = process.argv.slice(2);

const question = (id, more = {}) => ({ id, type: 'nps', text: '?', ...more });
const survey = (id, questions) => ({ id, touchpoint: `t.${id}`, questions });
const file = (surveys, more = {}) => JSON.stringify({ version: 1, endpoints: [], surveys, ...more });
const many = (count, make) => Array.from({ length: count }, (_, index) => make(index));
const nested = (depth, open, inner, close) => open.repeat(depth) + inner + close.repeat(depth);
// The file, the list of surveys, a survey, its `show`, and the condition: the fifth level is the first of the condition.
const withCondition = (levels) =>
  file([{ ...survey('a', [question('q')]), show: { when: '@' } }]).replace('"@"', nested(levels, '{"!":', '1', '}'));
const small = file([survey('a', [question('q')])]);
const padded = (bytes) => small + ' '.repeat(bytes - small.length);
const inText = (text) => small.replace('"?"', `"${text}"`);
const bytes = (...parts) =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : Buffer.from(part))));
const [beforeText, afterText] = small.split('"?"');

/** Title, text, and the code of the first error; none: it is accepted. */
const cases = [
  ['200 surveys', file(many(200, (i) => survey(`s${i}`, [question('q')])))],
  ['201 surveys', file(many(201, (i) => survey(`s${i}`, [question('q')]))), 'wrong_length'],
  [
    '1,000 questions',
    file([
      survey(
        'a',
        many(1000, (i) => question(`q${i}`)),
      ),
    ]),
  ],
  [
    '1,001 questions',
    file([
      survey(
        'a',
        many(1001, (i) => question(`q${i}`)),
      ),
    ]),
    'wrong_length',
  ],
  ['256 KiB', padded(256 * 1024)],
  ['a byte more', padded(256 * 1024 + 1), 'too_big'],
  ['32 levels', withCondition(28)],
  ['33 levels', withCondition(29), 'too_deep'],
  ['100,000 brackets', '['.repeat(100_000), 'too_deep'],
  ['100,000 objects', '{"a":'.repeat(50_000), 'too_deep'],
  ['a byte order mark', `\ufeff${small}`],
  ['a second one', `\ufeff\ufeff${small}`, 'syntax'],
  ['nothing', '', 'syntax'],
  ['white space', ' \n\t', 'syntax'],
  ['a NUL', `${small}\0`, 'syntax'],
  ['a NUL in a text', inText('a\0b'), 'syntax'],
  ['a NUL that is written out', inText('a\\u0000b')],
  ['a line break in a text', inText('a\nb'), 'syntax'],
  ['a lone surrogate', inText('\\ud83d'), 'syntax'],
  ['surrogates the wrong way round', inText('\\ude00\\ud83d'), 'syntax'],
  ['a pair of surrogates', inText('\\ud83d\\ude00')],
  ['an unknown escape', inText('\\x41'), 'syntax'],
  ['a number that overflows', file([survey('a', [question('q')])], { version: '@' }).replace('"@"', '1e999'), 'syntax'],
  ['a number that underflows', small.replace('"version":1', '"version":1e-999'), 'out_of_range'],
  ['a long number', small.replace('"version":1', `"version":1${'0'.repeat(400)}`), 'syntax'],
  ['a long one that is one', small.replace('"version":1', `"version":1.${'0'.repeat(60_000)}`)],
  ['leading zeros', small.replace('"version":1', '"version":01'), 'syntax'],
  ['a plus sign', small.replace('"version":1', '"version":+1'), 'syntax'],
  ['hexadecimal', small.replace('"version":1', '"version":0x1'), 'syntax'],
  ['NaN', small.replace('"version":1', '"version":NaN'), 'syntax'],
  ['a trailing comma in an object', small.replace(/}$/, ',}'), 'syntax'],
  ['a trailing comma in a list', small.replace(/]}$/, ',]}'), 'syntax'],
  ['a comment', `// no\n${small}`, 'syntax'],
  ['single quotes', "{'version':1}", 'syntax'],
  ['two values', `${small}${small}`, 'syntax'],
  ['a key twice', small.replace('"version":1', '"version":1,"version":1'), 'duplicate_key'],
  ['UTF-8 that is cut', bytes(beforeText, '"', [0xc3], '"', afterText), 'syntax'],
  ['UTF-8 that begins in the middle', bytes(beforeText, '"', [0x80], '"', afterText), 'syntax'],
  ['UTF-8 longer than needed', bytes(beforeText, '"', [0xc0, 0xaf], '"', afterText), 'syntax'],
  ['a surrogate in UTF-8', bytes(beforeText, '"', [0xed, 0xa0, 0x80], '"', afterText), 'syntax'],
  ['beyond Unicode', bytes(beforeText, '"', [0xf4, 0x90, 0x80, 0x80], '"', afterText), 'syntax'],
  ['the last of Unicode', bytes(beforeText, '"', [0xf4, 0x8f, 0xbf, 0xbf], '"', afterText)],
  ['UTF-16', Buffer.from(small, 'utf16le'), 'syntax'],
];

const newEngines = { wasm: await engineMaker('wasm', distDir), wasm2js: await engineMaker('wasm2js', distDir) };
const place = ({ code, pointer, line, column }) => `${code} at "${pointer}" ${line}:${column}`;
let failures = 0;
const expect = (what, actual, expected) => {
  if (actual === expected) return;
  failures += 1;
  console.error(`FAILED ${what}: ${actual}, not ${expected}`);
};

for (const [title, text, code] of cases) {
  const lint = spawnSync(program, ['lint', '--format', 'json', '-'], { input: text, maxBuffer: 1 << 28 });
  expect(`${title}: signal of lint`, lint.signal, null);
  const [error] = JSON.parse(lint.stdout).filter(({ severity }) => severity === 'error');
  expect(`${title}: natively`, error?.code, code);
  if (error && !(error.line >= 1 && error.column >= 1 && error.message)) expect(`${title}: place`, place(error), 'one');
  for (const [kind, newEngine] of Object.entries(newEngines)) {
    const [refusal] = JSON.parse(newEngine().load(text)).errors ?? [];
    // Of a key that stands twice the page tells line and column alone.
    const told = error?.code === 'duplicate_key' ? { ...error, pointer: '' } : error;
    expect(`${title}: in ${kind}`, refusal && place(refusal), told && place(told));
  }
}
console.log(`${cases.length} texts, ${failures} failures`);
process.exit(failures === 0 ? 0 : 1);
