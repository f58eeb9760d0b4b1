/**
 * Builds the report page into dist/report/: a page, a script, a style sheet, a worker, and the scorer beside them.
 * `touchstone serve` serves the folder at /report; no file of it comes from anywhere else.
 */
import { copyFile, mkdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { preactParts } from '../widget/preact_parts.mjs';

const path = (name) => fileURLToPath(new URL(name, import.meta.url));
const out = path('../dist/report/');

/** The page sets no HTML as text. What d3-selection has for it sets text instead, and the build looks that nothing else does. */
const withoutHtml = {
  name: 'without-html',
  setup(build) {
    build.onLoad({ filter: /d3-selection[\\/]dist[\\/]d3-selection\.mjs$/ }, async ({ path }) => ({
      contents: (await readFile(path, 'utf8')).replaceAll('.innerHTML', '.textContent'),
    }));
  },
};

await mkdir(out, { recursive: true });
const shared = {
  bundle: true,
  minify: true,
  target: 'es2022',
  // A module that is loaded by a tag of its own is not allowed in a worker everywhere; a plain script is.
  format: 'iife',
  legalComments: 'linked',
  jsx: 'automatic',
  jsxImportSource: 'preact',
  plugins: [preactParts, withoutHtml],
  logLevel: 'warning',
};
await build({ ...shared, entryPoints: { report: path('src/report.tsx') }, outdir: out });
await build({ ...shared, entryPoints: { worker: path('src/worker/worker.ts') }, outdir: out });
await build({ ...shared, entryPoints: { report: path('src/styles/report.css') }, outdir: out });
await copyFile(path('src/index.html'), `${out}index.html`);
await copyFile(path('../dist/workbench/workbench.wasm'), `${out}workbench.wasm`);

for (const name of ['report.js', 'worker.js']) {
  const code = await readFile(out + name, 'utf8');
  console.log(`report/${name.padEnd(17)} ${Buffer.byteLength(code)} bytes`);
  const forbidden = /innerHTML|outerHTML|insertAdjacentHTML|document\.write|new Function|\beval\(/.exec(code);
  if (forbidden) {
    console.error(`report/${name} has ${forbidden[0]}`);
    process.exitCode = 1;
  }
}
