import { reason, warn } from '../light/console';
import { en } from './en';
import { files } from './files';
import type { Words } from './vocabulary';

export type { Ends, Words } from './vocabulary';

/** Nobody is kept waiting longer than this for words: then it is English. */
const patienceMs = 5000;

/** By language: its words, English where they did not come, or what settles when they are here. */
const known: { [language: string]: Words | Promise<void> } = { en };

/** "de" for "de-AT" and "de_AT"; "en" for a language the widget does not speak. */
export function languageOf(locale: string): string {
  const language = /^[a-z]{2}(?![a-z])/i.exec(locale)?.[0].toLowerCase() ?? '';
  return files[language] ? language : 'en';
}

/** The words for a locale; where they are not here yet, they are brought: a promise that never rejects, to ask again after. */
export function wordsFor(locale: string): Words | Promise<void> {
  const language = languageOf(locale);
  known[language] ??= bring(language);
  return known[language];
}

async function bring(language: string): Promise<void> {
  try {
    const late = new Promise<never>((_, fail) => setTimeout(fail, patienceMs, 'it does not come'));
    const file = await Promise.race([files[language]?.(), late]);
    known[language] = file?.words ?? en;
  } catch (failure) {
    known[language] = en;
    warn(`speaks English for want of touchstone.words.${language}.mjs: ${reason(failure)}`);
  }
}
