import type { Format } from '../format/format';
import type { Report } from '../state/report';
import type { Words } from '../words/vocabulary';

/** What every view needs. */
export interface Context {
  words: Words;
  format: Format;
  report: Report;
  /** Goes on in the other language. */
  speak(language: Words['language']): void;
}
