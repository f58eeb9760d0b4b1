import { de } from './de';
import { en } from './en';

/** The two ends of a scale, lowest first. */
export type Ends = readonly [low: string, high: string];

/** Everything the widget says by itself. What the shop asks comes from surveys.json. */
export interface Words {
  next: string;
  back: string;
  skip: string;
  send: string;
  close: string;
  copy: string;
  copied: string;
  required: string;
  tooLong: string;
  left(characters: number): string;
  progress(step: number, of: number): string;
  /** For scales whose ends the configuration does not name. */
  ends: { nps: Ends; csat: Ends; agreement_7: Ends; effort_5: Ends };
}

/** By language, as in BCP 47. A language loaded on demand is added here before the first view that needs it is drawn. */
const languages: Record<string, Words> = { en, de };

/** The words for "de-AT" are those for "de"; a language the widget does not speak gets English. */
export const wordsFor = (locale: string): Words => languages[locale.toLowerCase().split('-', 1)[0] ?? ''] ?? en;
