/**
 * Packs dist/ for npm: the folder OUT_DIR/package and the tarball beside it, whose path is printed.
 *
 *   node widget/package.mjs build
 */
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { snippetOf } from './integrity.mjs';

const root = fileURLToPath(new URL('../', import.meta.url));
const [outDir] = process.argv.slice(2);
if (!outDir) throw new Error('usage: node widget/package.mjs OUT_DIR');
const folder = path.resolve(outDir, 'package');

const read = (name) => readFileSync(path.join(root, name), 'utf8');
const built = readdirSync(path.join(root, 'dist')).filter((name) =>
  /^(engine|touchstone|survey)\.|^integrity\.json$/.test(name),
);
const copies = [
  ...built.map((name) => `dist/${name}`),
  'schema/survey-1.json',
  'schema/response-1.json',
  'widget/package/THIRD-PARTY-LICENSES.md',
  'LICENSE',
];

rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
for (const name of copies) copyFileSync(path.join(root, name), path.join(folder, path.basename(name)));

const snippet = snippetOf(JSON.parse(read('dist/integrity.json')), '/touchstone/');
writeFileSync(
  path.join(folder, 'README.md'),
  read('widget/package/README.md').replace('SNIPPET', () => snippet),
);

// The version stands in one place.
const { name, ...rest } = JSON.parse(read('widget/package/package.json'));
const { version } = JSON.parse(read('package.json'));
writeFileSync(path.join(folder, 'package.json'), `${JSON.stringify({ name, version, ...rest }, null, 2)}\n`);

const npm = ['pack', folder, '--pack-destination', path.resolve(outDir), '--json', '--ignore-scripts'];
const [{ filename, size, files }] = JSON.parse(execFileSync('npm', npm, { cwd: folder }));
if (files.length !== readdirSync(folder).length) throw new Error(`npm leaves something of ${folder} out`);
console.error(`${name} ${version}: ${files.length} files, ${size} bytes packed`);
console.log(path.resolve(outDir, filename));
