/** Subresource integrity: what the build knows of its files, for the scripts that load them and for the shop's own page. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';

/** As the attribute wants it: "sha384-...". */
export const integrityOf = (bytes) => `sha384-${createHash('sha384').update(bytes).digest('base64')}`;

/** Of a file that another build made. Without it a script is built that does not check it, which is never to be deployed. */
export function integrityOfFile(url) {
  if (existsSync(url)) return integrityOf(readFileSync(url));
  console.warn(`${url.pathname} is not there, so what loads it cannot check it`);
  return '';
}

/** The line for calls made before the script is there. */
export const stub =
  "window.touchstone ??= ['track', 'show', 'preview', 'on', 'close'].reduce((t, n) => Object.assign(t, { [n]: (...c) => t.q.push([n, ...c]) }), { q: [] });";
