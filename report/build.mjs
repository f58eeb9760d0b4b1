/**
 * Builds the report page into dist/report/: a page, a script, a style sheet, a worker, and the scorer beside them.
 * `touchstone serve` serves the folder at /report; no file of it comes from anywhere else.
 */
import { copyFile, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const path = (name) => fileURLToPath(new URL(name, import.meta.url));
const out = path('../dist/report/');

/**
 * The page sets no HTML as text. What Preact and d3-selection have for it sets text instead, and the build looks that
 * nothing else does.
 */
const withoutHtml = {
  name: 'without-html',
  setup(build) {
    build.onLoad(
      { filter: /[\\/](?:d3-selection|preact)[\\/]dist[\\/](?:d3-selection|preact)\.mjs$/ },
      async ({ path }) => ({
        contents: (await readFile(path, 'utf8')).replaceAll('.innerHTML', '.textContent'),
      }),
    );
  },
};

/** What has left something in the outputs. */
const contained = ({ outputs }) =>
  Object.values(outputs).flatMap(({ inputs }) => Object.keys(inputs).filter((each) => inputs[each].bytesInOutput > 0));

/** The licences of what others wrote and the script contains, as they ask for it. */
async function licencesOf(inputs) {
  const folders = new Set(inputs.flatMap((input) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input)?.[0] ?? []));
  let text = '';
  for (const folder of [...folders].sort()) {
    const { name, version, license } = JSON.parse(await readFile(`${folder}/package.json`, 'utf8'));
    const file = (await readdir(folder)).find((each) => /^licen[sc]e/i.test(each));
    const words = file ? await readFile(`${folder}/${file}`, 'utf8') : '';
    text += `${name} ${version} (${license})\n\n${words.trim()}\n\n${'-'.repeat(80)}\n\n`;
  }
  return text;
}

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
  plugins: [withoutHtml],
  logLevel: 'warning',
};
const { metafile } = await build({
  ...shared,
  entryPoints: { report: path('src/report.tsx') },
  outdir: out,
  metafile: true,
});
await writeFile(`${out}licences.txt`, await licencesOf(contained(metafile)));
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
