import { de } from './de';
import { en } from './en';
import type { Words } from './vocabulary';

export type { Ends, Words } from './vocabulary';

/** The entry for "de-AT" is that for "de"; a language the widget does not speak gets English. */
export const languageOf = <Entry>(locale: string, { en, ...others }: Record<string, Entry> & { en: Entry }): Entry =>
  others[locale.toLowerCase().split(/[-_]/, 1)[0] ?? ''] ?? en;

export const wordsFor = (locale: string): Words => languageOf<Words>(locale, { en, de });
