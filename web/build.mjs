// From the compiler's module to two files: NAME.wasm, and NAME.fallback.js, which is the very same module in plain
// JavaScript for pages where WebAssembly is forbidden or broken. A shop deploys those of the engine.
//
//   node web/build.mjs build/wasm/web/engine.wasm dist
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { transformSync } from 'esbuild';

const [compiled, outDir] = process.argv.slice(2);
if (!compiled || !outDir) throw new Error('usage: node web/build.mjs COMPILED.wasm OUT_DIR');

const binaryenDir = path.dirname(createRequire(import.meta.url).resolve('binaryen/package.json'));
const binaryen = (tool, ...args) =>
  execFileSync(process.execPath, [path.join(binaryenDir, 'bin', tool), ...args], { maxBuffer: 1 << 28 });

/**
 * nlohmann's lexer has a sentence for everything that can be wrong with a text; ours come from elsewhere, and nobody asks
 * for these. As zeros they cost a page nothing: wasm-opt leaves out what memory is anyway. Only of the page's module, where
 * each byte counts: the linker lays a literal that ends a sentence into it ("n" into "... escape sequence in"), and such
 * a literal would be gone with it.
 */
const withoutLexerSentences = (bytes) =>
  Buffer.from(
    bytes
      .toString('latin1')
      .replace(/\0invalid (?:string|number|literal|comment|BOM)[^\0]*/g, (sentence) => '\0'.repeat(sentence.length)),
    'latin1',
  );

/** A second look at the control flow makes 0.2 KB of a page less. Of the workbench it would make 0.8 %, and takes a minute. */
const untilNoByteIsLeft = ['--flatten', '--rereloop', '-Oz', '-Oz', '--converge'];

mkdirSync(outDir, { recursive: true });
const strippedPath = `${compiled}.stripped`;
const name = path.basename(compiled, '.wasm');
const compiledBytes = readFileSync(compiled);
writeFileSync(strippedPath, name === 'engine' ? withoutLexerSentences(compiledBytes) : compiledBytes);
const wasmPath = path.join(outDir, `${name}.wasm`);
// The compiler exports its stack and its table, too; what only they need leaves with them.
const exported = WebAssembly.Module.exports(new WebAssembly.Module(readFileSync(strippedPath)));
const used = exported.map((each) => each.name).filter((each) => /^(touchstone_.*|memory|_initialize)$/.test(each));
const graphPath = `${compiled}.graph.json`;
writeFileSync(
  graphPath,
  JSON.stringify([{ name: 'page', root: true, reaches: used }, ...used.map((each) => ({ name: each, export: each }))]),
);
binaryen('wasm-metadce', '--mvp-features', `--graph-file=${graphPath}`, strippedPath, '-o', strippedPath);
// No feature beyond WebAssembly 1.0 may slip in: validation fails if one does.
binaryen(
  'wasm-opt',
  '--mvp-features',
  // Data begins at 1024 (the linker's global base), and nothing below it is ever read: offsets may go into the loads themselves.
  '--low-memory-unused',
  ...(name === 'engine' ? untilNoByteIsLeft : ['-Oz']),
  '--strip-debug',
  '--strip-producers',
  '--zero-filled-memory',
  strippedPath,
  '-o',
  wasmPath,
);

const imports = WebAssembly.Module.imports(new WebAssembly.Module(readFileSync(wasmPath)));
if (imports.some(({ module }) => module !== 'page')) {
  throw new Error(`${name}.wasm may import the page's conversions alone, but imports ${JSON.stringify(imports)}`);
}

const module = binaryen('wasm2js', '--mvp-features', '-Oz', wasmPath, '-o', '-').toString();
// wasm2js makes a module that runs once, when it is imported. An engine that trapped is thrown away and may be made anew,
// so the page needs a function instead.
const start = module.search(/^var retasmFunc = asmFunc\(/m);
if (start < 0) throw new Error('wasm2js writes its modules differently now: look at the end of its output');
const body = module.slice(0, start).replace(/^import \* as page from 'page';$/m, '');
const source = `${body}\nexport function instantiate(imports) { return asmFunc(imports); }\n`;
const { code } = transformSync(source, { minify: true, format: 'esm', target: 'es2020', legalComments: 'none' });
writeFileSync(path.join(outDir, `${name}.fallback.js`), code);
