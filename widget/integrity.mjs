/** Subresource integrity: what the build knows of its files, for the scripts that load them and for the shop's own page. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';

const hash = (algorithm, content) => `${algorithm}-${createHash(algorithm).update(content).digest('base64')}`;

/** As the attribute wants it: "sha384-...". */
export const integrityOf = (content) => hash('sha384', content);

/** Of a file that another build made. Without it a script is built that does not check it, which is never to be deployed. */
export function integrityOfFile(url) {
  if (existsSync(url)) return integrityOf(readFileSync(url));
  console.warn(`${url.pathname} is not there, so what loads it cannot check it`);
  return '';
}

/** The line for calls made before the script is there. */
export const stub =
  "window.touchstone ??= ['track', 'show', 'preview', 'consent', 'on', 'close'].reduce((t, n) => Object.assign(t, { [n]: (...c) => t.q.push([n, ...c]) }), { q: [] });";

/** What `touchstone.js` imports, which no attribute can vouch for, but an import map can. */
const isImported = (name) => /^touchstone\..+\.mjs$|^engine\.fallback\.js$/.test(name);

/**
 * What a shop puts into its pages when `folder`, such as "/touchstone/", has the files. `integrity`: file name to hash. Under a policy without inline
 * scripts its two are allowed by the hashes that the comment has.
 */
export function snippetOf(integrity, folder) {
  const imported = Object.entries(integrity).filter(([name]) => isImported(name));
  const map = JSON.stringify(
    { integrity: Object.fromEntries(imported.map(([name, value]) => [folder + name, value])) },
    null,
    2,
  );
  const inline = [map, stub].map((text) => `'${hash('sha256', text)}'`).join(' ');
  return `<!-- script-src, where it forbids inline scripts: ${inline} -->
<script type="importmap">${map}</script>
<script>${stub}</script>
<script async src="${folder}touchstone.js" integrity="${integrity['touchstone.js']}" crossorigin data-surveys="/surveys.json"></script>
`;
}

/** Writes integrity.json, file name to hash of all that browsers load, and snippet.html. Answers the former. */
export function writeIntegrity(dist) {
  const names = readdirSync(dist).filter((name) => /\.(m?js|wasm|css)$/.test(name));
  const integrity = Object.fromEntries(names.sort().map((name) => [name, integrityOfFile(new URL(name, dist))]));
  writeFileSync(new URL('integrity.json', dist), `${JSON.stringify(integrity, null, 2)}\n`);
  writeFileSync(new URL('snippet.html', dist), snippetOf(integrity, '/touchstone/'));
  return integrity;
}
