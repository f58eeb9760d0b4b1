// Holds the widget's idea of the wire (widget/src/engine/types.ts) against what the engine really says: every answer of the
// conformance run, as a literal, must be of those types. A member that is missing, new or of another type fails.
//
//   node tests/conformance/check_types.mjs TRANSCRIPT OUT_DIR
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const [transcript, outDir] = process.argv.slice(2);
const root = fileURLToPath(new URL('../../', import.meta.url));
const types = path.relative(outDir, path.join(root, 'widget/src/engine/types')).replaceAll('\\', '/');

const answers = readFileSync(transcript, 'utf8').trim().split('\n');
const lines = answers.map((answer, index) => {
  const parsed = JSON.parse(answer);
  // One type for each, so that no member of another one is let through.
  const type =
    'errors' in parsed
      ? 'Extract<Loaded, { errors: unknown }>'
      : 'touchpoints' in parsed
        ? 'Extract<Loaded, { touchpoints: unknown }>'
        : 'error' in parsed
          ? 'Extract<Outcome, { error: unknown }>'
          : 'Extract<Outcome, { view: unknown }>';
  return `export const answer${index}: ${type} = ${answer};`;
});
mkdirSync(outDir, { recursive: true });
const source = path.join(outDir, 'wire_answers.ts');
writeFileSync(source, `import type { Loaded, Outcome } from '${types}';\n\n${lines.join('\n')}\n`);
const strict = [
  '--ignoreConfig',
  '--noEmit',
  '--target',
  'es2020',
  '--strict',
  '--exactOptionalPropertyTypes',
  '--module',
  'esnext',
  '--moduleResolution',
  'bundler',
];
try {
  execFileSync(process.execPath, [path.join(root, 'node_modules/typescript/bin/tsc'), ...strict, source], {
    stdio: 'inherit',
  });
} catch {
  process.exit(1);
}
console.log(`${answers.length} answers are of the types that the widget expects`);
