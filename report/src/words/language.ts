import { de } from './de';
import { en } from './en';
import type { Words } from './vocabulary';

const spoken: { readonly [language: string]: Words } = { de, en };

export interface Language {
  words: Words;
  /** For numbers and days: of those that the reader's browser wishes, the first in that language. */
  locale: string;
}

const isoWithoutRegion: { readonly [language: string]: string } = { de: 'de-DE', en: 'en-GB' };

/** `?lang=` first, then what the browser wishes, then English. */
export function chooseLanguage(search: string, wished: readonly string[]): Language {
  const asked = new URLSearchParams(search).get('lang');
  const all = asked ? [asked, ...wished] : wished;
  const language = all.map((each) => each.slice(0, 2).toLowerCase()).find((each) => spoken[each]) ?? 'en';
  const locale =
    all.find((each) => each.toLowerCase().startsWith(`${language}-`)) ?? isoWithoutRegion[language] ?? 'en-GB';
  return { words: spoken[language] ?? en, locale: valid(locale) ?? 'en-GB' };
}

function valid(locale: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(locale)[0];
  } catch {
    return undefined;
  }
}
