/**
 * Builds what a shop deploys, except the engine: the scripts in dist/ and their types.
 * Fails when a file outgrows its budget, for which the bytes after brotli count: that is what a visitor downloads.
 */
import { copyFile, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants } from 'node:zlib';
import { build, transform } from 'esbuild';
import { integrityOfFile, writeIntegrity } from './integrity.mjs';

const here = new URL('./', import.meta.url);
const path = (name) => fileURLToPath(new URL(name, here));
const dist = new URL('../dist/', here);

const target = 'es2020';

/** What others load comes before them, so that they can carry its hash. */
const outputs = [
  { file: 'touchstone.more.mjs', entry: 'src/more/more.tsx', format: 'esm', budgetBytes: 7_500 },
  // The widget's own words, a file for each language: a visitor loads one of them at most.
  ...(await readdir(new URL('src/words/languages', here))).map((name) => ({
    file: `touchstone.words.${name.replace('.ts', '')}.mjs`,
    entry: `src/words/languages/${name}`,
    format: 'esm',
    budgetBytes: 1_000,
  })),
  { file: 'touchstone.moments.mjs', entry: 'src/moments/moments.ts', format: 'esm', budgetBytes: 2_300 },
  { file: 'touchstone.consent.mjs', entry: 'src/consent/consent.ts', format: 'esm', budgetBytes: 1_300 },
  { file: 'touchstone.debug.mjs', entry: 'src/debug/debug.ts', format: 'esm', budgetBytes: 3_000 },
  {
    file: 'touchstone.widget.mjs',
    entry: 'src/widget.ts',
    format: 'esm',
    budgetBytes: 13_250,
    // Chromium then compiles all of it beside the page, while it loads, rather than piece by piece when the visitor waits.
    banner: { js: '//# allFunctionsCalledOnLoad' },
  },
  { file: 'touchstone.js', entry: 'src/script.ts', format: 'iife', budgetBytes: 2_100 },
  { file: 'touchstone.mjs', entry: 'src/module.ts', format: 'esm', budgetBytes: 2_250 },
  { file: 'touchstone.page.js', entry: 'src/page/page.ts', format: 'iife', budgetBytes: 1_800 },
];

const { version } = JSON.parse(await readFile(new URL('../package.json', here), 'utf8'));

/** The engine is built before the scripts, which fetch it only as it is. */
const define = {
  VERSION: JSON.stringify(version),
  WASM_INTEGRITY: JSON.stringify(integrityOfFile(new URL('engine.wasm', dist))),
};

/** Style sheets become minified text, to be adopted by the shadow root. */
const cssAsText = {
  name: 'css-as-text',
  setup(build) {
    build.onLoad({ filter: /\.css$/ }, async ({ path }) => {
      const { code } = await transform(await readFile(path, 'utf8'), { loader: 'css', minify: true });
      return { contents: code.trim(), loader: 'text' };
    });
  },
};

/** What touchstone.more.mjs shares with the widget it takes from the widget's file: see src/toolkit.ts. */
const sharedFromWidget = {
  name: 'shared-from-widget',
  setup(build) {
    const shared = { path: './touchstone.widget.mjs', external: true };
    const fromMore = ({ importer }) => /[\\/]more[\\/][^\\/]+$/.test(importer);
    build.onResolve({ filter: /^\.\.\/toolkit$/ }, (file) => (fromMore(file) ? shared : undefined));
    // `jsxs` is `jsx`; under one name it is some bytes less.
    build.onResolve({ filter: /^#dom\/jsx-runtime$/ }, (file) =>
      fromMore(file) ? { path: 'jsx', namespace: 'shared' } : undefined,
    );
    build.onResolve({ filter: /^widget$/, namespace: 'shared' }, () => shared);
    build.onLoad({ filter: /^jsx$/, namespace: 'shared' }, () => ({
      contents: "export { jsx, jsx as jsxs } from 'widget';",
    }));
  },
};

/** Bundlers are not to follow imports of addresses that only the page knows; minifying has lost the comments that say so. */
const ignoringBundlers = (code) =>
  code.replaceAll(/\bimport\((?!["'])/g, 'import(/*webpackIgnore:true*//*@vite-ignore*/');

const brotliBytes = (bytes) =>
  brotliCompressSync(bytes, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
  }).length;

await mkdir(dist, { recursive: true });
for (const { file, entry, format, budgetBytes, banner } of outputs) {
  const outfile = fileURLToPath(new URL(file, dist));
  await build({
    entryPoints: [path(entry)],
    outfile,
    format,
    target,
    bundle: true,
    minify: true,
    legalComments: 'none',
    banner,
    external: ['./touchstone.*.mjs'],
    // Escapes would double the bytes of some languages; elsewhere one letter beyond Latin-1 would double what the browser keeps of a script.
    charset: file.startsWith('touchstone.words.') ? 'utf8' : 'ascii',
    jsx: 'automatic',
    jsxImportSource: '#dom',
    // A tag's script, which is no module, would begin with "use strict"; TypeScript has seen to it already.
    tsconfigRaw: {
      compilerOptions: { alwaysStrict: false, useDefineForClassFields: false, verbatimModuleSyntax: true },
    },
    define,
    plugins: [cssAsText, sharedFromWidget],
    logLevel: 'warning',
  });
  const code = await readFile(outfile, 'utf8');
  const bytes = Buffer.from(format === 'esm' ? ignoringBundlers(code) : code.replace('"use strict";', ''));
  await writeFile(outfile, bytes);
  const size = brotliBytes(bytes);
  console.log(`${file.padEnd(24)} ${bytes.length} bytes, ${size} brotli (budget ${budgetBytes})`);
  if (/innerHTML|outerHTML|insertAdjacentHTML|document\.write/.test(code)) {
    console.error(`${file} can set HTML`);
    process.exitCode = 1;
  }
  if (size > budgetBytes) {
    console.error(`${file} is ${size - budgetBytes} bytes over its budget`);
    process.exitCode = 1;
  }
}
for (const [from, to] of [
  ['src/public.d.ts', 'touchstone.d.ts'],
  ['src/public_consent.d.ts', 'touchstone.consent.d.ts'],
]) {
  await copyFile(path(from), new URL(to, dist));
}
for (const name of ['survey.html', 'survey.css']) await copyFile(path(`src/page/${name}`), new URL(name, dist));

for (const [name, hash] of Object.entries(writeIntegrity(dist))) console.log(`${name.padEnd(22)} ${hash}`);
