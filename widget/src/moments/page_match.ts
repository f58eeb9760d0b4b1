import { fitsGlob } from './glob';

/** One glob, or several of which any may fit. */
export type Globs = string | readonly string[];

/** Which pages a moment belongs to; what is absent does not matter. */
export interface PagePattern {
  host?: Globs;
  path?: Globs;
  /** By name of the parameter. */
  query?: Readonly<Record<string, Globs>>;
  /** With or without its "#". */
  hash?: Globs;
}

/** What stands in an address may be written with escapes or without: "/stra%C3%9Fe" is "/straße". */
function readable(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

const fitsAny = (globs: Globs, ...texts: string[]): boolean =>
  [globs].flat().some((glob) => texts.some((text) => fitsGlob(glob, text)));

const lower = (globs: Globs): string[] => [globs].flat().map((glob) => glob.toLowerCase());
const bare = (globs: Globs): string[] => [globs].flat().map((glob) => glob.replace(/^#/, ''));

/** Whether this is such a page. A host may be written with its port or without. */
export function fitsPage({ host, path, query, hash }: PagePattern, { href }: { href: string }): boolean {
  const page = new URL(href);
  return (
    (host === undefined || fitsAny(lower(host), page.hostname, page.host)) &&
    (path === undefined || fitsAny(path, page.pathname, readable(page.pathname))) &&
    Object.entries(query ?? {}).every(([name, globs]) =>
      page.searchParams.getAll(name).some((each) => fitsAny(globs, each)),
    ) &&
    (hash === undefined || fitsAny(bare(hash), page.hash.slice(1), readable(page.hash.slice(1))))
  );
}
