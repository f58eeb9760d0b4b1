/**
 * Builds what a shop deploys, except the engine: the scripts in dist/ and their types.
 * Fails when a file outgrows its budget, for which the bytes after brotli count: that is what a visitor downloads.
 */
import { copyFile, mkdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants } from 'node:zlib';
import { build, transform } from 'esbuild';

const here = new URL('./', import.meta.url);
const path = (name) => fileURLToPath(new URL(name, here));
const dist = new URL('../dist/', here);

const target = 'es2020';

const outputs = [
  { file: 'touchstone.js', entry: 'src/script.ts', format: 'iife', budgetBytes: 1_400 },
  { file: 'touchstone.mjs', entry: 'src/module.ts', format: 'esm', budgetBytes: 1_500 },
  { file: 'touchstone.widget.mjs', entry: 'src/widget.ts', format: 'esm', budgetBytes: 12_100 },
  { file: 'touchstone.more.mjs', entry: 'src/more/more.tsx', format: 'esm', budgetBytes: 5_200 },
];

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
    build.onResolve({ filter: /^(preact|\.\.\/toolkit)$/ }, (file) => (fromMore(file) ? shared : undefined));
    // Preact's `jsxs` is its `jsx`; under one name it is 100 bytes less.
    build.onResolve({ filter: /^preact\/jsx-runtime$/ }, (file) =>
      fromMore(file) ? { path: 'jsx', namespace: 'shared' } : undefined,
    );
    build.onResolve({ filter: /^widget$/, namespace: 'shared' }, () => shared);
    build.onLoad({ filter: /^jsx$/, namespace: 'shared' }, () => ({
      contents: "export { jsx, jsx as jsxs } from 'widget';",
    }));
  },
};

const brotliBytes = (bytes) =>
  brotliCompressSync(bytes, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
  }).length;

await mkdir(dist, { recursive: true });
for (const { file, entry, format, budgetBytes } of outputs) {
  const outfile = fileURLToPath(new URL(file, dist));
  await build({
    entryPoints: [path(entry)],
    outfile,
    format,
    target,
    bundle: true,
    minify: true,
    legalComments: 'none',
    external: ['./touchstone.widget.mjs', './touchstone.more.mjs'],
    jsx: 'automatic',
    jsxImportSource: 'preact',
    plugins: [cssAsText, sharedFromWidget],
    logLevel: 'warning',
  });
  const bytes = await readFile(outfile);
  const size = brotliBytes(bytes);
  console.log(`${file.padEnd(22)} ${bytes.length} bytes, ${size} brotli (budget ${budgetBytes})`);
  if (size > budgetBytes) {
    console.error(`${file} is ${size - budgetBytes} bytes over its budget`);
    process.exitCode = 1;
  }
}
await copyFile(path('src/public.d.ts'), new URL('touchstone.d.ts', dist));
