import type { Language } from './vocabulary';

type File = () => Promise<{ words: Language }>;

/** Every language but English, which is built in. Files of their own beside this one, which bundlers find by these very lines; they are there only in dist/. */
export const files: { readonly [language: string]: File | undefined } = {
  // @ts-expect-error: only in dist/
  ar: () => import('./touchstone.words.ar.mjs'),
  // @ts-expect-error: only in dist/
  cs: () => import('./touchstone.words.cs.mjs'),
  // @ts-expect-error: only in dist/
  da: () => import('./touchstone.words.da.mjs'),
  // @ts-expect-error: only in dist/
  de: () => import('./touchstone.words.de.mjs'),
  // @ts-expect-error: only in dist/
  es: () => import('./touchstone.words.es.mjs'),
  // @ts-expect-error: only in dist/
  fr: () => import('./touchstone.words.fr.mjs'),
  // @ts-expect-error: only in dist/
  it: () => import('./touchstone.words.it.mjs'),
  // @ts-expect-error: only in dist/
  nl: () => import('./touchstone.words.nl.mjs'),
  // @ts-expect-error: only in dist/
  pl: () => import('./touchstone.words.pl.mjs'),
  // @ts-expect-error: only in dist/
  pt: () => import('./touchstone.words.pt.mjs'),
  // @ts-expect-error: only in dist/
  sv: () => import('./touchstone.words.sv.mjs'),
  // @ts-expect-error: only in dist/
  tr: () => import('./touchstone.words.tr.mjs'),
};
