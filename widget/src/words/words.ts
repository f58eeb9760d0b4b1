import { de } from './de';
import { en } from './en';
import type { Words } from './vocabulary';

export type { Ends, Words } from './vocabulary';

/** By language, as in BCP 47. A language loaded on demand is added here before the first view that needs it is drawn. */
const languages: Record<string, Words> = { en, de };

/** The words for "de-AT" are those for "de"; a language the widget does not speak gets English. */
export const wordsFor = (locale: string): Words => languages[locale.toLowerCase().split(/[-_]/, 1)[0] ?? ''] ?? en;
